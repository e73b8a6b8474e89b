import { expect, test } from "vitest";
import { brokenDelivery, damages } from "./broken.ts";
import { readBroken } from "./broken-deliveries.ts";

/** The kind of the first damage to the delivery of a seed. */
const damageOf = (seed: number): string => brokenDelivery(seed).done[0]?.split(":")[0] ?? "none";

test("a delivery with each kind of damage does not crash the reader, and no row is lost silently", async () => {
  const seeds = new Map<string, number>();
  for (let seed = 0; seed < 60; seed++) if (!seeds.has(damageOf(seed))) seeds.set(damageOf(seed), seed);
  expect([...seeds.keys()].sort()).toEqual(Object.keys(damages).sort());
  expect(await readBroken([...seeds.values()])).toBeGreaterThan(5);
});
