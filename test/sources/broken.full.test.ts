import { expect, test } from "vitest";
import { brokenDelivery, damages } from "./broken.ts";
import { readBroken } from "./broken-deliveries.ts";

/** Enough for every kind of damage to occur; the slow test reads 440 more. */
const deliveries = 60;

test("broken deliveries do not crash the reader, and no row is lost silently", async () => {
  expect(await readBroken(0, deliveries)).toBeGreaterThan(20);
});

test("every kind of damage occurs", () => {
  const met = new Set(Array.from({ length: deliveries }, (_, seed) => brokenDelivery(seed).done[0]?.split(":")[0]));
  expect([...met].sort()).toEqual(Object.keys(damages).sort());
});
