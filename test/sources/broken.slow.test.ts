import { expect, test } from "vitest";
import { readBroken } from "./broken-deliveries.ts";

test.each([0, 100, 200])("100 broken deliveries, from %i on, lose no row silently", async (from) => {
  const { counted } = await readBroken(Array.from({ length: 100 }, (_, k) => from + k));
  expect(counted).toBeGreaterThan(30);
});
