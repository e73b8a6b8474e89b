import { validFileName } from "../base/file-name.ts";
import type {
  ConceptId,
  FileKind,
  MappingQuestion,
  ProposalConfidence,
  ProposalNote,
  Taken,
} from "../base/mapping-facts.ts";
import { shownSchoolYear, shownValue } from "../base/shown-value.ts";
import { schoolYearOfMonth } from "../rules/us-ca-school-year.ts";
import { sources } from "../sources/index.ts";
import { openQuestions, type Suggestions } from "../sources/profile/open-questions.ts";
import { type Profile, type SideBySide, type Unanswered, unanswered } from "../sources/profile/profile.ts";
import { isReviewHeading, selfReviewFile } from "../sources/self-review.ts";
import type { SourceTable } from "../sources/source-tables.ts";
import { attendanceWords, plainValue } from "../sources/vocabulary/code-words.ts";
import { type Concept, concepts } from "../sources/vocabulary/concepts.ts";
import { knownExport } from "../sources/vocabulary/known-exports.ts";
import { attendanceDays } from "./attendance-days.ts";
import { type ColumnShape, countsOfColumn, isPlainMark, knownShare } from "./column-shape.ts";
import { columnsThatCount } from "./columns-that-count.ts";
import { dateOrder } from "./date-order.ts";
import { hasDayNumbers } from "./day-numbers.ts";
import { areAllThereIs, disciplineFlags } from "./discipline-flags.ts";
import { hasResults } from "./discipline-results.ts";
import { figureTable } from "./figure-table.ts";
import { type Filled, fillsOf } from "./fills.ts";
import { identifying } from "./identifying.ts";
import {
  countsInAnotherUnit,
  headingWords,
  type Match,
  matchColumns,
  type StatedColumns,
  shapesOf,
  tenDigits,
  testColumns,
} from "./match-columns.ts";
import { datedHeadings, type ProgramDates, programDates } from "./program-dates.ts";
import { listedProgram, listsProgram } from "./program-lists.ts";
import { findSideBySide, oneBelowTheOther } from "./side-by-side.ts";
import { itemOf } from "./survey-items.ts";
import { undatedDays } from "./undated-days.ts";
import { unnamedIdentifier } from "./unnamed-identifier.ts";

export interface ProposeOptions {
  /** School year (by the year in which it ends) of every row, if the file does not state it: `--year`. */
  readonly schoolYear?: number;
  /** Kind of file stated by a person. */
  readonly kind?: FileKind;
  /** Column meanings stated by a person. */
  readonly columns?: StatedColumns;
}

/** One column of a proposal. */
export interface ColumnProposal {
  readonly heading: string;
  readonly taken: Taken;
  readonly confidence: ProposalConfidence;
  /** Up to three values; those that may identify a student are masked. */
  readonly samples: readonly string[];
}

/** A proposed profile to review, change and save. */
export interface Proposal {
  readonly table: string;
  readonly kind: FileKind;
  readonly profile: Profile;
  readonly columns: readonly ColumnProposal[];
  /** Decisions only a person can make. Data that depends on an open question is not loaded and never guessed. */
  readonly questions: readonly MappingQuestion[];
  /** Likeliest answers, by path in the profile. */
  readonly suggestions: Suggestions;
  /** Remarks for the operator. */
  readonly notes: readonly ProposalNote[];
}

/**
 * Proposes a profile for a district's own table: which canonical tables it fills, what each column means and what its
 * codes mean. Uses headings and values. Deterministic.
 */
export function proposeMapping(table: SourceTable, options: ProposeOptions = {}): Proposal {
  const sideBySide = knownExport(table.headers) === null ? findSideBySide(table.headers) : null;
  if (sideBySide === null) return proposeRows(table, options);
  const proposal = proposeRows(oneBelowTheOther(table, sideBySide), options, true);
  if (proposal.profile.race?.from.some((heading) => heading in sideBySide.headings) === true)
    return proposeRows(table, options);
  const profile = { ...inWaves(proposal.profile, sideBySide), headings: headingsOf(table), sideBySide };
  return {
    ...proposal,
    profile,
    questions: openQuestions(profile, proposal.suggestions),
    notes: [
      { kind: "side-by-side", by: sideBySide.by, stems: Object.keys(sideBySide.headings).slice(0, 4) },
      ...proposal.notes,
    ],
  };
}

/** Several grades of a student in one row belong to different school years, which only a person can name. */
function inWaves(profile: Profile, { by, ends }: SideBySide): Profile {
  const { schoolYear: _, ...rest } = profile;
  if (by === "year" || profile.yearColumn !== undefined || profile.yearCodes !== undefined) return profile;
  return { ...rest, yearCodes: { from: by, codes: Object.fromEntries(ends.map((end) => [end, unanswered])) } };
}

const headingsOf = (table: SourceTable): string[] => table.headers.filter((h) => h.trim() !== "");

/** @param rowsOfOne  whether rows with the same identifier are one student, even at different schools */
function proposeRows(table: SourceTable, options: ProposeOptions, rowsOfOne = false): Proposal {
  const shapes = shapesOf(table);
  const recognized = knownExport(table.headers);
  const undated = options.kind === undefined && recognized === null ? undatedDays(table, shapes) : [];
  const flags = recognized === null ? disciplineFlags(table, shapes) : [];
  const dated = recognized === null ? programDates(withoutStated(table, options.columns), shapes) : [];
  const days = datedHeadings(dated);
  const stated = { ...Object.fromEntries([...flags, ...days].map((heading) => [heading, null])), ...options.columns };
  const guessed = matchColumns(table, null, shapes, stated);
  const otherUnits =
    recognized === null ? table.headers.filter((h) => isOpen(h, options) && countsInAnotherUnit(h)) : [];
  const onlyUnits = options.kind === undefined && otherUnits.length > 0 && areAllThereIs(guessed);
  const onlyFlags = options.kind === undefined && flags.length > 0 && areAllThereIs(guessed);
  const kind =
    options.kind ??
    recognized?.kind ??
    (undated.length > 0 ? "attendance-daily" : undefined) ??
    (onlyFlags ? "discipline" : undefined) ??
    (onlyUnits ? "attendance-summary" : undefined) ??
    kindOf(table, guessed, { shapes, dated });
  const known = recognized?.kind === kind ? recognized : null;
  const matches = matchColumns(table, kind, shapes, stated, known);
  const notes: ProposalNote[] = [];
  const suggestions: Record<string, string> = {};
  const byConcept = columnsByConcept(matches);
  const tests =
    known === null
      ? testColumns(table, shapes).filter((t) => (matches[t.at]?.byHeading ?? 0) < 0.85 || isTestConcept(matches[t.at]))
      : [];
  const missing = missingMarks(matches, new Set(tests.map((t) => t.at)), suggestions);
  const year = schoolYearOf(table, byConcept, kind, options, suggestions);
  const dates = dateOrder(matches, yearsOf(year, byConcept));
  const confirm: Record<string, Unanswered> = {};
  for (const m of matches) {
    if (m.concept !== null && m.byHeading === 0) {
      confirm[m.heading] = unanswered;
      suggestions[`confirm.${m.heading}`] = "yes";
    }
  }
  const figures = options.kind === undefined && known === null ? figureTable(table, shapes, matches) : null;
  const format = options.kind === undefined ? knownFormat(table) : null;
  const unnamed = unnamedIdentifier(table, matches, new Set(tests.map((t) => t.at)));
  const built =
    figures !== null || format !== null || undated.length > 0 || onlyFlags
      ? nothingBuilt
      : fillsOf({
          table,
          kind,
          matches,
          columns: byConcept,
          tests,
          days: attendanceDays(table),
          rowsOfOne,
          suggestions,
          notes,
          known,
          unnamed,
          dated,
          listed: dated.length === 0 ? listedProgram(table.name, matches) : undefined,
        });
  const empty = built.fills.length === 0;
  const read = (m: Match): Match => (m.at === unnamed?.at ? { ...m, concept: localId ?? null, byValues: 1 } : m);
  const used = new Set([...built.used, ...(empty ? [] : [year.yearColumn ?? "", year.yearCodes?.from ?? ""])]);
  const counted = empty ? undefined : columnsThatCount(matches, used, kind, table.rows.length);
  Object.assign(suggestions, counted?.suggestions);
  const profile: Profile = {
    name: profileName(table.name),
    kind,
    headings: headingsOf(table),
    missing: empty ? {} : missing,
    ...(empty ? {} : year),
    ...(dates === undefined ? {} : { dates }),
    studentIds: built.studentIds,
    ...(empty || Object.keys(confirm).length === 0 ? {} : { confirm }),
    ...(counted === undefined || Object.keys(counted.counts).length === 0 ? {} : { counts: counted.counts }),
    ...(Object.keys(built.decide).length === 0 ? {} : { decide: built.decide }),
    ...(built.race === undefined ? {} : { race: built.race }),
    fills: built.fills,
  };
  if (!empty && year.schoolYear === options.schoolYear && options.schoolYear !== undefined) {
    notes.push({ kind: "year-given" });
  }
  const repeated = repeatedStems(matches);
  if (repeated.length > 0 && undated.length === 0) {
    notes.push({ kind: "repeated-stems", stems: repeated });
  }
  const numbered = matches.filter(hasDayNumbers).map(({ heading }) => heading);
  if (numbered.length > 0) notes.push({ kind: "day-numbers", headings: numbered });
  if (otherUnits.length > 0) notes.push({ kind: "other-unit", headings: otherUnits });
  if (flags.length > 0) notes.push({ kind: "discipline-flags", headings: flags });
  if (format !== null) notes.push({ kind: "known-format", format });
  else if (figures?.by === "columns") notes.push({ kind: "groups-in-columns", groups: figures.groups });
  else if (figures?.by === "rows") notes.push({ kind: "groups-in-rows", column: figures.column });
  else if (undated.length > 0)
    notes.push({ kind: "undated-days", headings: undated.slice(0, 4), columns: undated.length });
  else if (empty && !onlyFlags && !notes.some(({ kind }) => kind === "other-unit" || kind === "by-term"))
    notes.push({ kind: "nothing-recognized" });
  return {
    table: table.name,
    kind,
    profile,
    columns: matches.map((m) => {
      const ofProgram = dated.find(({ end }) => end === m.heading) === undefined ? "start_date" : "end_date";
      const concept = days.includes(m.heading) ? conceptOf(ofProgram) : undefined;
      const readAs = concept === undefined ? read(m) : { ...m, concept, byHeading: 1, byValues: m.shape.dates };
      return describe(readAs, used, tests.find((t) => t.at === m.at)?.subject ?? null);
    }),
    questions: openQuestions(profile, suggestions),
    suggestions,
    notes,
  };
}

/** Whether no person has stated what a column means. */
const isOpen = (heading: string, { columns = {} }: ProposeOptions): boolean => columns[heading] === undefined;

const conceptOf = (id: ConceptId): Concept | undefined => concepts.find((concept) => concept.id === id);
const localId = conceptOf("local_id");

/** The table without the headings whose meaning a person stated; their values do not count as anything else. */
const withoutStated = (table: SourceTable, stated: StatedColumns = {}): SourceTable => ({
  ...table,
  headers: table.headers.map((heading) => (stated[heading] === undefined ? heading : "")),
});

const nothingBuilt: Filled = { fills: [], studentIds: "state", decide: {}, used: new Set() };

/** Built-in format that already reads such a file. */
function knownFormat({ name, headers, rows }: SourceTable): string | null {
  const lines = [headers, ...rows.slice(0, 20)].map((fields, i) => ({ line: i + 1, fields }));
  for (const source of sources) {
    if (source.id === selfReviewFile.id) continue;
    // A file without a header is known by the records in its rows, which carets divide.
    for (const delimiter of [",", "^"]) {
      const recognized = source.recognize({ name, delimiter, lines });
      if (recognized !== null) return recognized.by === "header" ? recognized.record.name : source.name;
    }
  }
  return null;
}

const isTestConcept = (m: Match | undefined): boolean => m?.concept?.id === "score" || m?.concept?.id === "level";

/** Name of a profile and its file, from the name of the data file. */
const profileName = (name: string): string =>
  validFileName(
    name
      .replace(/^.*[/\\]/, "")
      .replace(/\.[A-Za-z]{2,5}$/, "")
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
      .replaceAll(/^-|-$/g, "") || "mapping",
  );

function columnsByConcept(matches: readonly Match[]): ReadonlyMap<string, readonly Match[]> {
  const all = new Map<string, Match[]>();
  for (const m of matches) {
    if (m.concept === null) continue;
    all.set(m.concept.id, [...(all.get(m.concept.id) ?? []), m]);
  }
  // An empty column for the state identifier identifies no one.
  const isBlank = (id: ConceptId): boolean => (all.get(id) ?? []).every((m) => m.shape.filled === 0);
  if (isBlank("student_id") && !isBlank("local_id")) all.delete("student_id");
  return all;
}

/** Evidence used by the rules for a file's kind. */
interface Evidence {
  /** Whether a column's heading means this concept. */
  has(id: ConceptId): boolean;
  /** Whether students are identified, by a column's heading or by its values. */
  readonly students: boolean;
  readonly testColumns: number;
  readonly dayColumns: number;
  readonly itemColumns: number;
  readonly hasFactors: boolean;
  /** Whether there is a column of dates and one of attendance codes, whatever their headings. */
  readonly dayByDay: boolean;
  /** Whether there is a column of dates and one of suspensions and expulsions, whatever their headings. */
  readonly hasResults: boolean;
  /** Words of all headings. */
  readonly words: ReadonlySet<string>;
  /** Whether the file lists who is in one program: nothing else in it describes students. */
  readonly listsProgram: boolean;
}

interface KindRule {
  readonly when: (evidence: Evidence) => boolean;
  readonly points: (evidence: Evidence) => Readonly<Partial<Record<FileKind, number>>>;
}

/** Points for and against each kind of file, added to the evidence from its columns' concepts (`evidenceFor`). */
const kindRules: readonly KindRule[] = [
  {
    when: (e) => !e.students,
    points: () => ({
      roster: -1,
      programs: -1,
      "attendance-summary": -1,
      "attendance-daily": -1,
      discipline: -1,
      "course-results": -1,
    }),
  },
  {
    when: (e) =>
      !e.students &&
      !e.has("staff_id") &&
      !e.has("respondent_id") &&
      (e.has("gender") || e.has("race") || e.has("birth_date")),
    points: () => ({ roster: 1 }),
  },
  {
    when: (e) =>
      !e.students && e.has("staff_id") && e.has("school_id") && (e.has("section_id") || e.has("course_name")),
    points: () => ({ sections: 2 }),
  },
  {
    when: (e) => e.students,
    points: (e) => ({
      staff: -4,
      sections: -4,
      schools: -4,
      "course-results": e.has("section_id") || e.has("course_name") || e.has("course_id") ? 0.5 : -1.5,
    }),
  },
  { when: (e) => e.has("staff_id"), points: () => ({ schools: -4 }) },
  { when: (e) => e.has("gender") || e.has("race"), points: () => ({ schools: -2 }) },
  { when: (e) => e.testColumns > 0, points: (e) => ({ assessments: Math.min(6, e.testColumns * 2) }) },
  { when: (e) => e.dayColumns > 0, points: () => ({ "attendance-daily": 6 }) },
  { when: (e) => e.itemColumns > 0, points: (e) => ({ survey: Math.min(6, e.itemColumns * 2) }) },
  // No other kind of file has a day and who was present, whatever the rows are about.
  {
    when: (e) => e.dayByDay && !e.has("incident_date") && !e.has("incident_id"),
    points: () => ({ "attendance-daily": 6 }),
  },
  { when: (e) => e.hasResults, points: () => ({ discipline: 4 }) },
  // Dates in a program, or a program in the file's name, and nothing else about students but where they are.
  { when: (e) => e.listsProgram, points: () => ({ programs: 6 }) },
  // No other kind of file names the nine factors.
  { when: (e) => e.hasFactors, points: () => ({ "self-review": 8 }) },
  {
    when: (e) =>
      e.words.has("date") && !e.has("incident_date") && (e.words.has("absence") || e.words.has("attendance")),
    points: () => ({ "attendance-daily": 1 }),
  },
];

/** Kind of file with the most points; ties go to the kind that scored first. */
function kindOf(
  table: SourceTable,
  matches: readonly Match[],
  { shapes, dated }: { readonly shapes: readonly ColumnShape[]; readonly dated: readonly ProgramDates[] },
): FileKind {
  const named = matches.filter((m) => m.concept !== null && m.byHeading >= 0.55);
  const ids = new Set(named.map((m) => m.concept?.id));
  const tests = testColumns(table, shapes);
  const unnamed = unnamedIdentifier(table, matches, new Set(tests.map((t) => t.at)));
  const evidence: Evidence = {
    has: (id) => ids.has(id),
    students: ids.has("student_id") || ids.has("local_id") || unnamed !== undefined,
    testColumns: tests.length,
    dayColumns: attendanceDays(table).length,
    itemColumns: matches.filter(isItemColumn).length,
    hasFactors: matches.some((m) => m.concept?.id === "factor" && m.shape.known > 0 && m.byValues >= 0.5),
    dayByDay: isDayByDay(matches),
    hasResults: hasResults(matches),
    words: new Set(table.headers.flatMap(headingWords)),
    listsProgram: listsProgram(table, matches, dated),
  };
  const points = new Map<FileKind, number>();
  const add = (gained: Readonly<Partial<Record<FileKind, number>>>): void => {
    for (const [kind, n] of Object.entries(gained))
      points.set(kind as FileKind, (points.get(kind as FileKind) ?? 0) + n);
  };
  for (const m of named) add(m.concept?.evidenceFor ?? {});
  for (const m of matches) if (m.byHeading === 0) add(halved(m.concept?.evidenceFor ?? {}));
  for (const { when, points: gained } of kindRules) if (when(evidence)) add(gained(evidence));
  let best: FileKind = evidence.students ? "roster" : "schools";
  for (const [kind, n] of points) if (n > (points.get(best) ?? 0)) best = kind;
  return best;
}

/** Distinctive values count half as much as a known heading. */
const halved = (points: Readonly<Partial<Record<FileKind, number>>>): Readonly<Partial<Record<FileKind, number>>> =>
  Object.fromEntries(Object.entries(points).map(([kind, n]) => [kind, n / 2]));

/** Dates other than birth or enrollment dates, next to a column of attendance codes. */
function isDayByDay(matches: readonly Match[]): boolean {
  const isDay = ({ concept, shape }: Match): boolean =>
    shape.dates >= 0.9 && shape.known > 0 && (concept === null || concept.id === "date");
  return matches.some(isDay) && matches.some(hasAttendanceCodes);
}

/**
 * Whether each row's value says whether the student was present: a word or code of presence or absence, and nothing
 * else.
 */
function hasAttendanceCodes({ concept, byHeading, shape }: Match): boolean {
  if (concept?.id === "attendance_code") return true;
  if (shape.known === 0 || (concept !== null && concept.id !== "mark" && byHeading >= 0.99) || shape.values.size > 25)
    return false;
  const values = [...shape.values.keys()];
  if (knownShare(shape, attendanceWords) < 0.5) return false;
  const plain = values.map(plainValue);
  return plain.every((v) => /^[a-z]{1,3}$/.test(v))
    ? plain.includes("p") && plain.some((v) => ["a", "abs", "t", "u", "e", "ua", "ea"].includes(v))
    : plain.some((v) => /^(present|absent|presente|ausente|tardy|excused|unexcused)/.test(v)) &&
        knownShare(shape, attendanceWords) >= 0.6;
}

/** Whether a column contains answers to the survey item in its heading. */
function isItemColumn(m: Match): boolean {
  if (m.concept !== null && m.byHeading >= 0.85) return false;
  return itemOf(m.heading) !== null;
}

/** No-value marks of all columns in use, each a yes or a question. */
function missingMarks(
  matches: readonly Match[],
  tested: ReadonlySet<number>,
  suggestions: Record<string, string>,
): Record<string, "yes" | Unanswered> {
  const missing: Record<string, "yes" | Unanswered> = {};
  for (const m of matches) {
    // Identifiers may be any number, and unused columns do not matter.
    if (m.concept?.kind === "leave") continue;
    for (const mark of m.shape.marks.keys()) {
      if (/^-?\d+$/.test(mark) && (m.concept === null || m.concept.kind === "id") && !tested.has(m.at)) continue;
      // In a race column "NA" can mean Native American.
      const doubtful = !isPlainMark(mark) || (m.concept?.id === "race" && mark.toUpperCase() === "NA");
      if (doubtful) {
        missing[mark] = unanswered;
        suggestions[`missing.${mark}`] = "yes";
      } else missing[mark] ??= "yes";
    }
  }
  return missing;
}

/** School years of a file, by the years in which they end. */
function yearsOf(
  { schoolYear, yearColumn, yearNames }: YearPart,
  columns: ReadonlyMap<string, readonly Match[]>,
): ReadonlySet<number> {
  if (typeof schoolYear === "number") return new Set([schoolYear]);
  const [column] = columns.get("school_year") ?? [];
  if (yearColumn === undefined || column === undefined || yearNames === unanswered) return new Set();
  return new Set(
    [...column.shape.values.keys()].flatMap((value) => {
      const [, first, second] = /^((?:19|20)\d\d)(?:\s?[-/–]\s?(?:19|20)?(\d\d))?$/.exec(value) ?? [];
      if (first === undefined) return [];
      return [Number(first) + (second !== undefined || yearNames === "begins" ? 1 : 0)];
    }),
  );
}

type YearPart = Pick<Profile, "schoolYear" | "yearColumn" | "yearNames" | "yearCodes">;

function schoolYearOf(
  table: SourceTable,
  columns: ReadonlyMap<string, readonly Match[]>,
  kind: FileKind,
  options: ProposeOptions,
  suggestions: Record<string, string>,
): YearPart {
  const [column] = columns.get("school_year") ?? [];
  if (column !== undefined && column.shape.schoolYears >= 0.5) {
    // The self-review form in the manual names a school year by the year in which it ends.
    const shown = kind === "self-review" && isReviewHeading("school_year", column.heading);
    if (column.shape.bareYears === 0 || /end/i.test(column.heading) || shown)
      return { yearColumn: column.heading, yearNames: "ends" };
    const names = yearNamesFromDates(table, column, columns);
    if (names !== null) return { yearColumn: column.heading, yearNames: names };
    suggestions["yearNames"] = "ends";
    return { yearColumn: column.heading, yearNames: unanswered };
  }
  const dated: Readonly<Partial<Record<FileKind, string>>> = {
    roster: "entry_date",
    "attendance-daily": "date",
    discipline: "incident_date",
    assessments: "test_date",
    programs: "start_date",
  };
  const own = dated[kind];
  const fromDate = kind !== "roster" && kind !== "programs" && own !== undefined && columns.has(own);
  if (fromDate || (kind === "attendance-daily" && attendanceDays(table).length > 0) || kind === "schools") return {};
  const waves = wavesOf(table, columns, kind);
  if (waves !== null) return { yearCodes: waves };
  return { schoolYear: options.schoolYear ?? unanswered };
}

/**
 * Long format with repeated students: if most students have several rows that differ in a wave or grade, ask for the
 * school year of each value.
 */
function wavesOf(
  table: SourceTable,
  columns: ReadonlyMap<string, readonly Match[]>,
  kind: FileKind,
): NonNullable<Profile["yearCodes"]> | null {
  if (kind !== "roster" && kind !== "assessments" && kind !== "attendance-summary") return null;
  const [who] = columns.get("student_id") ?? columns.get("local_id") ?? [];
  const waves =
    table.headers.flatMap((h, at) => (headingWords(h).includes("year") ? [at] : [])).at(0) ??
    columns.get("grade")?.[0]?.at;
  if (who === undefined || waves === undefined) return null;
  const seen = new Map<string, Set<string>>();
  const values = new Set<string>();
  for (const row of table.rows) {
    const id = (row[who.at] ?? "").trim();
    const wave = (row[waves] ?? "").trim();
    if (id === "" || wave === "") continue;
    values.add(wave);
    seen.set(id, (seen.get(id) ?? new Set()).add(wave));
  }
  const several = [...seen.values()].filter((s) => s.size > 1).length;
  if (seen.size < 5 || several / seen.size < 0.5 || values.size < 2 || values.size > 15) return null;
  const codes = Object.fromEntries([...values].sort().map((v): [string, Unanswered] => [v, unanswered]));
  return { from: table.headers[waves] ?? "", codes };
}

/** Whether a single year is when the school year ends or begins, inferred from dates in the same rows. */
function yearNamesFromDates(
  table: SourceTable,
  column: Match,
  columns: ReadonlyMap<string, readonly Match[]>,
): "ends" | "begins" | null {
  for (const id of ["incident_date", "date", "test_date", "entry_date"]) {
    const [dated] = columns.get(id) ?? [];
    if (dated === undefined) continue;
    let ends = 0;
    let begins = 0;
    for (const row of table.rows) {
      const year = Number(row[column.at]);
      const date = /^(\d{4})-?(\d{2})|^(\d{1,2})\/\d{1,2}\/(\d{4})/.exec((row[dated.at] ?? "").trim());
      if (date === null || !(year > 1900)) continue;
      const month = Number(date[2] ?? date[3]);
      const ending = schoolYearOfMonth(Number(date[1] ?? date[4]), month);
      if (ending === year) ends += 1;
      else if (ending === year + 1) begins += 1;
    }
    const all = ends + begins;
    if (all >= 5 && Math.max(ends, begins) / all >= 0.95) return ends > begins ? "ends" : "begins";
  }
  return null;
}

/** Stems shared by three or more unused headings that end in a digit or K. */
function repeatedStems(matches: readonly Match[]): string[] {
  const stems = new Map<string, number>();
  for (const m of matches) {
    const stem = /^(.*[^\d_.\s-])[_.\s-]*([kK]|\d{1,2})$/.exec(m.heading)?.[1];
    if (m.concept === null && stem !== undefined && stem.length >= 3) stems.set(stem, (stems.get(stem) ?? 0) + 1);
  }
  return [...stems]
    .filter(([, n]) => n >= 3)
    .map(([stem]) => stem)
    .slice(0, 4);
}

function describe(m: Match, used: ReadonlySet<string>, subject: string | null): ColumnProposal {
  const isPersonal = m.concept === null || identifying.has(m.concept.id);
  const isYear = m.concept?.id === "school_year";
  const samples = [...m.shape.values]
    .slice(0, 3)
    .map(([value, rows]) =>
      isYear ? shownSchoolYear(value, rows) : shownValue(value, isPersonal ? 0 : rows, countsOfColumn(m.shape)),
    );
  const proposal = (confidence: ColumnProposal["confidence"], taken: Taken): ColumnProposal => ({
    heading: m.heading,
    taken,
    confidence,
    samples: m.concept?.kind === "leave" ? [] : samples,
  });
  if (subject !== null && used.has(m.heading)) {
    return proposal(m.byHeading >= 0.85 ? "sure" : "likely", { as: "test-result", subject });
  }
  if (m.concept === null) {
    // Another column with the same heading is the one that is read.
    if (used.has(m.heading) && m.betterColumn !== null)
      return proposal("not used", { as: "better-column", concept: m.betterColumn.id });
    if (used.has(m.heading)) {
      const item = itemOf(m.heading);
      if (item !== null) return proposal("likely", { as: "survey-item", item });
      return proposal("likely", { as: "attendance-day" });
    }
    if (m.shape.filled === 0) return proposal("not used", { as: "empty" });
    if (m.betterColumn !== null) return proposal("not used", { as: "better-column", concept: m.betterColumn.id });
    if (m.valuesDisagree !== null) return proposal("not used", { as: "values-disagree", concept: m.valuesDisagree.id });
    return proposal("not used", { as: "unknown" });
  }
  const { id, kind } = m.concept;
  if (kind === "leave") return proposal("not used", { as: "ignored", concept: id });
  if (!used.has(m.heading)) return proposal("not used", { as: "not-used-here", concept: id });
  const fit = m.shape.known === 0 ? null : Math.round(m.byValues * 100);
  const heading = m.byHeading >= 0.99 ? "says" : m.byHeading === 0 ? "silent" : "near";
  const sure = m.byHeading >= 0.8 && m.byValues >= 0.9;
  const confidence =
    heading === "silent" ? "unsure" : sure ? "sure" : m.byHeading + m.byValues >= 1.2 ? "likely" : "unsure";
  const ten = id === "student_id" && tenDigits(m.shape) > 0.9;
  return proposal(confidence, { as: "concept", concept: id, heading, fit, tenDigits: ten });
}
