import { schoolYearDays } from "../../rules/us-ca-school-year.ts";
import type { Need, NeedPart } from "../need.ts";
import type { Row } from "../table.ts";

/** What a source's record type covers beyond its rows. */
export interface DeclaredReach {
  /** Its files cover every school of their district: a school without a row has none. */
  readonly schools?: "all";
  /** Needs whose kind of entry its specification covers, so that no entry in the files means none happened. */
  readonly kinds?: readonly string[];
}

/** Coverage declared by source formats, profiles and the district's settings. */
export interface Declared {
  /** By record type, as at the start of a scope: `calpads/SIRS`. */
  readonly records: Readonly<Record<string, DeclaredReach>>;
  /** Needs whose records the district declares complete for all schools. */
  readonly complete: ReadonlySet<string>;
  /** Date on which a school year's enrollment was last delivered, `YYYY-MM-DD`; unknown for missing years. */
  readonly delivered?: ReadonlyMap<number, string>;
}

export const nothingDeclared: Declared = { records: {}, complete: new Set() };

/**
 * Whether the records of a need cover a place and time; if not, whether none were delivered or none matched
 * enrollment.
 */
export type Covers = "covered" | "no-records" | "not-matched";

/** A school in a school year, with its students' grades. */
export interface SchoolYear {
  readonly schoolYear: number;
  readonly school: string;
  readonly district: string | null;
  readonly grades: ReadonlySet<string>;
}

/** Where and in which years the records of each need were delivered, and whether they matched enrollment. */
export interface Coverage {
  /** Schools with students, by year. */
  readonly schools: readonly SchoolYear[];
  /** For students of a grade in a school and year. */
  covers(need: Need, at: SchoolYear, grade: string | null): boolean;
  /** For a school in a year; "not-applicable" if its grades have no such records at any school. */
  atSchool(need: Need, at: SchoolYear): Covers | "not-applicable";
  /** For a school year: covered if some school is. */
  inYear(need: Need, schoolYear: number): Covers;
}

/** Counts for one table, from the relations of `entries.ts`. */
export interface TableEntries {
  readonly joined: readonly Row[];
  readonly delivered: readonly Row[];
}

/** Tables with a row for every student of a file, so a status missing from the same file is known to be absent. */
const listing: readonly string[] = ["enrollment", "assessment"];
/** Tables with rows only for students who have the status or participate. */
const statuses: ReadonlySet<string> = new Set(["program", "disability"]);

/** Joined rows of one table: one record type, school, year and grade. */
interface Entry {
  /** Source record type: the first two parts of the scope. */
  readonly record: string;
  readonly schoolYear: number;
  readonly school: string;
  readonly district: string | null;
  readonly grade: string | null;
  readonly counts: Row;
}

/** Facts from which all needs are answered. */
interface Facts {
  readonly schools: readonly SchoolYear[];
  readonly entries: ReadonlyMap<string, readonly Entry[]>;
  readonly delivered: ReadonlyMap<string, readonly Row[]>;
  /**
   * Grades whose students a record type lists, by record type, year and school; and the record types that list
   * students.
   */
  readonly listedGrades: ReadonlyMap<string, ReadonlySet<string | null>>;
  readonly listingRecords: ReadonlySet<string>;
  /** Tables with no row that matches a student. */
  readonly unmatched: ReadonlySet<string>;
  readonly conditionName: (part: NeedPart) => string;
  readonly declared: Declared;
}

/** @param conditionName  name under which a part's condition was counted */
export function coverageOf(
  schools: readonly SchoolYear[],
  tables: ReadonlyMap<string, TableEntries>,
  conditionName: (part: NeedPart) => string,
  declared: Declared,
): Coverage {
  const entries = new Map([...tables].map(([id, { joined }]) => [id, joined.flatMap((row) => entryOf(id, row))]));
  const listedGrades = new Map<string, Set<string | null>>();
  const listingRecords = new Set<string>();
  for (const { record, schoolYear, school, grade } of listing.flatMap((id) => entries.get(id) ?? [])) {
    // Rows without a scope could come from any file.
    if (record === "") continue;
    const key = keyOf(record, schoolYear, school);
    listedGrades.set(key, (listedGrades.get(key) ?? new Set()).add(grade));
    listingRecords.add(record);
  }
  const delivered = new Map([...tables].map(([id, table]) => [id, table.delivered]));
  const unmatched = new Set([...tables].filter(([, { joined }]) => joined.length === 0).map(([id]) => id));
  const facts: Facts = {
    schools,
    entries,
    delivered,
    unmatched,
    listedGrades,
    listingRecords,
    conditionName,
    declared,
  };
  const answers = new Map<Need, NeedCoverage>();
  const answerOf = (need: Need): NeedCoverage => {
    const cached = answers.get(need);
    if (cached !== undefined) return cached;
    const answer = needCoverage(need, facts);
    answers.set(need, answer);
    return answer;
  };
  return {
    schools,
    covers: (need, at, grade) => answerOf(need).covers(at, grade),
    atSchool: (need, at) => answerOf(need).atSchool(at),
    inYear: (need, schoolYear) => answerOf(need).inYear(schoolYear),
  };
}

type NeedCoverage = {
  readonly covers: (at: SchoolYear, grade: string | null) => boolean;
  readonly atSchool: (at: SchoolYear) => Covers | "not-applicable";
  readonly inYear: (schoolYear: number) => Covers;
};

const keyOf = (...parts: readonly (string | number | null)[]): string => parts.join("|");

/**
 * A row without a scope has record type "". If a row is about another year than its delivery, it says nothing about
 * who is missing from it.
 */
function entryOf(table: string, row: Row): Entry[] {
  const [source = "", record = "", scopeYear] = String(row["scope"] ?? "").split("/", 3);
  const schoolYear = Number(row["school_year"]);
  if (table === "disability") {
    const isOfYear = /^\d{4}$/.test(scopeYear ?? "") ? Number(scopeYear) === schoolYear : true;
    if (!isOfYear || String(row["begins"] ?? "") > `${schoolYear}-${schoolYearDays.end}`) return [];
  }
  const text = (name: string): string | null =>
    row[name] === null || row[name] === undefined ? null : String(row[name]);
  return [
    {
      record: record === "" ? source : `${source}/${record}`,
      schoolYear,
      school: String(row["school_id"]),
      district: text("district_id"),
      grade: text("grade"),
      counts: row,
    },
  ];
}

/** Where a need's kind of entry is as usual as it requires: in the files of a record type and year, and at a school. */
function usualEntries(need: Need, entries: Facts["entries"], count: (row: Row, part: NeedPart) => number) {
  const rule = need.usual;
  if (rule === undefined) return { inFiles: () => true, atSchool: () => true };
  /** Students with a row, and those with the kind of entry, by key. */
  const students = new Map<string, { all: number; some: number }>();
  const add = (key: string, all: number, some: number): void => {
    const sum = students.get(key) ?? { all: 0, some: 0 };
    students.set(key, { all: sum.all + all, some: sum.some + some });
  };
  for (const part of need.parts) {
    const anyRow = need.reach?.find(({ table }) => table === part.table);
    for (const { schoolYear, record, school, counts } of entries.get(part.table) ?? []) {
      const [all, some] = [anyRow === undefined ? 0 : count(counts, anyRow), count(counts, part)];
      add(keyOf(part.table, schoolYear, record), all, some);
      add(keyOf(part.table, schoolYear, record, school), all, some);
    }
  }
  const of = (...key: (string | number)[]) => students.get(keyOf(...key)) ?? { all: 0, some: 0 };
  return {
    inFiles: (table: string, schoolYear: number, record: string): boolean => {
      const { all, some } = of(table, schoolYear, record);
      return some >= rule.leastShare * all;
    },
    atSchool: (table: string, { schoolYear, record, school }: Entry): boolean => {
      const files = of(table, schoolYear, record);
      const here = of(table, schoolYear, record, school);
      return here.some > 0 || (1 - files.some / Math.max(1, files.all)) ** here.all >= rule.leastChance;
    },
  };
}

function needCoverage(need: Need, facts: Facts): NeedCoverage {
  const { entries, declared, conditionName } = facts;
  const isOver = (year: number): boolean =>
    need.wholeYear === undefined || (declared.delivered?.get(year) ?? "9999") >= `${year}-${schoolYearDays.over}`;
  const count = (row: Row, part: NeedPart): number => Number(row[conditionName(part)] ?? 0);
  const joinedOf = (part: NeedPart): readonly Entry[] =>
    (entries.get(part.table) ?? []).filter((e) => isOver(e.schoolYear) && count(e.counts, part) > 0);
  const ownTables = new Set(need.parts.map(({ table }) => table));
  const usual = usualEntries(need, entries, count);

  /**
   * Record types with this kind of entry, by year. If a school's other rows show that it was reported on, the entry
   * may occur in any year.
   */
  const active = new Map<number, Set<string>>();
  const activate = (year: number, record: string): void => {
    active.set(year, (active.get(year) ?? new Set()).add(record));
  };
  for (const part of need.parts) {
    const found = joinedOf(part).filter(({ schoolYear, record }) => usual.inFiles(part.table, schoolYear, record));
    for (const { schoolYear, record } of found) activate(schoolYear, record);
    if (need.reach === undefined || need.ownYear === true) continue;
    const specified = Object.entries(declared.records).filter(
      ([, reach]) => reach.kinds?.includes(need.record) === true,
    );
    const kinds = new Set([...found.map(({ record }) => record), ...specified.map(([record]) => record)]);
    for (const { schoolYear, record } of entries.get(part.table) ?? [])
      if (kinds.has(record)) activate(schoolYear, record);
  }

  /** Grades covered by year and school; "all" for the whole school, and the districts covered as a whole. */
  const grades = new Map<string, Set<string | null> | "all">();
  const wholeDistricts = new Set<string>();
  const isActive = ({ schoolYear, record }: Entry): boolean => active.get(schoolYear)?.has(record) === true;
  for (const part of need.reach ?? need.parts) {
    for (const entry of joinedOf(part)) {
      const { record, schoolYear, school, district } = entry;
      if (ownTables.has(part.table) ? !isActive(entry) : active.get(schoolYear) === undefined) continue;
      if (!usual.atSchool(part.table, entry)) continue;
      if (declared.records[record]?.schools === "all") wholeDistricts.add(keyOf(schoolYear, district));
      // A file that lists students, such as a test file, only gives the status of those it lists.
      if (statuses.has(part.table) && facts.listingRecords.has(record)) continue;
      grades.set(keyOf(schoolYear, school), "all");
    }
  }
  if (need.reach === undefined && [...ownTables].some((table) => statuses.has(table)))
    for (const [key, listed] of facts.listedGrades) {
      const [record = "", year = "", ...school] = key.split("|");
      if (active.get(Number(year))?.has(record) !== true) continue;
      const at = keyOf(year, school.join("|"));
      const before = grades.get(at);
      if (before !== "all") grades.set(at, new Set([...(before ?? []), ...listed]));
    }
  if (declared.complete.has(need.record))
    for (const table of ownTables)
      for (const { schoolYear, district } of entries.get(table) ?? []) wholeDistricts.add(keyOf(schoolYear, district));

  const isWhole = ({ schoolYear, district }: SchoolYear): boolean => wholeDistricts.has(keyOf(schoolYear, district));
  const gradesAt = (at: SchoolYear) => (isWhole(at) ? "all" : grades.get(keyOf(at.schoolYear, at.school)));
  const covers = (at: SchoolYear, grade: string | null): boolean => {
    const covered = gradesAt(at);
    return covered === "all" || covered?.has(grade) === true;
  };

  const coveredYears = new Set([...grades.keys(), ...wholeDistricts].map((key) => Number(key.split("|", 1)[0])));
  const deliveredKeys = new Set<string>();
  for (const part of need.parts)
    for (const row of facts.delivered.get(part.table) ?? []) {
      if (count(row, part) === 0 || !isOver(Number(row["school_year"]))) continue;
      if ("school_year" in row) {
        deliveredKeys.add(keyOf(Number(row["school_year"]), null));
        deliveredKeys.add(keyOf(Number(row["school_year"]), String(row["school_id"] ?? "")));
      } else if (facts.unmatched.has(part.table))
        // Records without a year that match some student cover all their years, and are not unmatched in others.
        for (const { schoolYear } of facts.schools) deliveredKeys.add(keyOf(schoolYear, null));
    }
  /** Grades in which some school has such records. */
  const gradesOfYear = new Map<number, Set<string>>();
  for (const at of facts.schools) {
    const covered = gradesAt(at);
    if (covered === undefined) continue;
    const known = gradesOfYear.get(at.schoolYear) ?? new Set();
    gradesOfYear.set(at.schoolYear, known);
    for (const grade of at.grades) known.add(grade);
  }
  const withEntries = new Map<number, Set<string>>();
  for (const part of need.parts)
    for (const { schoolYear, grade } of joinedOf(part))
      if (grade !== null) withEntries.set(schoolYear, (withEntries.get(schoolYear) ?? new Set()).add(grade));
  return {
    covers,
    inYear: (year) =>
      coveredYears.has(year) ? "covered" : deliveredKeys.has(keyOf(year, null)) ? "not-matched" : "no-records",
    atSchool: (at) => {
      if (gradesAt(at) !== undefined) return "covered";
      if (deliveredKeys.has(keyOf(at.schoolYear, at.school))) return "not-matched";
      const known = withEntries.get(at.schoolYear) ?? gradesOfYear.get(at.schoolYear);
      return [...at.grades].some((grade) => known?.has(grade) === true) ? "no-records" : "not-applicable";
    },
  };
}
