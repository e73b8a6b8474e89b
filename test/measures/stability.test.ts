import fc from "fast-check";
import { expect, test } from "vitest";
import { stability } from "../../src/measures/stability.ts";
import { stableFromDays } from "../../src/rules/us-ca-stability.ts";
import { anyNumber, expectSound } from "../sound.ts";

const from = stableFromDays.value;

test("no input makes a rate that is not a number", () => {
  const spell = fc.record({ student: fc.string(), entry: fc.string(), exit: fc.string() });
  fc.assert(fc.property(fc.array(spell), anyNumber, (spells, days) => expectSound(() => stability(spells, days))));
});

test("a spell as long as the calendar says is stable from 245 days on, both ends counted", () => {
  const start = Date.UTC(2023, 0, 1);
  const iso = (days: number): string => new Date(start + days * 86_400_000).toISOString().slice(0, 10);
  fc.assert(
    fc.property(fc.nat(900), fc.integer({ min: 1, max: 400 }), (first, length) => {
      const found = stability([{ student: "1", entry: iso(first), exit: iso(first + length - 1) }], from);
      expect(found.days).toEqual([length]);
      expect(found.rate).toBe(length >= 245 ? 1 : 0);
    }),
  );
});

test("a student counts once, by the longest of their spells", () => {
  const spells = [
    { student: "1", entry: "2023-08-01", exit: "2023-08-31" },
    { student: "1", entry: "2023-09-01", exit: "2024-06-30" },
    { student: "2", entry: "2023-08-01", exit: "2023-08-31" },
  ];
  expect(stability(spells, from)).toMatchObject({ stable: [false, true, false], rate: 0.5, n: 2 });
});

test("a day that does not exist, or an exit before the entry, is refused and counts nowhere", () => {
  const found = stability(
    [
      { student: "1", entry: "2023-02-30", exit: "2023-12-01" },
      { student: "2", entry: "2023-09-01", exit: "2023-08-01" },
    ],
    from,
  );
  expect(found.days).toEqual([
    { kind: "none", reason: "invalid_input" },
    { kind: "none", reason: "invalid_input" },
  ]);
  expect(found.rate).toEqual({ kind: "none", reason: "zero_denominator" });
});
