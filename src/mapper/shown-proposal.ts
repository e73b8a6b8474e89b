import { dayOf } from "../base/days.ts";
import type { MappingQuestion, QuestionAbout } from "../base/mapping-facts.ts";
import { shownName } from "../base/shown-text.ts";
import { isIdentifying, shapeOf, shownValue } from "../base/shown-value.ts";
import { type Profile, unanswered } from "../sources/profile/profile.ts";
import type { SourceTable } from "../sources/source-tables.ts";
import { attendanceDays } from "./attendance-days.ts";
import { columnShape, countsOfColumn } from "./column-shape.ts";
import type { Proposal } from "./propose.ts";

/**
 * A proposal that is safe to print. A value in a question is shown if it is a code or several rows share it,
 * otherwise masked. If the file has no header, its headings are a student's row and are masked.
 */
export function shownProposal(proposal: Proposal, table: SourceTable): Proposal {
  const rename = new Map<string, string>();
  for (const heading of table.headers) rename.set(heading, shownHeading(heading, table));
  const rowsWith = countsOf(table);
  for (const { about } of proposal.questions) {
    const value = valueIn(about);
    if (value === undefined) continue;
    const at = "column" in about ? table.headers.indexOf(about.column) : -1;
    const column = at === -1 ? undefined : countsOfColumn(columnShape(table.rows.map((row) => row[at] ?? "")));
    rename.set(value, shownValue(value, rowsWith.get(value), column));
  }
  const shown = (text: string): string => rename.get(text) ?? text;
  const questions = proposal.questions.map((q) => shownQuestion(q, shown));
  return {
    ...proposal,
    profile: { ...(deeply(proposal.profile, shown) as Profile), kind: proposal.profile.kind },
    columns: proposal.columns.map((c) => ({ ...c, heading: shown(c.heading) })),
    questions,
    suggestions: Object.fromEntries(
      questions.flatMap((q) => (q.suggestion === undefined ? [] : [[q.id, q.suggestion]])),
    ),
  };
}

/** A question that is safe to print. */
export const shownQuestionOf = (proposal: Proposal, table: SourceTable, question: MappingQuestion): MappingQuestion =>
  shownProposal({ ...proposal, questions: [question] }, table).questions[0] ?? question;

/** A heading that is safe to print: without a header row, the first student's values take the place of headings. */
export const shownHeading = (heading: string, table: SourceTable): string =>
  table.headers.some((h) => isIdentifying(h) && !isDay(h, table)) ? shapeOf(heading) : shownName(heading);

/** Date headings of attendance are within one school year; a student's row has a birth date and few others. */
function isDay(heading: string, table: SourceTable): boolean {
  const days = attendanceDays(table);
  const dates = days.map(({ date }) => date).sort();
  const span = dayOf(dates.at(-1) ?? "") - dayOf(dates[0] ?? "");
  return span < 366 && days.some((day) => day.heading === heading);
}

/** The file's value that a question is about; undefined if none. */
export const valueIn = (about: QuestionAbout): string | undefined =>
  about.kind === "missing" ? about.mark : "value" in about ? about.value : undefined;

/** Number of rows with each value, in any column. */
export function countsOf(table: SourceTable): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const row of table.rows) {
    for (const value of new Set(row.map((cell) => cell.trim()))) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

function shownQuestion(question: MappingQuestion, shown: (text: string) => string): MappingQuestion {
  const { about } = question;
  const named: QuestionAbout = {
    ...about,
    ...("value" in about && { value: shown(about.value) }),
    ...("mark" in about && { mark: shown(about.mark) }),
    ...("column" in about && { column: shown(about.column) }),
    ...("heading" in about && { heading: shown(about.heading) }),
  };
  const last = valueIn(about) ?? ("heading" in about ? about.heading : "");
  const path = (where: string): string =>
    last !== "" && where.endsWith(`.${last}`) ? `${where.slice(0, -last.length)}${shown(last)}` : where;
  return { ...question, about: named, id: path(question.id), where: path(question.where) };
}

/** Maps all texts and keys in plain data through a function; "?" stays. */
function deeply(data: unknown, shown: (text: string) => string): unknown {
  if (typeof data === "string") return data === unanswered ? data : shown(data);
  if (Array.isArray(data)) return data.map((item) => deeply(item, shown));
  if (typeof data !== "object" || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [shown(key), deeply(value, shown)]));
}
