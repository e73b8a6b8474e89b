import { type ConceptId, decisions, type MappingQuestion, type QuestionAbout } from "../../base/mapping-facts.ts";
import { vocabularies } from "../vocabulary/code-words.ts";
import { type Fill, type Origin, type Profile, unanswered } from "./profile.ts";

/** Likely answers, by their path in the profile. */
export type Suggestions = Readonly<Record<string, string>>;

/** Questions about the file as a whole; while one is open, nothing in the file loads. */
const wholeFile: ReadonlySet<QuestionAbout["kind"]> = new Set([
  "identify",
  "school",
  "school-year",
  "year-names",
  "dates",
  "every-day",
  "counts",
]);

/** Open questions in a profile: every "?". */
export function openQuestions(profile: Profile, suggestions: Suggestions = {}): MappingQuestion[] {
  const questions: MappingQuestion[] = [];
  const ask = (where: string, about: QuestionAbout): void => {
    const suggestion = suggestions[where];
    const blocks = wholeFile.has(about.kind);
    questions.push({ id: where, where, about, blocks, ...(suggestion === undefined ? {} : { suggestion }) });
  };
  for (const [name, answer] of Object.entries(profile.decide ?? {})) {
    const kind = decisions.find((decision) => decision === name);
    if (answer !== unanswered || kind === undefined) continue;
    ask(`decide.${name}`, kind === "listed-program" ? { kind, program: listedIn(profile) } : { kind });
  }
  if (profile.schoolYear === unanswered) ask("schoolYear", { kind: "school-year" });
  if (profile.yearNames === unanswered) ask("yearNames", { kind: "year-names", column: profile.yearColumn ?? "" });
  for (const [value, year] of Object.entries(profile.yearCodes?.codes ?? {})) {
    if (year !== unanswered) continue;
    ask(`yearCodes.codes.${value}`, { kind: "year-codes", column: profile.yearCodes?.from ?? "", value });
  }
  if (profile.dates === unanswered) ask("dates", { kind: "dates" });
  for (const [mark, answer] of Object.entries(profile.missing)) {
    if (answer === unanswered) ask(`missing.${mark}`, { kind: "missing", mark });
  }
  for (const [heading, answer] of Object.entries(profile.confirm ?? {})) {
    if (answer === unanswered) ask(`confirm.${heading}`, { kind: "confirm", heading });
  }
  for (const [column, answers] of Object.entries(profile.counts ?? {})) {
    for (const [value, answer] of Object.entries(answers))
      if (answer === unanswered) ask(`counts.${column}.${value}`, { kind: "counts", column, value });
  }
  const asked = new Set<string>();
  const days = dayColumnsOf(profile);
  const ofDays = new Set<string>();
  for (const { from, codes, words } of codedColumns(profile)) {
    const open = Object.entries(codes).filter(([, to]) => to === unanswered);
    if (open.length === 0 || asked.has(from)) continue;
    asked.add(from);
    if (days.has(from)) {
      // A code means the same on all days, so it is asked once for all day columns.
      const meanings = Object.keys(vocabularies.get(words ?? "")?.means ?? {});
      for (const [value] of open) {
        if (ofDays.has(value)) continue;
        ofDays.add(value);
        ask(`codes.${from}.${value}`, { kind: "code", column: from, value, meanings });
      }
      continue;
    }
    const meanings = words === undefined ? [] : Object.keys(vocabularies.get(words)?.means ?? {});
    for (const [value] of open) ask(`codes.${from}.${value}`, { kind: "code", column: from, value, meanings });
  }
  return questions;
}

/** The program whose students a file lists, if a person says so. */
function listedIn({ fills }: Profile): ConceptId {
  const fill = fills.find(({ onlyIf }) => onlyIf?.decision === "listed-program" && onlyIf.answer === "yes");
  const program = fill?.columns["program"];
  if (program !== undefined && "value" in program) return program.value as ConceptId;
  return fill?.table === "language" ? "english_learner" : "special_education";
}

/** Day columns, whose headings are dates. */
export const dayColumnsOf = ({ fills }: Profile): ReadonlySet<string> =>
  new Set(
    fills.flatMap(({ table, columns: { date, status } }) =>
      table === "attendance_day" && date !== undefined && "value" in date && status !== undefined && "from" in status
        ? [status.from]
        : [],
    ),
  );

interface CodedColumn {
  readonly from: string;
  readonly codes: Readonly<Record<string, string | null>>;
  readonly words?: string;
}

/** Every column read by codes. */
function codedColumns(profile: Profile): CodedColumn[] {
  const coded = (origin: Origin): CodedColumn[] =>
    "from" in origin && origin.codes !== undefined
      ? [{ from: origin.from, codes: origin.codes, ...(origin.words === undefined ? {} : { words: origin.words }) }]
      : [];
  return [
    ...profile.fills.flatMap((f: Fill) => Object.values(f.columns).flatMap(coded)),
    ...(profile.race?.from ?? []).map((from) => ({ from, codes: profile.race?.codes ?? {}, words: "mapped.race" })),
  ];
}
