import { testAgainstOracle } from "./against-oracle.ts";

testAgainstOracle([11]);
