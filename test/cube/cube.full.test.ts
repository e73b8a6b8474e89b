import { testAgainstOracle } from "./against-oracle.ts";

// Each engine and each mode once; the slow tier tests them all.
testAgainstOracle([11], (engine, way) => (engine === "memory") === (way === "at once"));
