import fc from "fast-check";
import { expect, test } from "vitest";
import { indexOfRow, verdicts } from "../../src/reports/judged/judged.ts";
import { priorityAt, priorityColumns } from "../../src/reports/judged/priority-column.ts";
import { defaultAuditRules } from "../../src/rules/audit.ts";
import { normalCdf } from "../../src/stats/normal.ts";

const years = 4;
const places = [{ kind: "district" }, { kind: "school" }, { kind: "school" }] as const;
/** The third place has no district and no enrollment. */
const enrolled = [4000, 4000, 0];
const groups = [
  { grouping: "all", level: "all" },
  { grouping: "el", level: "yes" },
  { grouping: "race", level: "a" },
  { grouping: "race", level: "b" },
  { grouping: "race*el", level: "a*yes" },
  { grouping: "race*el", level: "b*yes" },
];
const indicators = [
  { kind: "share", outcome: "favorable" },
  { kind: "share", outcome: "unfavorable" },
  { kind: "share", outcome: "neither" },
  { kind: "mean", outcome: "favorable" },
] as const;
const source = {
  years,
  places,
  groups,
  indicators,
  rules: defaultAuditRules,
  enrolledOf: (p: number) => enrolled[p] ?? 0,
};

interface Gap {
  readonly is: boolean;
  readonly value: number;
  readonly half: number;
  readonly n: number;
  readonly comparison: number;
  readonly verdict: number;
}
const anyGap: fc.Arbitrary<Gap> = fc.record({
  is: fc.nat(3).map((k) => k > 0),
  value: fc.double({ min: -0.5, max: 0.5, noNaN: true }),
  half: fc.double({ min: 0.001, max: 0.2, noNaN: true }),
  n: fc.integer({ min: 11, max: 1500 }),
  comparison: fc.nat(1),
  verdict: fc.nat(verdicts.length - 1),
});
const cells = places.length * years * indicators.length * (groups.length - 1);

/** A table of gaps in the order of the judged table, some comparisons missing. */
function tableOf(gaps: readonly Gap[]) {
  const rows: (Gap & { place: number; year: number; indicator: number; group: number })[] = [];
  const start: number[] = [];
  let next = 0;
  places.forEach((_, place) => {
    for (let year = 0; year < years; year++) {
      start.push(rows.length);
      indicators.forEach((_, indicator) => {
        for (let group = 1; group < groups.length; group++) {
          const gap = gaps[next++];
          if (gap?.is) rows.push({ ...gap, place, year, indicator, group });
        }
      });
    }
  });
  start.push(rows.length);
  return {
    rows,
    columns: {
      rows: rows.length,
      start: Int32Array.from(start),
      indicator: Uint16Array.from(rows, (r) => r.indicator),
      group: Uint16Array.from(rows, (r) => r.group),
      comparison: Uint16Array.from(rows, (r) => r.comparison),
      n: Int32Array.from(rows, (r) => r.n),
      value: Float64Array.from(rows, (r) => r.value),
      lower: Float64Array.from(rows, (r) => r.value - r.half),
      upper: Float64Array.from(rows, (r) => r.value + r.half),
      verdict: Uint8Array.from(rows, (r) => r.verdict),
    },
  };
}

test("each disadvantage of the latest year has the parts and score of its own numbers, and its rank among those of its place", () => {
  let ranked = 0;
  fc.assert(
    fc.property(fc.array(anyGap, { minLength: cells, maxLength: cells }), (gaps) => {
      const { rows, columns } = tableOf(gaps);
      const priority = priorityColumns(source, columns);
      const oriented = (r: (typeof rows)[number]): number => (r.indicator === 1 ? r.value : -r.value);
      const of = (row: number) => {
        const at = indexOfRow(priority, row);
        return at < 0 ? undefined : priorityAt(priority, at);
      };
      rows.forEach((r, row) => {
        const gap = oriented(r);
        const isRanked =
          r.year === years - 1 && r.place < 2 && r.indicator < 2 && verdicts[r.verdict] !== "cannot-tell" && gap > 0;
        const found = of(row);
        expect(found !== undefined).toBe(isRanked);
        if (found === undefined) return;
        const known = rows.filter(
          (o) =>
            o.place === r.place &&
            o.indicator === r.indicator &&
            o.group === r.group &&
            o.year >= years - 3 &&
            o.comparison === r.comparison,
        );
        const parts = {
          size: Math.min(1, gap / 0.2),
          reach: Math.min(1, Math.sqrt((gap * r.n) / (0.05 * 4000))),
          persistence: (known.filter((o) => oriented(o) >= 0.03).length + 0.5 * (3 - known.length)) / 3,
          reliability: normalCdf((gap - 0.03) / (r.half / 1.959963984540054)),
        };
        for (const [name, value] of Object.entries(parts))
          expect(found[name as keyof typeof parts], name).toBeCloseTo(value, 9);
        const { size, reach, persistence, reliability } = parts;
        const score = 100 * size ** 0.3 * reach ** 0.3 * persistence ** 0.2 * reliability ** 0.2;
        expect(found.score).toBeCloseTo(score, 7);
        const listed = rows.flatMap((o, other) =>
          o.place === r.place && o.group >= 4 === r.group >= 4 ? (of(other) ?? []) : [],
        );
        expect(found.rank).toBe(1 + listed.filter((o) => o.score > found.score + 1e-9).length);
        expect(found.rankMin).toBeLessThanOrEqual(found.rank);
        expect(found.rankMax).toBeGreaterThanOrEqual(found.rank);
        expect(found.rankMax).toBeLessThanOrEqual(listed.length);
        ranked += 1;
      });
    }),
    { numRuns: 60 },
  );
  expect(ranked).toBeGreaterThan(200);
});

test("a place's order does not depend on other places", () => {
  fc.assert(
    fc.property(fc.array(anyGap, { minLength: cells, maxLength: cells }), (gaps) => {
      const perPlace = cells / places.length;
      const all = tableOf(gaps);
      const fewer = tableOf(gaps.map((gap, k) => (k < perPlace ? gap : { ...gap, is: false })));
      const scores = ({ rows, columns }: ReturnType<typeof tableOf>) => {
        const found = priorityColumns(source, columns);
        return [...found.row].flatMap((row, at) => (rows[row]?.place === 0 ? [priorityAt(found, at)] : []));
      };
      expect(scores(fewer)).toEqual(scores(all));
    }),
    { numRuns: 20 },
  );
});
