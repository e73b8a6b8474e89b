import { expect, test } from "vitest";
import { readBroken } from "./broken-deliveries.ts";

test.each([60, 170, 280, 390])("110 more broken deliveries, from %i on, lose no row silently", async (from) => {
  expect(await readBroken(from, from + 110)).toBeGreaterThan(30);
});
