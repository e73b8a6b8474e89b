import type { Question, QuestionAbout } from "../base/mapping-facts.ts";
import { isIdentifying, shapeOf, shownValue } from "../base/shown-value.ts";
import { type Profile, unanswered } from "../sources/profile/profile.ts";
import type { SourceTable } from "../sources/source-tables.ts";
import type { Proposal } from "./propose.ts";

/**
 * A proposal as it may be printed. A value that a question is about is shown when it is a code or several rows have it, otherwise as its shape. Headings
 * that are a student's row, because the file has no header, are shown as shapes.
 */
export function shownProposal(proposal: Proposal, table: SourceTable): Proposal {
  const rename = new Map<string, string>();
  if (table.headers.some(isIdentifying)) for (const heading of table.headers) rename.set(heading, shapeOf(heading));
  const rowsWith = countsOf(table);
  for (const { about } of proposal.questions) {
    if ("value" in about) rename.set(about.value, shownValue(about.value, rowsWith.get(about.value)));
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

/** How many rows have each value, in whichever column. */
function countsOf(table: SourceTable): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const row of table.rows) {
    for (const value of new Set(row.map((cell) => cell.trim()))) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

function shownQuestion(question: Question, shown: (text: string) => string): Question {
  const { about } = question;
  const named: QuestionAbout = {
    ...about,
    ...("value" in about && { value: shown(about.value) }),
    ...("column" in about && { column: shown(about.column) }),
    ...("heading" in about && { heading: shown(about.heading) }),
  };
  const last = "value" in about ? about.value : "heading" in about ? about.heading : "";
  const path = (where: string): string =>
    last !== "" && where.endsWith(`.${last}`) ? `${where.slice(0, -last.length)}${shown(last)}` : where;
  return { ...question, about: named, id: path(question.id), where: path(question.where) };
}

/** Every text and key in plain data through a function; "?" stays. */
function deeply(data: unknown, shown: (text: string) => string): unknown {
  if (typeof data === "string") return data === unanswered ? data : shown(data);
  if (Array.isArray(data)) return data.map((item) => deeply(item, shown));
  if (typeof data !== "object" || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [shown(key), deeply(value, shown)]));
}
