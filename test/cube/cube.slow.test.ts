import { testAgainstOracle } from "./against-oracle.ts";

testAgainstOracle([11, 12, 13, 14]);
