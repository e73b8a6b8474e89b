import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { rulesBetween, rulesWithin } from "./conflicts-page.ts";

const page = readFileSync(join(import.meta.dirname, "..", "..", "docs", "conflicts.md"), "utf8");

test("the page about conflicts has the rules of every table", () => {
  expect(page).toContain(rulesWithin());
  expect(page).toContain(rulesBetween());
  expect(rulesWithin().split("\n").length).toBeGreaterThan(5);
});
