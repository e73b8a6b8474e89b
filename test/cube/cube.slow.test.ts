import { testAgainstOracle } from "./against-oracle.ts";

testAgainstOracle([12, 13, 14]);
