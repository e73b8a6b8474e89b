import { testInParts, testInSql } from "./student-years-in-parts.ts";

testInParts([7, 1_000_000]);
testInSql([7, 1_000_000]);
