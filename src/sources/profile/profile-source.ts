import type { MappingQuestion } from "../../base/mapping-facts.ts";
import type { TableName } from "../../base/record-names.ts";
import { sqlText } from "../../engine/sql.ts";
import { grades } from "../../records/codes.ts";
import { defineTable, type Table } from "../../records/table.ts";
import { tables } from "../../records/tables.ts";
import { firstLines, lineNumbers } from "../first-lines.ts";
import type { CodeMap, ColumnSource, CountedBy, FileColumn, Mapping, Reader, RecordType, Test } from "../mapping.ts";
import { fileProblem } from "../problem.ts";
import { type Finishing, plainName, type Source } from "../source.ts";
import { type CodeWords, meaningOf, vocabularies } from "../vocabulary/code-words.ts";
import { isKnownHeading } from "../vocabulary/headings.ts";
import { atEnd } from "./at-end.ts";
import { openQuestions } from "./open-questions.ts";
import { type Fill, type Origin, type Profile, unanswered } from "./profile.ts";
import { statusesOfPrograms } from "./statuses-of-programs.ts";
import { profileOfFile } from "./years-by-file.ts";

const canonical = new Map<string, Table>(tables.map((t) => [t.id, t as Table]));

/** Counts rows of a wide file once; each yields several facts in other tables. */
const mappedRow = defineTable({
  id: "mapped_row",
  meaning: "A row of a file that yields several facts, each on its own conditions.",
  key: [],
  columns: { student_id: { type: "text", meaning: "The student, where the file names one." } },
});

const raceLevels: Readonly<Record<string, string>> = {
  hispanic: "hispanic",
  race_american_indian: "american-indian",
  race_asian: "asian",
  race_black: "black",
  race_filipino: "filipino",
  race_mena: "mena",
  race_pacific_islander: "pacific-islander",
  race_white: "white",
  race_two_or_more: "two-or-more",
};

/** A profile, and the lines of its file where the codes of a heading are. */
type PlacedProfile = Profile & { readonly codeLines?: ReadonlyMap<string, number> };

/**
 * Turns a profile into a source for files with its headings. Facts that depend on an open question are left out;
 * while a question about the whole file is open, no row is used and the question is reported.
 *
 * @param lineOf  line of the profile's file where a question is answered
 */
export function profileSource(
  profile: PlacedProfile,
  lineOf?: (question: MappingQuestion) => number | undefined,
): Source {
  const open = openQuestions(profile);
  const blocking = open.filter((q) => q.blocks);
  const gating = open.filter(({ about }) => profile.fills.some(({ onlyIf }) => onlyIf?.decision === about.kind));
  const withholding = open.filter(({ about }) => profile.fills.some((fill) => isWithheld(fill, about.kind)));
  const record = recordOf(profile, blocking.length > 0);
  // If the file name gives the year, the year is not a question.
  const ofYear = new Map(
    [...new Set(Object.values(profile.years ?? {}))].map((schoolYear) => {
      const dated = { ...profile, schoolYear };
      return [
        schoolYear,
        recordOf(
          dated,
          openQuestions(dated).some((q) => q.blocks),
        ),
      ] as const;
    }),
  );
  const needed = headingsUsed(profile).map(plainName);
  const listed = new Set(profile.headings.map(plainName));
  return {
    id: `mapped.${profile.name}`,
    name: `profile ${profile.name}`,
    records: [record, ...ofYear.values()],
    recognize(head) {
      for (const { line, fields } of head.lines.slice(0, 20)) {
        const names = new Set(fields.map(plainName));
        if (needed.length === 0 || !needed.every((n) => names.has(n))) continue;
        // A file with additional meaningful headings is a different kind of file.
        const more = fields.filter((f) => f.trim() !== "" && !listed.has(plainName(f)));
        if (more.some(isKnownHeading)) continue;
        const { schoolYear } = profileOfFile(profile, head.name ?? "");
        const dated = typeof schoolYear === "number" ? ofYear.get(schoolYear) : undefined;
        return { by: "header", record: dated ?? record, headerLine: line };
      }
      return null;
    },
    finishOnlyReports: true,
    async finish(finishing) {
      const { report } = finishing;
      await reportPassedYear(profile, finishing);
      for (const { table, where } of leftOut(profile)) {
        report(
          fileProblem({
            code: "mapped.answer-leaves-out",
            severity: record.main === null ? "error" : "warning",
            file: `profiles/${profile.name}.yaml`,
            facts: { profile: profile.name, table, where },
          }),
        );
      }
      for (const question of new Set([...blocking, ...gating, ...withholding])) {
        const line = lineOf?.(question);
        report(
          fileProblem({
            code: "mapped.question-open",
            // Other facts of the rows load if only some need the answer.
            severity: record.main === null || gating.includes(question) ? "error" : "warning",
            file: `profiles/${profile.name}.yaml`,
            ...(line !== undefined && { lines: [line] }),
            facts: { question },
          }),
        );
      }
    },
  };
}

/** Reports a profile whose fixed year precedes the file's dates: last year's profile on this year's file. */
async function reportPassedYear({ name, schoolYear }: Profile, { db, report }: Finishing): Promise<void> {
  if (typeof schoolYear !== "number") return;
  const [row] = await db.all(
    `SELECT count(*) AS n, count(DISTINCT student_id) AS students, any_value(source_file) AS file, ${firstLines("source_line")} AS lines
     FROM staged.enrollment WHERE starts_with(scope, ${sqlText(`mapped.${name}/`)}) AND entry_date > make_date(${schoolYear}, 6, 30)`,
  );
  const rows = Number(row?.["n"] ?? 0);
  if (rows === 0) return;
  const file = String(row?.["file"]);
  const lines = lineNumbers(row?.["lines"]);
  report(
    fileProblem({
      code: "mapped.year-passed",
      severity: "warning",
      file,
      lines,
      rows,
      students: Number(row?.["students"]),
      facts: { profile: name, schoolYear },
    }),
  );
}

/** Headings a file must have to match the profile: those its fills read. */
function headingsUsed(profile: Profile): string[] {
  if (profile.sideBySide !== undefined) return [...new Set(readingsOf(profile).flatMap(headingsUsed))];
  const found = new Set<string>(profile.race?.from ?? []);
  const add = (origin: Origin): void => {
    if ("from" in origin) {
      found.add(origin.from);
      if (origin.otherwise !== undefined) add(origin.otherwise);
    } else if ("joined" in origin) for (const h of origin.joined) found.add(h);
    else if ("parts" in origin) for (const h of origin.parts) found.add(h);
    else if ("difference" in origin) for (const h of origin.difference) found.add(h);
    else if ("sum" in origin) for (const h of origin.sum) found.add(h);
    else if ("filled" in origin) found.add(origin.filled);
    else if ("yearOfDate" in origin) found.add(origin.yearOfDate);
  };
  for (const fill of profile.fills) {
    if (fill.whereFilled !== undefined) found.add(fill.whereFilled);
    for (const origin of Object.values(fill.columns)) add(origin);
  }
  if (profile.yearColumn !== undefined) found.add(profile.yearColumn);
  if (profile.yearCodes !== undefined) found.add(profile.yearCodes.from);
  for (const [heading, answer] of Object.entries(profile.confirm ?? {})) if (answer !== "yes") found.delete(heading);
  for (const heading of Object.keys(profile.counts ?? {})) found.add(heading);
  return [...found];
}

function recordOf(profile: Profile, held: boolean): RecordType {
  const missing = Object.entries(profile.missing).flatMap(([mark, yes]) => (yes === "yes" ? [mark] : []));
  const common = {
    id: profile.name,
    name: `${profile.kind} (${profile.name})`,
    missing,
    studentIds: profile.studentIds,
    ...(profile.covers === undefined ? {} : { covers: { schools: "all" as const } }),
    ...(profile.counts === undefined ? {} : countingOf(profile, profile.counts)),
  };
  if (held) return { ...common, main: null, isUnanswered: true };
  const [first, ...rest] = activeFills(profile);
  const waits = isGated(profile) || openQuestions(profile).length > 0;
  if (first === undefined) return { ...common, main: null, ...(isGated(profile) && { isUnanswered: true }) };
  // A row of several years has no single scope.
  const scope = profile.sideBySide === undefined ? scopeOf(profile, [first, ...rest]) : {};
  if (first.whereFilled === undefined && profile.sideBySide === undefined) {
    const [whole] = mappingOf(profile, first, true);
    const others = rest.flatMap((f) => mappingOf(profile, f, false).flatMap(partsOf));
    if (whole === undefined) {
      const [main, ...also] = others;
      return main === undefined
        ? { ...common, main: null, ...(waits && { isUnanswered: true }) }
        : { ...common, main, also, ...scope };
    }
    const { main, parts } = statusesOfPrograms(whole) ?? { main: whole, parts: [] };
    return { ...common, main, also: [...parts, ...others], ...scope };
  }
  const student = first.columns["student_id"];
  const cell = student === undefined ? null : columnSource(profile, student, "student_id", false);
  const through: Mapping = { table: mappedRow, columns: { student_id: cell ?? { constant: null } } };
  const mappings = readingsOf(profile).flatMap((p) =>
    activeFills(p).flatMap((f) => mappingOf(p, f, false).flatMap(partsOf)),
  );
  return { ...common, main: through, also: mappings, ...scope };
}

/** Columns that decide which rows count. An undecided value has no code, so that its rows are reported. */
function countingOf(
  profile: PlacedProfile,
  counts: NonNullable<Profile["counts"]>,
): Pick<RecordType, "counted" | "transaction"> {
  const counted = Object.entries(counts).map(([heading, { "": blank, ...answers }]): CountedBy => {
    const codes = Object.fromEntries(Object.entries(answers).map(([v, a]) => [v, a === "no" ? null : a]));
    const isDecided = blank !== undefined && blank !== unanswered;
    return {
      at: headed(heading),
      codes: codeMap(profile, heading, codes, undefined, same),
      ...(isDecided && { blank: blank === "yes" }),
    };
  });
  const [transaction] = Object.entries(counts).flatMap(([heading, answers]) => {
    const deletes = Object.keys(answers).filter((value) => answers[value] === "takes-back");
    return deletes.length === 0 ? [] : [{ at: headed(heading), deletes: deletes.map((v) => v.toUpperCase()) }];
  });
  return { counted, ...(transaction !== undefined && { transaction }) };
}

const activeFills = (profile: Profile): readonly Fill[] =>
  profile.fills.filter((f) => f.onlyIf === undefined || profile.decide?.[f.onlyIf.decision] === f.onlyIf.answer);

/**
 * Facts that a person's answers leave out, and the answers: a grade that is not known leaves out the enrollments. Open
 * questions are reported by themselves. `table` is null if every fact depends on another answer.
 */
function leftOut(profile: Profile): { table: TableName | null; where: string }[] {
  const [read = profile] = readingsOf(profile);
  const active = activeFills(read);
  const [gate] = profile.fills.flatMap(({ onlyIf }) => (onlyIf === undefined ? [] : [onlyIf.decision]));
  if (active.length === 0)
    return gate === undefined || isGated(profile) ? [] : [{ table: null, where: `decide.${gate}` }];
  const found = active.flatMap((fill) => {
    const target = canonical.get(fill.table);
    if (target === undefined || mappingOf(read, fill, false).length > 0) return [];
    return Object.entries(fill.columns).flatMap(([column, origin]) => {
      const where = target.columns[column]?.required === true ? closedAnswer(read, origin) : undefined;
      return where === undefined ? [] : [{ table: target.id as TableName, where }];
    });
  });
  return [...new Map(found.map((one) => [`${one.table} ${one.where}`, one])).values()];
}

/** Path of the answer that leaves a column without a value; undefined if it has one, or a question is open. */
function closedAnswer(profile: Profile, origin: Origin): string | undefined {
  if (columnSource(profile, origin, "", false) !== null) return undefined;
  if ("decided" in origin)
    return profile.decide?.[origin.decided] === unanswered ? undefined : `decide.${origin.decided}`;
  return "from" in origin && profile.confirm?.[origin.from] === "no" ? `confirm.${origin.from}` : undefined;
}

/** Whether a fill has a required column that a decision gives: while it is open, the whole fact is left out. */
const isWithheld = ({ table, columns }: Fill, decision: string): boolean =>
  Object.entries(columns).some(
    ([column, origin]) =>
      "decided" in origin && origin.decided === decision && canonical.get(table)?.columns[column]?.required === true,
  );

/** Whether a fill depends on a decision nobody has made yet. */
const isGated = ({ fills, decide }: Profile): boolean =>
  fills.some(({ onlyIf }) => onlyIf !== undefined && decide?.[onlyIf.decision] === unanswered);

/** The profile, or one per suffix if rows have several grades or years. */
const readingsOf = (profile: Profile): readonly Profile[] => {
  const { sideBySide } = profile;
  return sideBySide === undefined ? [profile] : sideBySide.ends.map((end) => atEnd(profile, sideBySide, end));
};

/** Extra columns that make a scope narrower, so that a file for one school, program or month does not replace another's. */
const scopeColumns: Readonly<Record<string, readonly string[]>> = {
  program: ["program"],
  assessment: ["test"],
  attendance_day: ["date"],
  survey_answer: ["survey", "school_id"],
  self_review: ["place"],
};

/** The scope: a year, and within it the first of `scopeColumns`, or else the school. */
function scopeOf(profile: Profile, fills: readonly Fill[]): Pick<RecordType, "scope"> {
  const [first] = fills;
  if (first === undefined) return {};
  const year = first.columns["school_year"] ?? { schoolYear: true as const };
  const schoolYear = columnSource(profile, year, "school_year", false);
  const stated =
    profile.kind === "programs" || first.table !== "program"
      ? (scopeColumns[first.table] ?? ["school_id"])
      : ["school_id"];
  const parting = stated
    .map((column) => first.columns[column])
    .find((origin) => origin !== undefined && !("value" in origin));
  const district =
    parting === undefined ? null : columnSource(profile, parting, "school_id", false, canonical.get(first.table));
  return {
    scope: { ...(schoolYear === null ? {} : { schoolYear }), ...(district === null ? {} : { district }) },
  };
}

function mappingOf(profile: Profile, fill: Fill, main: boolean): Mapping[] {
  const target = canonical.get(fill.table);
  if (target === undefined) return [];
  const columns: Record<string, ColumnSource> = {};
  for (const [column, stated] of Object.entries(fill.columns)) {
    const origin = "filled" in stated ? filledAs(fill, column, stated) : stated;
    const cell = columnSource(profile, origin, column, main && target.columns[column]?.required === true, target);
    if (cell !== null) columns[column] = cell;
    // If a required column awaits an answer, the whole fact is left out.
    else if (target.columns[column]?.required === true) return [];
  }
  if (fill.table === "student" || fill.table === "staff")
    Object.assign(columns, raceCells(profile, fill.table, columns));
  const when: Test[] = fill.whereFilled === undefined ? [] : [{ at: headed(fill.whereFilled), isFilled: true }];
  return [{ table: target, when, columns, ...(fill.inferred === true ? { derived: true } : {}) }];
}

/**
 * What says that a column is filled: if the fill also reads it by codes, its codes (a disability of "Not eligible" is
 * none); if as a number, a number ("Absent" is no score); otherwise any text.
 */
function filledAs({ table, columns }: Fill, column: string, origin: { readonly filled: string }): Origin {
  const { filled } = origin;
  const own = Object.values(columns).find((other) => "from" in other && other.from === filled);
  if (own === undefined || !("from" in own)) return origin;
  if (own.codes !== undefined && canonical.get(table)?.columns[column]?.type === "boolean") {
    const { otherwise: _, ...coded } = own;
    return coded;
  }
  return own.as === "number" || own.as === "integer" ? { ...origin, as: own.as } : origin;
}

const partsOf = (mapping: Mapping): readonly Mapping[] => statusesOfPrograms(mapping)?.parts ?? [mapping];

const headed = (heading: string): FileColumn => ({ header: [heading] });

/** Source of a fill's column; null while it depends on an open question. */
function columnSource(
  profile: Profile,
  origin: Origin,
  column: string,
  quarantines: boolean,
  target?: Table,
): ColumnSource | null {
  if ("value" in origin) return { constant: origin.value };
  if ("joined" in origin) return { joined: origin.joined.map(headed) };
  if ("parts" in origin) return { named: origin.named, parts: origin.parts.map(headed) };
  if ("lineNumber" in origin) return { lineNumber: true };
  if ("difference" in origin) {
    const [from, less] = origin.difference;
    return { difference: [part(from), part(less)] };
  }
  if ("sum" in origin) return { sum: origin.sum.map(part) };
  if ("filled" in origin)
    return { filled: headed(origin.filled), ...(origin.as !== undefined && { read: { as: origin.as } }) };
  if ("numberAmong" in origin) return { numberAmong: origin.numberAmong };
  if ("schoolYear" in origin) return yearCell(profile);
  if ("firstDay" in origin) {
    const year = yearCell(profile);
    return year === null ? null : { firstDayOfYear: year };
  }
  if ("yearOfDate" in origin) return { schoolYearOfDate: { at: headed(origin.yearOfDate), read: dateReader(profile) } };
  if ("decided" in origin) return decidedCell(profile, origin);
  if (profile.confirm?.[origin.from] !== undefined && profile.confirm[origin.from] !== "yes") return null;
  const otherwise =
    origin.otherwise === undefined ? null : columnSource(profile, origin.otherwise, column, quarantines, target);
  return {
    at: headed(origin.from),
    read: readerOf(profile, origin, column, quarantines, target),
    ...(otherwise === null ? {} : { otherwise }),
  };
}

const part = (heading: string): { at: FileColumn; read: Reader } => ({
  at: headed(heading),
  read: { as: "number", least: 0, most: 366 },
});

const dateReader = (profile: Profile): Reader =>
  profile.dates === "day-first" ? { as: "date", dayFirst: true } : { as: "date" };

function yearCell(profile: Profile): ColumnSource | null {
  if (profile.yearCodes !== undefined) {
    const codes = Object.fromEntries(
      Object.entries(profile.yearCodes.codes).flatMap(([value, year]) =>
        year === unanswered ? [] : [[value, String(year)]],
      ),
    );
    const map: CodeMap = { id: `${profile.name}.school-year`, list: "school-year", codes };
    return { at: headed(profile.yearCodes.from), read: { as: "code", codes: map, unknown: "quarantine" } };
  }
  if (profile.yearColumn !== undefined) {
    if (profile.yearNames === unanswered) return null;
    const bareBegins = profile.yearNames === "begins";
    return {
      at: headed(profile.yearColumn),
      read: bareBegins ? { as: "school-year", bareBegins } : { as: "school-year" },
    };
  }
  return typeof profile.schoolYear === "number" ? { constant: profile.schoolYear } : null;
}

const personId: Reader = { as: "id", isPerson: true };
/** Columns that identify a student. */
const isPerson = (column: string): boolean => column === "student_id" || column === "local_id";

const isHeading = (profile: Profile, answer: string): boolean =>
  profile.headings.some((heading) => plainName(heading) === plainName(answer) && plainName(answer) !== "");

/** The source of a column that depends on a decision. */
function decidedCell(
  profile: Profile,
  origin: { decided: string; column?: string; within?: string },
): ColumnSource | null {
  const answer = profile.decide?.[origin.decided];
  if (answer === undefined || answer === unanswered) return null;
  switch (origin.decided) {
    case "identify":
      if (answer === "line-number") return { lineNumber: true };
      if (answer === "with-school" && origin.column !== undefined && origin.within !== undefined) {
        return { joined: [headed(origin.within), headed(origin.column)] };
      }
      return { at: headed(answer === "as-it-stands" ? (origin.column ?? answer) : answer), read: personId };
    case "school":
      if (answer === "name" && origin.column !== undefined) return { at: headed(origin.column), read: { as: "text" } };
      // A heading of the file refers to its column; as a code it would be the same school on every row.
      return isHeading(profile, answer) ? { at: headed(answer), read: { as: "id" } } : { constant: answer };
    case "grade":
      if (isHeading(profile, answer)) {
        const codes = codeMap(profile, answer, {}, "mapped.grade", same);
        return { at: headed(answer), read: { as: "code", codes, unknown: "quarantine" } };
      }
      return answer in grades ? { constant: answer } : null;
    case "job":
      if (isHeading(profile, answer)) {
        const codes = codeMap(profile, answer, {}, "mapped.job", same);
        return { at: headed(answer), read: { as: "code", codes, unknown: "blank" } };
      }
      return { constant: answer };
    case "blank-day":
      return { constant: answer === "present" ? "present" : null };
    default:
      return { constant: answer };
  }
}

function readerOf(
  profile: Profile,
  origin: Extract<Origin, { from: string }>,
  column: string,
  quarantines: boolean,
  target?: Table,
): Reader {
  if (origin.codes !== undefined) {
    const to =
      target?.columns[column]?.type === "boolean"
        ? booleanCodes
        : origin.yes === undefined
          ? codesOf(target?.columns[column]?.codes)
          : yesMeans(origin.yes, origin.no ?? null);
    const codes = codeMap(profile, origin.from, origin.codes, origin.words, to);
    return { as: "code", codes, unknown: quarantines ? "quarantine" : "blank" };
  }
  switch (origin.as) {
    case "id":
      return {
        ...(isPerson(column) ? personId : { as: "id" }),
        ...(origin.digits === undefined ? {} : { digits: origin.digits }),
      };
    case "date":
      return dateReader(profile);
    case "number":
    case "integer": {
      const { least, most } = origin;
      return { as: origin.as, ...(least === undefined ? {} : { least }), ...(most === undefined ? {} : { most }) };
    }
    case "percent":
    case "school-year":
      return { as: origin.as };
    default:
      return { as: "text" };
  }
}

const same = (code: string): string | null => code;
/** Every code but no says yes: a category of disability is one. */
const booleanCodes = (code: string): string | null => (code === "no" ? "false" : "true");
/** A yes or no without more is not a code of a list. */
const codesOf =
  (list: object | undefined) =>
  (code: string): string | null =>
    list !== undefined && (code === "yes" || code === "no") && !(code in list) ? null : code;
const yesMeans =
  (yes: string, no: string | null) =>
  (code: string): string | null =>
    code === "yes" ? yes : code === "no" ? no : null;

/** The profile's codes override the vocabulary's. Undecided codes are left out, so that the reader reports them. */
function codeMap(
  profile: PlacedProfile,
  from: string,
  codes: Readonly<Record<string, string | null>>,
  words: string | undefined,
  to: (code: string) => string | null,
): CodeMap {
  const all: Record<string, string | null> = {};
  const vocabulary = words === undefined ? undefined : vocabularies.get(words);
  for (const [spelling, code] of vocabulary === undefined ? [] : spelledOut(vocabulary, Object.keys(codes)))
    all[spelling.toUpperCase()] = code;
  for (const [value, code] of Object.entries(codes)) {
    if (code === unanswered) delete all[value.toUpperCase()];
    else all[value.toUpperCase()] = code;
  }
  const line = profile.codeLines?.get(from);
  const mapped = Object.fromEntries(Object.entries(all).map(([v, code]) => [v, code === null ? null : to(code)]));
  return {
    id: `${profile.name}.${plainName(from)}`,
    list: vocabulary?.list ?? "code",
    codes: mapped,
    ofProfile: { profile: profile.name, heading: from, ...(line === undefined ? {} : { line }) },
  };
}

/** Additional values of a vocabulary beyond those the profile lists. */
function* spelledOut(words: CodeWords, listed: readonly string[]): Generator<[string, string | null]> {
  const all = [...Object.values(words.means).flat(), ...(words.nothing ?? []), ...Object.keys(words.ask ?? {})];
  for (const spelling of all) {
    const meaning = meaningOf(spelling, words, listed);
    if ("is" in meaning) yield [spelling, meaning.is];
  }
}

/** Race and ethnicity columns as flags; `race_missing` is true if none is reported or known. */
function raceCells(
  profile: Profile,
  tableId: string,
  given: Readonly<Record<string, ColumnSource>>,
): Record<string, ColumnSource> {
  const { race } = profile;
  const [first] = race?.from ?? [];
  if (race === undefined || first === undefined) return {};
  const map = codeMap(profile, first, race.codes, "mapped.race", same);
  const cells: Record<string, ColumnSource> = {};
  const places = race.from.map(headed);
  for (const [column, level] of Object.entries(raceLevels)) {
    const codes = Object.entries(map.codes).flatMap(([value, to]) => (to === level ? [value] : []));
    const flagged: ColumnSource = { anyOf: places, codes };
    const own = given[column];
    cells[column] = own !== undefined && "at" in own ? { ...own, otherwise: flagged } : flagged;
  }
  if (tableId === "student") {
    const missing = Object.fromEntries(
      Object.entries(map.codes).map(([value, to]) => [
        value,
        to === null || to === "not-reported" || to === "not-hispanic" ? "true" : "false",
      ]),
    );
    cells["race_missing"] = {
      at: headed(first),
      read: { as: "code", codes: { ...map, codes: missing }, unknown: "blank" },
    };
  }
  return cells;
}
