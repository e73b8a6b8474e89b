/**
 * A part that is unknown is not zero and not no: if one cell of a case's records becomes unknown, the student either is
 * not counted or has the result that the known cell gave.
 */
import { describe, expect, test } from "vitest";
import type { BoundaryCase } from "../../src/indicators/boundary.ts";
import { indicators } from "../../src/indicators/index.ts";
import type { Indicator } from "../../src/indicators/indicator.ts";
import { sharedValueOf } from "../../src/indicators/shared-value.ts";
import type { Row } from "../../src/records/table.ts";
import { tables } from "../../src/records/tables.ts";
import { resultOf } from "./case-result.ts";

/** Columns in which a blank says something, and what. */
const blankMeans: Readonly<Record<string, string>> = {
  "enrollment.exit_date": "still enrolled",
  "enrollment.exit_kind": "still enrolled",
  "enrollment.completion": "did not complete",
  "enrollment.met_a_g": "asked for by its own need, by school",
  "enrollment.transfer_documented": "the exit code says it",
  "enrollment.district_id": "the school's own",
  "program.end_date": "still in it",
  "disability.end_date": "still eligible",
  "language.start_assumed": "the file states the date",
  "course_result.mark": "the course still runs",
  "absence.exempt": "not exempt",
  "assessment.exemption": "not exempt",
  "absence.days_suspended_in": "no in-school suspension on record",
};
const isRace = (column: string): boolean => column === "hispanic" || column.startsWith("race_");

/** Averages over the sections of a student leave out a section whose teacher is unknown, in the part and in the whole. */
const overKnownSections = (id: string, indicator: Indicator): boolean =>
  (id === "section" || id === "staff") && sharedValueOf(indicator)?.made === "part-of-whole";

/** The cells of an indicator's counted cases that may be unknown. */
function nullableCells(indicator: (typeof indicators)[number]) {
  return indicator.boundary.flatMap((of) =>
    of.is === "not counted"
      ? []
      : Object.entries(of.records).flatMap(([id, rows]) =>
          rows.flatMap((row, at) =>
            Object.keys(row)
              .filter((column) => {
                const table = tables.find((t) => t.id === id);
                const declared = table?.columns[column as keyof typeof table.columns] as
                  | { required?: boolean }
                  | undefined;
                return declared?.required !== true && !((table?.key ?? []) as readonly string[]).includes(column);
              })
              .filter(
                (column) =>
                  row[column] !== null &&
                  !overKnownSections(id, indicator) &&
                  !(`${id}.${column}` in blankMeans) &&
                  !isRace(column),
              )
              .map((column) => ({ of, id, at, column })),
          ),
        ),
  );
}

const asked = indicators.map((i) => [i.id, i, nullableCells(i)] as const).filter(([, , cells]) => cells.length > 0);

test.each(asked)("%s: no unknown cell counts as zero or no", async (_id, indicator, cells) => {
  for (const { of, id, at, column } of cells) {
    const rows = (of.records[id] ?? []).map((row, i) => (i === at ? { ...row, [column]: null } : row));
    const changed: BoundaryCase = { ...of, records: { ...of.records, [id]: rows } };
    const is = await resultOf(indicator, changed);
    expect(is === "not counted" || is === of.is || isClose(is, of.is), `${of.student}, ${id}.${column}: ${is}`).toBe(
      true,
    );
  }
});

const isClose = (a: BoundaryCase["is"], b: BoundaryCase["is"]): boolean =>
  typeof a === "number" && typeof b === "number" && Math.abs(a - b) < 1e-9;

describe("a student of two schools, in the district", () => {
  const enrollment = [{ exit_date: "2026-01-09" }, { school_id: "other", entry_date: "2026-01-12" }];
  const known = { days_expected: 90, days_attended: 80, days_suspended_out: 2, days_suspended_in: 1 };
  const result = (id: string, other: Row): Promise<BoundaryCase["is"]> => {
    const indicator = indicators.find((i) => i.id === id);
    if (indicator === undefined) throw new Error(id);
    const records = { enrollment, absence: [known, { ...known, school_id: "other", ...other }] };
    return resultOf(indicator, { student: "", is: "met", records }, "district");
  };

  test.each([
    ["attendance", ["days_expected", "days_attended"]],
    ["chronic-absence", ["days_expected", "days_attended"]],
    ["days-taught", ["days_expected", "days_attended", "days_suspended_in"]],
    ["days-lost", ["days_suspended_out"]],
  ])("%s adds up both schools, and is unknown if one of them does not say", async (id, columns) => {
    expect(await result(id, {})).not.toBe("not counted");
    for (const column of columns) expect(await result(id, { [column]: null }), column).toBe("not counted");
  });
});
