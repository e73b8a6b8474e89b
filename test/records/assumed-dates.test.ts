/**
 * A file that gives a status without a date shows that the status began in its school year or before. Whatever is
 * measured from that beginning is then what the true date would give, or unknown.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { coverageRows } from "../../src/cube/coverage.ts";
import { groupings } from "../../src/groups/index.ts";
import { indicators } from "../../src/indicators/index.ts";
import { calendarRows, censusDay } from "../../src/records/calendar.ts";
import { evaluate } from "../../src/records/evaluate.ts";
import { choose, column, columnsOf, type Expr } from "../../src/records/expr.ts";
import { prune } from "../../src/records/prune.ts";
import { rowsOf } from "../../src/records/rows.ts";
import { studentYear } from "../../src/records/student-year/student-year.ts";
import type { Row, Value } from "../../src/records/table.ts";
import { coveredEverywhere } from "../covered-everywhere.ts";
import "../property-seed.ts";

const years = [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026];
const enrollment: readonly Row[] = years.map((year) => ({
  school_year: year,
  student_id: "A",
  school_id: "S1",
  district_id: "0100001",
  entry_date: `${year - 1}-08-20`,
  status: "primary",
  grade: String(year - 2014).padStart(2, "0"),
}));
const measured: readonly (readonly [string, Expr])[] = [
  ["years as an English learner", column("years_as_el")],
  ...groupings.filter(({ id }) => /^el-|long-term-el/.test(id)).map((g) => [g.id, g.of] as const),
  ...indicators.flatMap((i) =>
    i.kind === "share" && /long-term-el|reclassified/.test(i.id)
      ? [[i.id, choose([[i.population, i.hit]], null)] as const]
      : [],
  ),
];
const ofLanguage = prune(studentYear, [
  ...["school_year", "as_cohort", "el_in_year", "rfep_since", "el_since"],
  ...measured.flatMap(([, expr]) => [...columnsOf(expr)]),
]);
const derive = (language: readonly Row[]): readonly Row[] => {
  const records = { enrollment, language };
  return rowsOf(ofLanguage, {
    ...records,
    calendar: calendarRows(years),
    coverage: coverageRows(coveredEverywhere(records), (year) => [year]),
  }).filter((row) => row["as_cohort"] !== true);
};

type Status = "EL" | "RFEP";
interface Life {
  /** When the student became an English learner, and was reclassified. */
  readonly begins: Readonly<Record<Status, string | undefined>>;
  /** Years whose files state the status on census day. */
  readonly files: readonly number[];
  /** Statuses whose date the files state. */
  readonly dated: readonly Status[];
}

const day = (from: number, to: number): fc.Arbitrary<string> =>
  fc
    .tuple(fc.integer({ min: from, max: to }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
    .map(([year, ...rest]) => [year, ...rest.map((n) => String(n).padStart(2, "0"))].join("-"));
const life: fc.Arbitrary<Life> = fc.record({
  begins: fc
    .record({ EL: day(2013, 2020), RFEP: fc.option(day(2017, 2025), { nil: undefined }) })
    .filter(({ EL, RFEP }) => RFEP === undefined || EL < RFEP),
  files: fc.subarray(years, { minLength: 1 }),
  dated: fc.subarray<Status>(["EL", "RFEP"]),
});

const rowsFrom = ({ begins }: Life): Row[] =>
  (["EL", "RFEP"] as const).flatMap((elas) =>
    begins[elas] === undefined ? [] : [{ student_id: "A", elas, start_date: begins[elas] }],
  );
/** What the files state: a status of an unknown date begins on July 1 of the file's year, and is marked. */
const statedRows = ({ begins, files, dated }: Life): Row[] =>
  files.flatMap((year): Row[] => {
    const census = censusDay(year);
    const elas = begins.RFEP !== undefined && begins.RFEP <= census ? "RFEP" : "EL";
    const start = begins[elas];
    if (start === undefined || start > census) return [];
    const isDated = dated.includes(elas);
    return [{ student_id: "A", elas, start_date: isDated ? start : `${year - 1}-07-01`, start_assumed: !isDated }];
  });

const unknown: ReadonlySet<Value> = new Set([null, "RFEP-undated"]);

test("what is measured from an assumed date is what the true date gives, or unknown", () => {
  const decided = new Map(measured.map(([id]) => [id, 0]));
  fc.assert(
    fc.property(life, (of) => {
      const stated = statedRows(of);
      if (stated.length === 0) return;
      const truth = derive(rowsFrom(of));
      const derived = derive(stated);
      for (const [i, row] of derived.entries()) {
        const year = Number(row["school_year"]);
        // Between files a status lasts until another one is on record, which is not about dates.
        if (!of.files.includes(year) && year > Math.min(...of.files)) continue;
        for (const [id, expr] of measured) {
          const value = evaluate(expr, row);
          if (unknown.has(value)) continue;
          expect(value, `${id} in ${year}`).toBe(evaluate(expr, truth[i] ?? {}));
          decided.set(id, (decided.get(id) ?? 0) + 1);
        }
      }
    }),
    { numRuns: 100 },
  );
  for (const [id, times] of decided) expect(times, id).toBeGreaterThan(0);
});

test.each([
  ["an English learner", "EL", { el_status: "EL", years_as_el: null, long_term_el: null, el_in_year: true }],
  ["reclassified", "RFEP", { el_status: "RFEP-undated", years_as_el: null, long_term_el: false, el_in_year: false }],
])("%s by one file without dates: the status is known, since when is not", (_, elas, expected) => {
  const rows = derive([{ student_id: "A", elas, start_date: "2025-07-01", start_assumed: true }]);
  expect(rows.find((row) => row["school_year"] === 2026)).toMatchObject({
    ...expected,
    rfep_since: null,
    el_since: null,
  });
});

test("reclassified without a date says nothing about the years before, except where a file of one says English learner", () => {
  const reclassified = { student_id: "A", elas: "RFEP", start_date: "2025-07-01", start_assumed: true };
  const statusOf = (language: readonly Row[]) => derive(language).map((row) => row["el_status"]);
  expect(statusOf([reclassified])).toEqual([...Array(8).fill(null), "RFEP-undated"]);
  const learner = { student_id: "A", elas: "EL", start_date: "2022-07-01", start_assumed: true };
  expect(statusOf([learner, reclassified])).toEqual([...Array(8).fill("EL"), "RFEP-recent"]);
});

test("a date stated by another file of the same school year is the date", () => {
  const [assumed, dated] = [
    { student_id: "A", elas: "EL", start_date: "2018-07-01", start_assumed: true },
    { student_id: "A", elas: "EL", start_date: "2018-10-10" },
  ];
  expect(derive([assumed, dated]).at(-1)).toMatchObject({ el_since: "2018-10-10", years_as_el: 7, long_term_el: true });
});
