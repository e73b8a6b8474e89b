import { beforeAll, expect, test } from "vitest";
import type { ProblemCode } from "../../src/base/problem-facts.ts";
import { quarantineReason } from "../../src/ui/language/problems.ts";
import { bothLanguages } from "./both-languages.ts";
import { brokenDelivery, damages } from "./broken.ts";
import { readBroken } from "./broken-deliveries.ts";

/** The kind of the first damage to the delivery of a seed. */
const damageOf = (seed: number): string => brokenDelivery(seed).done[0]?.split(":")[0] ?? "none";

/** The first seed of each kind of damage. */
const seeds = new Map<string, number>();
for (let seed = 0; seed < 60; seed++) if (!seeds.has(damageOf(seed))) seeds.set(damageOf(seed), seed);

let read: Awaited<ReturnType<typeof readBroken>>;
beforeAll(async () => {
  read = await readBroken([...seeds.values()]);
});

test("a delivery with each kind of damage does not crash the reader, and no row is lost silently", () => {
  expect([...seeds.keys()].sort()).toEqual(Object.keys(damages).sort());
  expect(read.counted).toBeGreaterThan(5);
});

test("every problem of broken deliveries has a sentence in Spanish", () => {
  const met = new Set<ProblemCode>();
  for (const { problems, quarantine } of read.readings) {
    for (const problem of problems) {
      met.add(problem.code);
      bothLanguages(problem);
    }
    for (const { codes } of quarantine)
      for (const code of codes) expect(quarantineReason(code, "es")).not.toMatch(/^sources\.|^oneroster\./);
  }
  expect(met.size).toBeGreaterThan(8);
});
