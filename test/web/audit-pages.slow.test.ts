import { test } from "vitest";
import { expectDefinedAgainst } from "./visible-text.ts";

test("an audit against a named group, all students or the highest group says so, and its pages have no undefined values", async () => {
  for (const rule of ["california", "all", "highest"] as const) await expectDefinedAgainst(rule);
});
