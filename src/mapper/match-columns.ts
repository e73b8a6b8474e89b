import type { ConceptId, FileKind } from "../base/mapping-facts.ts";
import type { SourceTable } from "../sources/source-tables.ts";
import { disabilityWords, meaningOf, plainValue } from "../sources/vocabulary/code-words.ts";
import { type Concept, concepts, plainHeader } from "../sources/vocabulary/concepts.ts";
import { conceptsOfHeading } from "../sources/vocabulary/headings.ts";
import { listedHeadings } from "../sources/vocabulary/known-exports.ts";
import type { ReportExport } from "../sources/vocabulary/report-export.ts";
import { areAnswers, type ColumnShape, columnShape, knownShare } from "./column-shape.ts";
import { countsDays, namesAnotherUnit } from "./other-units.ts";

/*
 * How columns are matched to concepts ===================================
 *
 * A concept is a meaning that a column can have: a student's identifier, a grade, days absent
 * (`sources/vocabulary/concepts.ts`). Each concept lists its headings and defines which values fit. Matching uses
 * headings and values, never the order of columns.
 *
 * 1. Score of the heading, 0 to 1 (`headingScores`). Headings are compared by letters and digits, ignoring case and
 * accents:
 *
 *      1.00        the heading is in the concept's list ("Student ID"); 1.05 if the list is specific to this kind of file
 *      0.85        the same after removing stop words ("Current Grade Level Cd" is "grade")
 *      0.42-0.60   part of the heading is in the list ("Home School Code"), more for a larger part
 *      x 0.80      a sibling concept whose headings are used interchangeably (meals and disadvantaged)
 *
 *    A small penalty for later places in the list breaks ties. A heading that scores below 0.3 is ignored.
 *
 * 2. Score of the values, 0 to 1 (`valueFit`): the share of values that a concept accepts. Dates for a date, numbers
 * in range for a number, known
 *    spellings for a code. An empty column scores 0.5.
 *
 * 3. Veto (`minimumValues`): a heading match needs a minimum score of the values, lower for an exact heading than for
 * a partial one. A vetoed match
 *    is reported as `valuesDisagree`, so that a "Grade" column full of names is not read as grades.
 *
 * 4. Values alone: for concepts whose values are distinctive (`byValues`: ten-digit identifiers, English learner
 * codes), a column of any heading is a
 *    candidate if 95 % of its values fit. Such a match has heading score 0, and the operator has to confirm it. So is
 * the only column of days in a file
 *    of dated rows.
 *
 * 5. Total = 0.65 x heading + 0.35 x values. Candidates are assigned greedily in descending order: each column gets
 * one concept, each concept one
 *    column unless it `repeats`. A column that loses its concept to a better one is reported as `betterColumn`.
 *
 * A file that is a known export (`sources/vocabulary/known-exports.ts`) is not guessed: its headings have the
 * export's meanings (or none), provided the values fit. Headings that the export does not list are matched as above.
 *
 * Matching runs twice: first without knowing the kind of file; the matched concepts vote for a kind (`kindOf` in
 * `propose.ts`); then with the kind, which resolves bare headings such as "Date" or "Code". The numbers above were
 * tuned by hand on the real files in `test/mapper/real-files.slow.test.ts` and the vendors' headings; they are not
 * probabilities.
 */

/** Whether a heading would count days if it did not name another unit. */
export function countsInAnotherUnit(heading: string): boolean {
  const words = headingWords(heading);
  if (!namesAnotherUnit(words)) return false;
  const rest = words.filter((word) => !namesAnotherUnit([word])).join(" ");
  return ["", "days "].some((unit) =>
    headingScores(`${unit}${rest}`, "attendance-summary").some(
      ({ concept, score }) => countsDays(concept.id) && score >= plainlyNamed,
    ),
  );
}

/** A column and the concept it was matched to, with the score of its heading and of its values. */
export interface Match {
  readonly heading: string;
  readonly at: number;
  readonly shape: ColumnShape;
  readonly concept: Concept | null;
  /** Concept that the heading suggests but the values contradict. */
  readonly valuesDisagree: Concept | null;
  /** Concept that the heading suggests but another column matches better. */
  readonly betterColumn: Concept | null;
  /** Score of the heading, 0 to 1; 0 if only the values suggested the concept. */
  readonly byHeading: number;
  /** Score of the values, 0 to 1. */
  readonly byValues: number;
}

const exact = 1;
const withoutStopWords = 0.85;
const contained = 0.6;
const sibling = 0.8;
/** The heading counts about twice as much as the values. */
const headingWeight = 0.65;
const valuesWeight = 0.35;
/**
 * Threshold for a heading whose meaningful words are all listed; slightly lower, because later list places cost a
 * little.
 */
const plainlyNamed = withoutStopWords - 0.02;
/** Minimum score of a heading. */
const minimumHeading = 0.3;

/** Stop words of headings. */
const stopWords = new Set(
  "student students stu current cd code desc description flag ind indicator is has the of a num no nbr value val type level status de del la el los las estudiante alumno stdnt pupil".split(
    " ",
  ),
);

/** Tokens of a heading: split at spaces, punctuation and camel case. */
export function headingWords(heading: string): string[] {
  return heading
    .replaceAll(/([\p{Ll}\d])(\p{Lu})/gu, "$1 $2")
    .split(/[^\p{L}\p{N}]+/u)
    .map((w) => plainHeader(w))
    .filter((w) => w !== "");
}

/** Concepts whose headings are used interchangeably: the values decide. */
const siblings: readonly (readonly [string, string])[] = [
  ["elas", "english_learner"],
  ["special_education", "disability_category"],
  ["meals", "disadvantaged"],
  ["race", "hispanic"],
  ["school_id", "school_name"],
  ["district_id", "district_name"],
  ["county_id", "county_name"],
  ["course_id", "course_name"],
  ["grade", "mark"],
  ["job", "staff_id"],
];

interface HeadingScore {
  readonly concept: Concept;
  readonly score: number;
}

const conceptById: ReadonlyMap<string, Concept> = new Map(concepts.map((c) => [c.id, c]));

function headingScores(heading: string, kind: FileKind | null): HeadingScore[] {
  const best = new Map<string, number>();
  const note = (key: string, score: number): void => {
    for (const { concept, kinds, rank } of conceptsOfHeading(key)) {
      if (kinds !== null && (kind === null || !kinds.includes(kind))) continue;
      // A meaning specific to this kind of file beats a general one. If two headings match one concept ("Perm ID",
      // "Stu ID"), the one listed first wins.
      const adjustedScore = (kinds === null ? score : Math.min(1.05, score + 0.05)) - rank * 1e-4;
      if (adjustedScore > (best.get(concept.id) ?? 0)) best.set(concept.id, adjustedScore);
    }
  };
  note(plainHeader(heading), exact);
  // Ad hoc reports prefix the column with its table: student.grade, enrollment.startDate.
  const dotted = /^[A-Za-z]+\.([A-Za-z].*)$/.exec(heading.trim())?.[1];
  if (dotted !== undefined) note(plainHeader(dotted), withoutStopWords);
  const words = headingWords(heading);
  note(words.filter((w) => !stopWords.has(w)).join(""), withoutStopWords);
  if (words[0] === "id") note([...words.slice(1), "id"].join(""), withoutStopWords);
  for (let from = 0; from < words.length; from++) {
    for (let to = from + 1; to <= words.length; to++) {
      const part = words.slice(from, to);
      if (part.length === words.length || part.every((w) => stopWords.has(w))) continue;
      const key = part.join("");
      if (key.length >= 4) note(key, contained * (0.7 + 0.3 * (part.length / words.length)));
    }
  }
  for (const pair of siblings) {
    for (const [one, other] of [pair, [pair[1], pair[0]] as const]) {
      const score = best.get(one);
      if (score !== undefined && score * sibling > (best.get(other) ?? 0)) best.set(other, score * sibling);
    }
  }
  const isOtherUnit = namesAnotherUnit(words);
  const isShare = /%|percent|\bpct\b|\brate\b|porcentaje/i.test(heading);
  return [...best].flatMap(([id, score]) => {
    const concept = conceptById.get(id);
    // "% Att" is a share, not a count of days.
    const isCount = concept?.kind === "number" && concept.range !== undefined;
    if (concept === undefined || (isShare && isCount) || (isOtherUnit && countsDays(concept.id))) return [];
    return [{ concept, score }];
  });
}

const marks = new Set("a b c d f e p np pass fail cr nc i inc w wf wp a+ s u n o".split(" "));
const isMark = (text: string): boolean => {
  const lower = text.trim().toLowerCase();
  return marks.has(lower) || /^[a-f][+-]$/.test(lower);
};

/** Concepts that identify a person or a place. */
const isName: ReadonlySet<ConceptId> = new Set([
  "student_id",
  "local_id",
  "staff_id",
  "respondent_id",
  "school_id",
  "school_name",
  "district_id",
  "district_name",
  "county_id",
  "county_name",
  "section_id",
  "incident_id",
]);

/** Places whose codes and names are in columns of their own. */
const codesOfPlaces: ReadonlySet<ConceptId> = new Set(["school_id", "district_id", "county_id"]);

/** Whether a text is a place's name rather than its code: words, or one long word. */
const isPlaceName = (text: string): boolean =>
  /^[\p{L}\p{M}'’.&/()\s\d,-]+$/u.test(text) &&
  (/\p{L}{3,}.*\s|\s.*\p{L}{3,}/u.test(text) || /^\p{L}{6,}$/u.test(text));

/** Score of the values for a concept, 0 to 1; 0.5 for an empty column, which is no evidence either way. */
export function valueFit(concept: Concept, shape: ColumnShape): number {
  if (shape.known === 0) return 0.5;
  if (concept.id === "mark") {
    const letters = shareOf(shape, isMark);
    return Math.max(letters, shape.numbers * 0.6);
  }
  if (isName.has(concept.id) && areAnswers(shape)) return 0;
  if (concept.id === "item" || concept.id === "test" || concept.id === "school_name" || concept.id === "course_name") {
    return 1 - Math.max(shape.dates, shape.numbers) * 0.8;
  }
  switch (concept.kind) {
    case "id":
      if (shape.dates > 0.5 || shape.numbers - shape.whole > 0.2) return 0;
      if (codesOfPlaces.has(concept.id)) return 1 - shareOf(shape, isPlaceName);
      return concept.id === "student_id" ? 0.6 + 0.4 * tenDigits(shape) : 1;
    case "date":
      return shape.dates;
    case "number": {
      const [least, most] = concept.range ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
      const outside = (shape.least ?? least) < least || (shape.most ?? most) > most;
      return shape.numbers * (outside ? 0.5 : 1);
    }
    case "share":
      return (shape.least ?? 0) < 0 || (shape.most ?? 0) > 100 ? 0 : shape.numbers;
    case "school-year":
      return shape.schoolYears;
    case "yes-no":
    case "code":
      return concept.codes === undefined ? 1 : knownShare(shape, concept.codes);
    default:
      return 1;
  }
}

function shareOf(shape: ColumnShape, is: (text: string) => boolean): number {
  let total = 0;
  let hits = 0;
  for (const [value, n] of shape.values) {
    total += n;
    if (is(value)) hits += n;
  }
  return total === 0 ? 0 : hits / total;
}

/** Share of values with ten digits, or with nine or eight if a spreadsheet may have dropped zeros. */
export function tenDigits(shape: ColumnShape): number {
  const ten = shape.widths.get(10) ?? 0;
  const short = (shape.widths.get(9) ?? 0) + (shape.widths.get(8) ?? 0);
  return shape.known === 0 || ten === 0 ? 0 : (ten + short) / shape.known;
}

/** A column with at most this many unknown codes can be asked about code by code. */
const mostQuestions = 25;

/** Minimum value score for a match by heading. Better headings need less. */
function minimumValues(concept: Concept, score: number, shape: ColumnShape): number {
  if (concept.kind === "leave" || concept.kind === "text" || concept.kind === "id") return 0.2;
  if (concept.kind === "code" || concept.kind === "yes-no") {
    if (score >= plainlyNamed) return shape.values.size <= mostQuestions && shape.dates < 0.5 ? 0 : 0.2;
    return 0.6;
  }
  return score >= plainlyNamed ? 0.5 : 0.8;
}

/** Column meanings stated by a person, by heading; null = not used. */
export type StatedColumns = Readonly<Record<string, ConceptId | null>>;

/** A stated meaning outranks every guess. */
const stated = 1.1;
/** In a known export, a heading means what the export defines. */
const asListed = 1.08;

interface Candidate {
  at: number;
  concept: Concept;
  heading: number;
  values: number;
  score: number;
}

/** Meaning of the date in a file with one row per day, by kind of file. */
const datedBy: Readonly<Partial<Record<FileKind, ConceptId>>> = {
  "attendance-daily": "date",
  discipline: "incident_date",
};

/** The only date column in a file of dated rows, if no heading identifies it. */
function onlyDay(
  { headers }: SourceTable,
  kind: FileKind | null,
  shapes: readonly ColumnShape[],
  candidates: readonly Candidate[],
): Candidate | undefined {
  const concept = conceptById.get((kind === null ? undefined : datedBy[kind]) ?? "");
  if (concept === undefined || candidates.some((c) => c.concept === concept)) return undefined;
  const taken = new Set(candidates.map(({ at }) => at));
  const days = shapes.flatMap((shape, at) =>
    shape.known > 0 && shape.dates >= 0.95 && !taken.has(at) && headers[at]?.trim() !== "" ? [at] : [],
  );
  const [at] = days;
  if (days.length !== 1 || at === undefined) return undefined;
  const values = shapes[at]?.dates ?? 0;
  return { at, concept, heading: 0, values, score: values * valuesWeight };
}

/** Matches columns to concepts: greedy assignment by descending score. */
export function matchColumns(
  table: SourceTable,
  kind: FileKind | null,
  shapes: readonly ColumnShape[],
  statedColumns: StatedColumns = {},
  known: ReportExport | null = null,
): Match[] {
  const candidates: Candidate[] = [];
  const listed = known === null ? null : listedHeadings(known);
  const valuesDisagree = new Map<number, Concept>();
  const betterColumn = new Map<number, Concept>();
  table.headers.forEach((heading, at) => {
    const shape = shapes[at];
    if (shape === undefined) return;
    const meaning = statedColumns[heading];
    if (meaning !== undefined) {
      const concept = meaning === null ? undefined : conceptById.get(meaning);
      const values = concept === undefined ? 0 : valueFit(concept, shape);
      if (concept !== undefined) candidates.push({ at, concept, heading: stated, values, score: stated });
      return;
    }
    const listedAs = listed?.get(plainHeader(heading));
    if (listedAs === null) return;
    const listedConcept = listedAs === undefined ? undefined : conceptById.get(listedAs);
    const scores =
      listedConcept === undefined ? headingScores(heading, kind) : [{ concept: listedConcept, score: asListed }];
    for (const { concept, score } of scores) {
      const values = valueFit(concept, shape);
      if (score < minimumHeading) continue;
      if (values < minimumValues(concept, score, shape)) {
        if (score >= plainlyNamed) valuesDisagree.set(at, concept);
        continue;
      }
      candidates.push({ at, concept, heading: score, values, score: score * headingWeight + values * valuesWeight });
    }
    // A column without a heading cannot be named in a profile.
    if (listedConcept !== undefined || heading.trim() === "") return;
    for (const concept of concepts) {
      if (concept.byValues !== true || shape.known < 5) continue;
      const values = concept.id === "student_id" ? tenDigits(shape) : knownShare(shape, concept.codes ?? emptyWords);
      const distinctive =
        concept.id === "student_id" ||
        (kind === "attendance-daily" && concept.id === "attendance_code") ||
        areDistinctive(concept.id, [...shape.values.keys()]);
      if (values >= 0.95 && distinctive)
        candidates.push({ at, concept, heading: 0, values, score: values * valuesWeight });
    }
  });
  const day = onlyDay(table, kind, shapes, candidates);
  if (day !== undefined) candidates.push(day);
  candidates.sort((a, b) => b.score - a.score || a.at - b.at);
  const assigned = new Map<number, Candidate>();
  const used = new Set<string>();
  for (const candidate of candidates) {
    if (assigned.has(candidate.at)) continue;
    if (used.has(candidate.concept.id) && candidate.concept.repeats !== true) {
      if (candidate.heading >= plainlyNamed) betterColumn.set(candidate.at, candidate.concept);
      continue;
    }
    // A match by values alone never adds a second column of a concept.
    if (used.has(candidate.concept.id) && candidate.heading === 0) continue;
    assigned.set(candidate.at, candidate);
    used.add(candidate.concept.id);
  }
  return table.headers.flatMap((heading, at) => {
    const shape = shapes[at];
    if (shape === undefined) return [];
    const candidate = assigned.get(at);
    return [
      {
        heading,
        at,
        shape,
        concept: candidate?.concept ?? null,
        valuesDisagree: valuesDisagree.get(at) ?? null,
        betterColumn: betterColumn.get(at) ?? null,
        byHeading: candidate?.heading ?? 0,
        byValues: candidate?.values ?? 0,
      },
    ];
  });
}

/** Whether values known to a vocabulary are unlikely to mean anything else. Short values are ambiguous. */
function areDistinctive(concept: ConceptId, values: readonly string[]): boolean {
  const plain = values.map(plainValue);
  if (plain.length < 2) return false;
  if (concept === "gender") return plain.every((v) => !/^\d$/.test(v));
  if (concept === "meals" && plain.every((v) => v.length === 1)) return plain.includes("f") && plain.includes("r");
  if (concept === "race" && plain.every((v) => /^[a-z]{1,2}$/.test(v))) return plain.length >= 4;
  // Words such as Not eligible are in columns about anything.
  if (concept === "disability_category" && values.filter((v) => isCategory(v, values)).length < 2) return false;
  if (concept === "grade") return plain.length >= 4 && plain.some((v) => /^(k|kg|kn|tk|pk)$/.test(v));
  return plain.length >= 3 && plain.some((v) => v.length > 2);
}

function isCategory(value: string, values: readonly string[]): boolean {
  const meaning = meaningOf(value, disabilityWords, values);
  return "is" in meaning && meaning.is !== "no" && meaning.is !== "yes";
}

const emptyWords = { id: "", list: "code", means: {} } as const;

/** A column of test results: "ELA Scale Score", "math_level". */
export interface TestColumn {
  readonly heading: string;
  readonly at: number;
  readonly subject: string;
  readonly measure: "score" | "level";
  /** Rest of the heading: which test. */
  readonly test: string;
}

const subjectOf: Readonly<Record<string, string>> = {
  ela: "ela",
  english: "ela",
  reading: "ela",
  read: "ela",
  literacy: "ela",
  lectura: "ela",
  math: "math",
  maths: "math",
  mathematics: "math",
  matematicas: "math",
  science: "science",
  cast: "science",
  ciencias: "science",
  elpac: "elpac",
};
const scoreWords = new Set(["score", "scale", "scaled", "ss", "rit", "points", "puntaje", "puntuacion", "scalescore"]);
const levelWords = new Set(["level", "pl", "performance", "achievement", "proficiency", "nivel", "lvl", "band"]);

/** Test results in wide format: the subject is part of the heading. */
export function testColumns(table: SourceTable, shapes: readonly ColumnShape[]): TestColumn[] {
  return table.headers.flatMap((heading, at): TestColumn[] => {
    const shape = shapes[at];
    if (shape === undefined || shape.numbers < 0.9 || shape.known === 0) return [];
    const words = headingWords(heading);
    const subject = words.map((w) => subjectOf[w]).find((s) => s !== undefined);
    if (subject === undefined) return [];
    const saysLevel = words.some((w) => levelWords.has(w)) && !words.some((w) => scoreWords.has(w));
    const saysScore = words.some((w) => scoreWords.has(w));
    if (!saysLevel && !saysScore && (words.length > 1 || shape.values.size < 7)) return [];
    const small = shape.whole > 0.99 && (shape.least ?? 0) >= 1 && (shape.most ?? 9) <= 6;
    const rest = words.filter((w) => subjectOf[w] === undefined && !scoreWords.has(w) && !levelWords.has(w));
    return [{ heading, at, subject, measure: saysLevel && small ? "level" : "score", test: rest.join(" ") }];
  });
}

/** Daily attendance in wide format: columns whose heading is a date. */
export function dayColumns(table: SourceTable): { heading: string; date: string }[] {
  return table.headers.flatMap((heading) => {
    const date = dayIn(heading);
    return date === null ? [] : [{ heading, date }];
  });
}

function dayIn(heading: string): string | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(heading.trim()) ?? /^(20\d{2})(\d{2})(\d{2})$/.exec(heading.trim());
  if (iso !== null) return `${iso[1]}-${iso[2]}-${iso[3]}`;
  const us = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(heading.trim());
  return us === null ? null : `${us[3]}-${(us[1] ?? "").padStart(2, "0")}-${(us[2] ?? "").padStart(2, "0")}`;
}

export const shapesOf = (table: SourceTable): ColumnShape[] =>
  table.headers.map((_, at) => columnShape(table.rows.map((row) => row[at] ?? "")));
