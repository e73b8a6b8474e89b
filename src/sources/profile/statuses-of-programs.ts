import { defineTable } from "../../records/table.ts";
import { disability, language, program } from "../../records/tables.ts";
import type { ColumnSource, Mapping } from "../mapping.ts";

/** What a program's code can mean besides a program: a status that has a table of its own. */
type StatusOfProgram = "english-learner" | "special-education";

/** A row of a list of programs and statuses, before it goes to the table of either. */
const listedRow = defineTable({ ...program, id: "listed_row", key: [] });

/**
 * Splits the mapping of a list of programs into one per table, if some of its codes mean a status: English learner
 * from the row's start, and from its end no longer one, without saying whether reclassified; or eligible for special
 * education from start to end.
 *
 * @returns `main` decides each row's fate; the parts are its facts. Null if no code means a status.
 */
export function statusesOfPrograms(mapping: Mapping): { main: Mapping; parts: readonly Mapping[] } | null {
  const coded = mapping.columns["program"];
  if (mapping.table.id !== program.id || coded === undefined || !("at" in coded) || coded.read.as !== "code")
    return null;
  const { at, read } = coded;
  const meaning = (status: StatusOfProgram): string[] =>
    Object.entries(read.codes.codes).flatMap(([code, to]) => (to === status ? [code] : []));
  const [learners, eligible] = [meaning("english-learner"), meaning("special-education")];
  const statuses = [...learners, ...eligible];
  if (statuses.length === 0) return null;
  const pick = (...names: readonly string[]): Record<string, ColumnSource> =>
    Object.fromEntries(
      names.flatMap((name) => (mapping.columns[name] === undefined ? [] : [[name, mapping.columns[name]]])),
    );
  const when = (codes: readonly string[], test: "isIn" | "isNotIn" = "isIn") => [
    ...(mapping.when ?? []),
    test === "isIn" ? { at, isIn: codes } : { at, isNotIn: codes },
  ];
  const end = mapping.columns["end_date"];
  const parts: Mapping[] = [{ ...mapping, when: when(statuses, "isNotIn") }];
  if (learners.length > 0) {
    const status = (elas: string, start: ColumnSource | undefined): Mapping => ({
      ...mapping,
      table: language,
      when: when(learners),
      columns: {
        ...pick("student_id"),
        elas: { constant: elas },
        ...(start === undefined ? {} : { start_date: start }),
      },
    });
    parts.push(status("EL", mapping.columns["start_date"]));
    if (end !== undefined) parts.push(status("not-EL", end));
  }
  if (eligible.length > 0)
    parts.push({
      ...mapping,
      table: disability,
      when: when(eligible),
      columns: { ...pick("student_id", "start_date", "end_date"), eligible: { constant: true } },
    });
  return { main: { ...mapping, table: listedRow }, parts };
}
