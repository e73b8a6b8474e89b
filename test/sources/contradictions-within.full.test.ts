import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { type DuckDb, openDuckDb } from "../../src/engine/duckdb.ts";
import { printExpr } from "../../src/engine/print.ts";
import { contradictions } from "../../src/records/contradictions.ts";
import type { Row } from "../../src/records/table.ts";
import { checkContradictions } from "../../src/sources/check-contradictions.ts";
import { ColumnHeadings } from "../../src/sources/column-headings.ts";
import { stageDelivery } from "./staged-delivery.ts";

let db: DuckDb;
beforeAll(async () => {
  db = await openDuckDb();
  return () => db.close();
});

const year = 2025;

test("no number uses facts of one row that cannot all be true: after the check no row has any, whatever the rows", async () => {
  const days = fc.option(fc.integer({ min: 0, max: 230 }));
  const date = fc.option(
    fc
      .integer({ min: -900, max: 1200 })
      .map((n) => new Date(Date.UTC(2024, 7, 15) + n * 86_400_000).toISOString().slice(0, 10)),
  );
  const some = fc.integer({ min: 0, max: 12 });
  const row = fc.record({
    absence: fc.record({
      ...{ days_expected: days, days_attended: days, days_absent: days, days_suspended_out: days },
      ...{ days_excused: days, days_unexcused: days },
    }),
    enrollment: fc.record({ entry_date: date.map((d) => d ?? "2024-08-15"), exit_date: date }),
    program: fc.record({ start_date: date.map((d) => d ?? "2024-08-15"), end_date: date }),
    disability: fc.record({ start_date: date.map((d) => d ?? "2024-08-15"), end_date: date }),
    student: fc.record({ birth_date: date, start_date: fc.constant("2024-07-01"), first_us_school_date: date }),
    assessment: fc.record({ tested: fc.boolean(), score: fc.option(some), level: fc.option(some) }),
    course_result: fc.record({ credits_attempted: fc.option(some), credits_earned: fc.option(some) }),
    staff: fc.record({ years_total: fc.option(some), years_in_district: fc.option(some) }),
  });
  const fixed: Record<string, Row> = {
    enrollment: { school_id: "A", status: "primary", grade: "05", school_year: year },
    absence: { school_id: "A", school_year: year },
    program: { program: "homeless", school_year: year },
    disability: { eligible: true },
    student: {},
    assessment: { subject: "local", test: "x", school_year: year },
    course_result: { school_id: "A", section_id: "1", term: "1", school_year: year },
    staff: { staff_id: "1", school_year: year },
  };
  const checked = contradictions.filter(({ outcome }) => outcome !== "used");
  let wrong = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 4, maxLength: 8 }), async (rows) => {
      const delivery = Object.fromEntries(
        Object.entries(fixed).map(([table, same]) => [
          table,
          rows.map(
            (own, i): Row => ({
              ...same,
              ...(table === "staff" ? { staff_id: `${i}` } : { student_id: `${i}` }),
              ...(own[table as keyof typeof own] as Row),
            }),
          ),
        ]),
      );
      await stageDelivery(db, delivery);
      await checkContradictions(db, new ColumnHeadings(), () => {
        wrong++;
      });
      for (const { id, table, when } of checked) {
        const left = await db.all(
          `SELECT source_line FROM staged.${table} WHERE coalesce(${printExpr(when)}, false) AND (source_file, source_line) NOT IN (SELECT (source_file, source_line) FROM stopped_lines)`,
        );
        expect(left, `${id} in ${table}`).toEqual([]);
      }
    }),
    { seed: 20241202, numRuns: 6 },
  );
  expect(wrong).toBeGreaterThan(30);
  // What is only unlikely, a date beside a stated year, and published figures are named and used.
  expect([
    ...new Set(contradictions.filter(({ outcome }) => outcome === "used").map(({ id, table }) => `${table} ${id}`)),
  ]).toEqual([
    "attendance_day date-outside-year",
    "incident date-outside-year",
    "assessment date-outside-year",
    "official_figure parts-exceed-total",
  ]);
});
