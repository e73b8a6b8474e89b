import type { SourceTable } from "../sources/source-tables.ts";
import { plainValue } from "../sources/vocabulary/code-words.ts";
import { type Concept, concepts, type FileKind, plainHeader } from "../sources/vocabulary/concepts.ts";
import { conceptsOfHeading } from "../sources/vocabulary/headings.ts";
import { type ColumnShape, columnShape, knownShare } from "./column-shape.ts";

/** What a column was taken for, and how well its heading and its values agree with it. */
export interface Match {
  readonly heading: string;
  readonly at: number;
  readonly shape: ColumnShape;
  readonly concept: Concept | null;
  /** The concept that the heading means, where the values do not fit it. */
  readonly valuesDisagree: Concept | null;
  /** The concept that the heading means, where another column means it more clearly. */
  readonly betterColumn: Concept | null;
  /** 0 to 1: how nearly the heading says it. */
  readonly byHeading: number;
  /** 0 to 1: how well the values fit. */
  readonly byValues: number;
}

const exact = 1;
const withoutFillers = 0.85;
const contained = 0.6;
const sibling = 0.8;
/** Below this the heading does not speak for the concept. */
const enough = 0.3;

/** Words that say little in a heading. */
const fillers = new Set(
  "student students stu current cd code desc description flag ind indicator is has the of a num no nbr value val type level status de del la el los las estudiante alumno stdnt pupil".split(
    " ",
  ),
);

/** The words of a heading: cut at spaces, signs and capitals. */
export function headingWords(heading: string): string[] {
  return heading
    .replaceAll(/([\p{Ll}\d])(\p{Lu})/gu, "$1 $2")
    .split(/[^\p{L}\p{N}]+/u)
    .map((w) => plainHeader(w))
    .filter((w) => w !== "");
}

/** Concepts whose headings are used for each other: the values decide. */
const siblings: readonly (readonly [string, string])[] = [
  ["elas", "english_learner"],
  ["special_education", "disability_category"],
  ["meals", "disadvantaged"],
  ["race", "hispanic"],
  ["school_id", "school_name"],
  ["course_id", "course_name"],
  ["grade", "mark"],
  ["job", "staff_id"],
];

interface Spoken {
  readonly concept: Concept;
  readonly score: number;
}

const conceptById: ReadonlyMap<string, Concept> = new Map(concepts.map((c) => [c.id, c]));

function spokenBy(heading: string, kind: FileKind | null): Spoken[] {
  const best = new Map<string, number>();
  const note = (key: string, score: number): void => {
    for (const { concept, kinds, rank } of conceptsOfHeading(key)) {
      if (kinds !== null && (kind === null || !kinds.includes(kind))) continue;
      // A heading that this kind of file owns says more than the same heading elsewhere.
      // Of two headings for one thing ("Perm ID", "Stu ID") the one listed earlier is meant.
      const said = (kinds === null ? score : Math.min(1.05, score + 0.05)) - rank * 1e-4;
      if (said > (best.get(concept.id) ?? 0)) best.set(concept.id, said);
    }
  };
  note(plainHeader(heading), exact);
  const words = headingWords(heading);
  note(words.filter((w) => !fillers.has(w)).join(""), withoutFillers);
  if (words[0] === "id") note([...words.slice(1), "id"].join(""), withoutFillers);
  for (let from = 0; from < words.length; from++) {
    for (let to = from + 1; to <= words.length; to++) {
      const part = words.slice(from, to);
      if (part.length === words.length || part.every((w) => fillers.has(w))) continue;
      const key = part.join("");
      if (key.length >= 4) note(key, contained * (0.7 + 0.3 * (part.length / words.length)));
    }
  }
  for (const pair of siblings) {
    for (const [one, other] of [pair, [pair[1], pair[0]] as const]) {
      const said = best.get(one);
      if (said !== undefined && said * sibling > (best.get(other) ?? 0)) best.set(other, said * sibling);
    }
  }
  const isShare = /%|percent|\bpct\b|\brate\b|porcentaje/i.test(heading);
  return [...best].flatMap(([id, score]) => {
    const concept = conceptById.get(id);
    // "% Att" is no count of days.
    const isCount = concept?.kind === "number" && concept.range !== undefined;
    return concept === undefined || (isShare && isCount) ? [] : [{ concept, score }];
  });
}

const marks = new Set("a b c d f e p np pass fail cr nc i inc w wf wp a+ s u n o".split(" "));
const isMark = (text: string): boolean => {
  const lower = text.trim().toLowerCase();
  return marks.has(lower) || /^[a-f][+-]$/.test(lower);
};

/** How well values fit a concept, 0 to 1; half where the column is empty and nothing speaks against it. */
export function valueFit(concept: Concept, shape: ColumnShape): number {
  if (shape.told === 0) return 0.5;
  if (concept.id === "mark") {
    const letters = shareOf(shape, isMark);
    return Math.max(letters, shape.numbers * 0.6);
  }
  if (concept.id === "item" || concept.id === "test" || concept.id === "school_name" || concept.id === "course_name") {
    return 1 - Math.max(shape.dates, shape.numbers) * 0.8;
  }
  switch (concept.kind) {
    case "id":
      if (shape.dates > 0.5 || shape.numbers - shape.whole > 0.2) return 0;
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
  let sum = 0;
  let of = 0;
  for (const [value, n] of shape.values) {
    of += n;
    if (is(value)) sum += n;
  }
  return of === 0 ? 0 : sum / of;
}

/** Share of values of ten digits, or of nine or eight where a spreadsheet may have dropped zeros. */
export function tenDigits(shape: ColumnShape): number {
  const ten = shape.widths.get(10) ?? 0;
  const short = (shape.widths.get(9) ?? 0) + (shape.widths.get(8) ?? 0);
  return shape.told === 0 || ten === 0 ? 0 : (ten + short) / shape.told;
}

/** Codes of their own that a column may hold and still be asked about one by one. */
const askable = 25;

/** How much the values must agree before a heading is believed. */
function least(concept: Concept, score: number, shape: ColumnShape): number {
  if (concept.kind === "leave" || concept.kind === "text" || concept.kind === "id") return 0.2;
  if (concept.kind === "code" || concept.kind === "yes-no") {
    if (score >= withoutFillers) return shape.values.size <= askable && shape.dates < 0.5 ? 0 : 0.2;
    return 0.6;
  }
  return score >= withoutFillers ? 0.5 : 0.8;
}

/** Takes each column for what its heading and its values say together. */
export function matchColumns(table: SourceTable, kind: FileKind | null, shapes: readonly ColumnShape[]): Match[] {
  interface Candidate {
    at: number;
    concept: Concept;
    heading: number;
    values: number;
    score: number;
  }
  const candidates: Candidate[] = [];
  const valuesDisagree = new Map<number, Concept>();
  const betterColumn = new Map<number, Concept>();
  table.headers.forEach((heading, at) => {
    const shape = shapes[at];
    if (shape === undefined) return;
    for (const { concept, score } of spokenBy(heading, kind)) {
      const values = valueFit(concept, shape);
      if (score < enough) continue;
      if (values < least(concept, score, shape)) {
        if (score >= withoutFillers) valuesDisagree.set(at, concept);
        continue;
      }
      candidates.push({ at, concept, heading: score, values, score: score * 0.65 + values * 0.35 });
    }
    for (const concept of concepts) {
      if (concept.byValues !== true || shape.told < 5) continue;
      const values = concept.id === "student_id" ? tenDigits(shape) : knownShare(shape, concept.codes ?? emptyWords);
      const told = [...shape.values.keys()];
      // Two or three bare letters or digits can mean anything; only F and M are what they seem.
      const telling =
        concept.id === "student_id" ||
        (told.length >= 2 &&
          (concept.id === "gender"
            ? told.every((v) => !/^\d$/.test(v.trim()))
            : told.length >= 3 && told.some((v) => plainValue(v).length > 2)));
      if (values >= 0.95 && telling) candidates.push({ at, concept, heading: 0, values, score: values * 0.35 });
    }
  });
  candidates.sort((a, b) => b.score - a.score || a.at - b.at);
  const taken = new Map<number, Candidate>();
  const used = new Set<string>();
  for (const candidate of candidates) {
    if (taken.has(candidate.at)) continue;
    if (used.has(candidate.concept.id) && candidate.concept.repeats !== true) {
      if (candidate.heading >= withoutFillers) betterColumn.set(candidate.at, candidate.concept);
      continue;
    }
    // Values alone never add a second column of a kind.
    if (used.has(candidate.concept.id) && candidate.heading === 0) continue;
    taken.set(candidate.at, candidate);
    used.add(candidate.concept.id);
  }
  return table.headers.flatMap((heading, at) => {
    const shape = shapes[at];
    if (shape === undefined) return [];
    const found = taken.get(at);
    return [
      {
        heading,
        at,
        shape,
        concept: found?.concept ?? null,
        valuesDisagree: valuesDisagree.get(at) ?? null,
        betterColumn: betterColumn.get(at) ?? null,
        byHeading: found?.heading ?? 0,
        byValues: found?.values ?? 0,
      },
    ];
  });
}

const emptyWords = { id: "", list: "code", means: {} } as const;

/** A column a test stands in: "ELA Scale Score", "math_level". */
export interface TestColumn {
  readonly heading: string;
  readonly at: number;
  readonly subject: string;
  readonly measure: "score" | "level";
  /** The rest of the heading: which test. */
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

/** Columns of tests set side by side: the subject stands in the heading. */
export function testColumns(table: SourceTable, shapes: readonly ColumnShape[]): TestColumn[] {
  return table.headers.flatMap((heading, at): TestColumn[] => {
    const shape = shapes[at];
    if (shape === undefined || shape.numbers < 0.9 || shape.told === 0) return [];
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

/** Columns whose heading is a day: daily attendance side by side. */
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
