/** Small random records of every table, reproducible by seed, with unknowns, movers, ties and orphan rows. */
import { calendarRows } from "../../src/records/calendar.ts";
import { grades } from "../../src/records/codes.ts";
import { coverageTable, coverColumn, listedNeeds } from "../../src/records/coverage/made-table.ts";
import type { Records } from "../../src/records/rows.ts";
import type { Row, Table, Value } from "../../src/records/table.ts";
import { tables } from "../../src/records/tables.ts";

const years = [2022, 2023, 2024, 2025, 2026];

/** Seeded random numbers in [0, 1). */
export function seeded(seed: number): () => number {
  let state = (seed * 2654435761) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 4294967296;
  };
}

export function randomRecords(seed: number, students = 30): Records {
  const chance = seeded(seed);
  const pickOne = <T>(values: readonly T[]): T => values[Math.floor(chance() * values.length)] as T;
  const whole = (below: number): number => Math.floor(chance() * below);
  const schools = ["1000001", "1000002", "2000001", "3000001"];
  const ids = Array.from({ length: students }, (_, i) => `000000${1000 + i}`);
  const date = (year: number): string => {
    const month = 1 + whole(12);
    return `${month >= 7 ? year - 1 : year}-${String(month).padStart(2, "0")}-${String(1 + whole(28)).padStart(2, "0")}`;
  };
  const value = (name: string, column: Table["columns"][string], year: number): Value => {
    if (column.required !== true && chance() < 0.15) return null;
    if (name === "school_year") return year;
    if (name === "student_id") return pickOne(ids);
    if (name === "school_id") return pickOne(schools);
    if (name === "staff_id") return `T${whole(6)}`;
    if (name === "section_id") return `S${whole(5)}`;
    if (name === "incident_id") return `I${whole(20)}`;
    if (name === "respondent_id") return `R${whole(8)}`;
    if (name === "term") return pickOne(["FA", "SP"]);
    if (name === "mark") return pickOne(["A", "B+", "C", "D-", "F", "P", "NP", "nc", "CR", "AUD"]);
    if (column.codes !== undefined) return pickOne(Object.keys(column.codes));
    if (column.type === "date") return date(year);
    if (column.type === "boolean") return chance() < 0.5;
    if (column.type === "integer") return 1 + whole(5);
    if (column.type === "number") return Math.round(chance() * 400 - 100) / 2;
    return `x${whole(3)}`;
  };
  const records: Record<string, Row[]> = {};
  for (const table of tables as readonly Table[]) {
    const rows = new Map<string, Row>();
    const wanted = table.id === "school" ? 3 : students * (table.id === "attendance_day" ? 8 : 3);
    for (let i = 0; i < wanted; i++) {
      const year = pickOne(years);
      const row: Record<string, Value> = {};
      for (const [name, column] of Object.entries(table.columns)) row[name] = value(name, column, year);
      if (table.id === "school") {
        const id = schools[i] as string;
        Object.assign(row, {
          school_id: id,
          district_id: id === "2000001" ? "0200002" : "0100001",
          county_id: id === "2000001" ? null : "01",
          state: "CA",
        });
      }
      if (table.id === "survey_answer" && chance() < 0.5) row["student_id"] = null;
      rows.set(JSON.stringify(table.key.map((k) => row[k] ?? null)), row);
    }
    records[table.id] = [...rows.values()];
  }
  records["calendar"] = [...calendarRows(years)];
  records[coverageTable.id] = years.flatMap((year) =>
    schools.flatMap((school) =>
      Object.keys(grades)
        .filter(() => chance() < 0.9)
        .map((grade) => ({
          school_year: year,
          school_id: school,
          grade,
          ...Object.fromEntries(listedNeeds.map((need) => [coverColumn(need), chance() < 0.7])),
        })),
    ),
  );
  return records;
}
