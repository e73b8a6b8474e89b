import { testPeriodsAddUp } from "./periods-add-up.ts";

testPeriodsAddUp("duckdb");
