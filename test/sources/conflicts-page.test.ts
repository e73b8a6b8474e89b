import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { permanence } from "../../src/records/permanence.ts";
import { tables } from "../../src/records/tables.ts";
import { rulesBetween, rulesWithin } from "./conflicts-page.ts";

const page = readFileSync(join(import.meta.dirname, "..", "..", "docs", "conflicts.md"), "utf8");

test("the page about conflicts has the rules of every table", () => {
  expect(page).toContain(rulesWithin());
  expect(page).toContain(rulesBetween());
  expect(rulesWithin().split("\n").length).toBeGreaterThan(5);
});

test("every column that is not in a table's key says how two deliveries may differ in it", () => {
  for (const { id, key, columns } of tables) {
    const others = Object.keys(columns).filter((c) => !(key as readonly string[]).includes(c));
    expect(Object.keys(permanence[id as keyof typeof permanence]).sort(), id).toEqual(others.sort());
  }
});
