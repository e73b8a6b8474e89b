import { absenceRules } from "../../src/rules/absence.ts";
import { gradeSpans } from "../../src/rules/grades.ts";
import { surveyAnswers } from "../../src/rules/surveys.ts";
import { noviceYears } from "../../src/rules/teachers.ts";
import { achievementLevels, smarterBalancedCuts } from "../../src/rules/us-ca-smarter-balanced.ts";
import { stableFromDays } from "../../src/rules/us-ca-stability.ts";
import { graduationCohort } from "../../src/rules/us-federal-graduation.ts";
import { regularClassShares } from "../../src/rules/us-federal-idea.ts";
import { catalog } from "../../src/sample/courses.ts";
import type { District } from "../../src/sample/district.ts";
import type { DistrictYear, StudentYear, Teacher } from "../../src/sample/district-year.ts";
import { gradeCodes, hasBit } from "../../src/sample/people.ts";
import { type GroupLevel, groups, type PlantedGroup } from "../../src/sample/planted.ts";
import { Simulation } from "../../src/sample/simulate.ts";
import { conditionOf } from "../../src/sample/state-test-files.ts";

/**
 * A student's contribution: hit (0 or 1) for a share, value over 1 for a mean, part over whole for a ratio; null =
 * not counted.
 */
type Contribution = readonly [part: number, whole: number] | null;

interface Taught {
  readonly teacher: Teacher;
  readonly core: boolean;
  readonly size: number;
}

/** Facts about a year that counting needs besides its students. */
interface Facts {
  readonly year: DistrictYear;
  /** Teachers of each student's sections; `core` marks core courses. */
  readonly taught: ReadonlyMap<StudentYear, readonly Taught[]>;
  /** Share of the school's teachers of last year who left, by school. */
  readonly left: ReadonlyMap<string, number>;
}

const { chronic, minDays } = absenceRules;
const yes = (b: boolean): Contribution => [b ? 1 : 0, 1];
const among = (asked: boolean, hit: () => boolean): Contribution => (asked ? yes(hit()) : null);
const grade = (s: StudentYear): number => s.grade - 1;
const level = (s: StudentYear, subject: "ela" | "math"): number | null => {
  const test = s.tests.find((t) => t.subject === subject);
  return test?.tested ? test.achievementLevel : null;
};
const distance = (s: StudentYear, subject: "ela" | "math"): Contribution => {
  const test = s.tests.find((t) => t.subject === subject);
  const standard = smarterBalancedCuts[subject][gradeCodes[s.grade] ?? ""]?.[1];
  return test?.tested && standard !== undefined ? [test.score - standard, 1] : null;
};
const dayNumber = (date: string): number => Date.parse(date) / 86_400_000;

/** Spells at the place: all of them in the district. */
const spellsAt = (s: StudentYear, school: string | null) =>
  s.spells.filter((p) => school === null || p.school.id === school);

const indicators: Readonly<Record<string, (s: StudentYear, f: Facts, school: string | null) => Contribution>> = {
  "chronic-absence": (s, _, school) => {
    const spells = spellsAt(s, school);
    const days = spells.reduce((n, p) => n + p.days, 0);
    const absent = spells.reduce((n, p) => n + p.absent, 0);
    return among(days >= minDays.value && absent < days, () => absent / days >= chronic.absent / chronic.of);
  },
  attendance: (s) => [s.spells.reduce((n, p) => n + p.days - p.absent, 0), s.spells.reduce((n, p) => n + p.days, 0)],
  "days-taught": (s) => [
    s.spells.reduce((n, p) => n + p.days - p.absent - Math.min(p.suspendedIn, p.days - p.absent), 0),
    s.spells.reduce((n, p) => n + p.days, 0),
  ],
  "ela-met": (s) => among(level(s, "ela") !== null, () => (level(s, "ela") ?? 0) >= achievementLevels.met.value),
  "math-met": (s) => among(level(s, "math") !== null, () => (level(s, "math") ?? 0) >= achievementLevels.met.value),
  "ela-distance": (s) => distance(s, "ela"),
  "math-distance": (s) => distance(s, "math"),
  "belonging-score": (s) => (s.answers === null ? null : [s.answers[3] ?? 0, 1]),
  "days-lost": (s) => [s.incidents.reduce((n, i) => n + (i.result === "100" ? i.length : 0), 0), 1],
  "reading-grade-3": (s) =>
    among(grade(s) === 3 && level(s, "ela") !== null, () => (level(s, "ela") ?? 0) >= achievementLevels.met.value),
  "tested-ela": (s, f) => {
    const test = s.tests.find((t) => t.subject === "ela");
    const excused = test && ["NTE", "NEL"].includes(conditionOf(s.person, test, f.year.schoolYear));
    return test && !excused ? yes(test.tested) : null;
  },
  "course-failure": (s) => {
    const terms = grade(s) >= 9 ? 2 : 1;
    const core = s.marks.filter((_, i) => catalog.get(s.courses[Math.floor(i / terms)] ?? "")?.core === true);
    return among(s.courses.length > 0, () => core.some((m) => m === "D" || m === "F"));
  },
  "graduation-4yr": (s, f) =>
    among(
      s.person.ninthGrade === f.year.schoolYear - 3 && s.grade === 13 && s.spells.at(-1)?.exitCode !== "T160",
      () => s.graduated,
    ),
  stability: (s, f) =>
    yes(
      s.spells.some(
        (p) =>
          !(/^(T|E140|E400)/.test(p.exitCode) && p.exit !== "" && p.exit < f.year.calendar.last) &&
          dayNumber(p.exit === "" ? f.year.calendar.last : p.exit) - dayNumber(p.entry) + 1 >= stableFromDays.value,
      ),
    ),
  "special-education": (s) => yes(s.person.special !== null),
  "regular-class-80": (s) =>
    among(
      s.person.special !== null,
      () => (s.person.special?.regularClass ?? 0) >= 100 * regularClassShares.mostOfTheDay.value,
    ),
  gifted: (s) => yes(s.gifted),
  "algebra-by-8": (s) => among(grade(s) === 8, () => s.courses.includes("ALG1")),
  "advanced-course": (s) =>
    among(grade(s) >= gradeSpans.highSchool.from, () => s.courses.some((c) => (catalog.get(c)?.level ?? "") !== "")),
  "stem-course": (s) =>
    among(grade(s) >= gradeSpans.highSchool.from, () => s.courses.some((c) => catalog.get(c)?.stem === true)),
  extracurricular: (s) => among(grade(s) >= gradeSpans.activities.from, () => s.activity),
  counseled: (s) => among(grade(s) >= gradeSpans.middleAndHighSchool.from, () => s.counselor),
  suspended: (s, _, school) =>
    yes(s.incidents.some((i) => (school === null || i.school.id === school) && ["100", "110"].includes(i.result))),
  "suspended-out": (s) => yes(s.incidents.some((i) => i.result === "100")),
  "same-offense-suspended": (s) =>
    among(s.incidents.length > 0, () => s.incidents.some((i) => ["100", "110"].includes(i.result))),
  "adult-connection": (s) => among(s.answers !== null, () => (s.answers?.[0] ?? 0) >= surveyAnswers.agrees.value),
  belonging: (s) => among(s.answers !== null, () => (s.answers?.[3] ?? 0) >= surveyAnswers.agrees.value),
  bullied: (s) => among(s.answers !== null, () => (s.answers?.[4] ?? 0) >= surveyAnswers.atLeastOnce.value),
  "novice-teacher": (s, f) => overCore(f.taught.get(s), (t) => f.year.schoolYear - t.began + 1 <= noviceYears.value),
  "underprepared-teacher": (s, f) => overCore(f.taught.get(s), (t) => t.credential !== "full"),
  "out-of-field-teacher": (s, f) => overCore(f.taught.get(s), (t) => !t.inField),
  "class-size": (s, f) => {
    const sizes = (f.taught.get(s) ?? []).filter((t) => t.core).map((t) => t.size);
    return sizes.length === 0 ? null : [sizes.reduce((a, b) => a + b, 0) / sizes.length, 1];
  },
  "teacher-of-color": (s, f) => {
    const teachers = f.taught.get(s) ?? [];
    return among(teachers.length > 0, () => teachers.some(({ teacher }) => teacher.race !== "white"));
  },
  "teacher-turnover": (s, f) => {
    const share = f.left.get(s.spells.at(-1)?.school.id ?? "");
    return share === undefined ? null : [share, 1];
  },
  "same-group-teacher": (s, f) => {
    const own = s.person.race;
    const teachers = f.taught.get(s) ?? [];
    return among(!["two-or-more", "not-reported"].includes(own) && teachers.length > 0, () =>
      teachers.some(
        ({ teacher }) => teacher.race === own || (teacher.race === "two-or-more" && ["black", "white"].includes(own)),
      ),
    );
  },
};

function overCore(taught: readonly Taught[] | undefined, is: (t: Teacher) => boolean): Contribution {
  const core = (taught ?? []).filter((t) => t.core);
  return core.length === 0 ? null : [core.filter((t) => is(t.teacher)).length / core.length, 1];
}

/** A group's gap against everyone else, counted in the simulation, with a 95% interval and two-sided p. */
export interface CountedGap {
  readonly n: number;
  readonly rest: number;
  /** Group minus everyone else, in the indicator's own direction. */
  readonly gap: number;
  readonly restRate: number;
  readonly sd: number;
  readonly lower: number;
  readonly upper: number;
  readonly p: number;
}

export class Truth {
  readonly facts: readonly Facts[];
  constructor(seed: number, district: District, years: readonly number[]) {
    const simulation = new Simulation(seed, district, 0, years[0] ?? 2026);
    const facts: Facts[] = [];
    let before: DistrictYear | null = null;
    for (const _ of years) {
      const year = frozen(simulation.year());
      facts.push(factsOf(year, before));
      before = year;
    }
    this.facts = facts;
  }

  count(
    indicator: string,
    schoolYear: number,
    place: { readonly kind: string; readonly id: string },
    group: GroupLevel,
  ): CountedGap {
    const school = place.kind === "school" ? place.id : null;
    const facts = this.facts.find((f) => f.year.schoolYear === schoolYear);
    const of = indicators[indicator];
    if (!facts || !of) throw new Error(`no counting for ${indicator} in ${schoolYear}`);
    const key = keyOf(group);
    const mine = new Sums();
    const rest = new Sums();
    for (const s of facts.year.students) {
      if (school !== null && !s.spells.some((p) => p.school.id === school)) continue;
      const c = of(s, facts, school);
      if (c) (this.#isIn(s, key, indicator, schoolYear) ? mine : rest).add(c[0], c[1]);
    }
    return compare(mine, rest);
  }

  /** A graduation cohort member belongs to a group if they were in it in any of the cohort's four years. */
  #isIn(s: StudentYear, key: PlantedGroup, indicator: string, schoolYear: number): boolean {
    if (indicator !== "graduation-4yr") return hasBit(s.bits, key);
    const { four } = graduationCohort.years;
    return this.facts
      .filter(({ year }) => year.schoolYear <= schoolYear && year.schoolYear > schoolYear - four)
      .some(({ year }) => year.students.some((x) => x.person.ssid === s.person.ssid && hasBit(x.bits, key)));
  }
}

/** Snapshot, because people change from year to year and counting needs them as they were. */
function frozen(year: DistrictYear): DistrictYear {
  return { ...year, students: year.students.map((s) => ({ ...s, person: { ...s.person } })), staff: year.staff };
}

function factsOf(year: DistrictYear, before: DistrictYear | null): Facts {
  const bySsid = new Map(year.students.map((s) => [s.person.ssid, s]));
  const taught = new Map<StudentYear, Taught[]>();
  const left = new Map<string, number>();
  for (const { school, staff, sections } of year.staff) {
    for (const section of sections) {
      for (const member of section.students) {
        const s = bySsid.get(member.person.ssid);
        if (!s) continue;
        const list = taught.get(s) ?? [];
        for (const _ of section.terms)
          list.push({ teacher: section.teacher, core: section.course.core, size: section.students.length });
        taught.set(s, list);
      }
    }
    const last = before?.staff.find((b) => b.school.id === school.id)?.staff.filter(isTeacher);
    if (!last || last.length === 0) continue;
    const now = new Set(staff.filter(isTeacher).map((t) => t.seid));
    left.set(school.id, last.filter((t) => !now.has(t.seid)).length / last.length);
  }
  return { year, taught, left };
}
const isTeacher = (t: Teacher): boolean => t.subject !== "counselor" && t.subject !== "administrator";

class Sums {
  n = 0;
  part = 0;
  whole = 0;
  pp = 0;
  pw = 0;
  ww = 0;
  binary = true;
  add(part: number, whole: number): void {
    this.n += 1;
    this.part += part;
    this.whole += whole;
    this.pp += part * part;
    this.pw += part * whole;
    this.ww += whole * whole;
    if (whole !== 1 || (part !== 0 && part !== 1)) this.binary = false;
  }
  get rate(): number {
    return this.part / this.whole;
  }
  /** Variance of the ratio of sums, assuming independent students (linearized). */
  get variance(): number {
    const r = this.rate;
    const residual = this.pp - 2 * r * this.pw + r * r * this.ww;
    return (this.n / (this.n - 1)) * (residual / this.whole ** 2);
  }
}

const z95 = 1.959963984540054;
function wilson(x: number, n: number): [number, number] {
  const p = x / n;
  const center = p + z95 ** 2 / (2 * n);
  const half = z95 * Math.sqrt((p * (1 - p)) / n + z95 ** 2 / (4 * n * n));
  return [(center - half) / (1 + z95 ** 2 / n), (center + half) / (1 + z95 ** 2 / n)];
}

function compare(a: Sums, b: Sums): CountedGap {
  const gap = a.rate - b.rate;
  const base = { n: a.n, rest: b.n, gap, restRate: b.rate };
  if (a.binary && b.binary) {
    const [l1, u1] = wilson(a.part, a.n);
    const [l2, u2] = wilson(b.part, b.n);
    const pooled = (a.part + b.part) / (a.n + b.n);
    const se = Math.sqrt(pooled * (1 - pooled) * (1 / a.n + 1 / b.n));
    return {
      ...base,
      sd: Math.sqrt(pooled * (1 - pooled)),
      lower: gap - Math.sqrt((a.rate - l1) ** 2 + (u2 - b.rate) ** 2),
      upper: gap + Math.sqrt((u1 - a.rate) ** 2 + (b.rate - l2) ** 2),
      p: twoSided(gap / se),
    };
  }
  const se = Math.sqrt(a.variance + b.variance);
  const sd = Math.sqrt((a.variance * a.n * a.n + b.variance * b.n * b.n) / (a.n + b.n));
  return { ...base, sd, lower: gap - z95 * se, upper: gap + z95 * se, p: twoSided(gap / se) };
}

/** Two-sided p of a standard normal (Abramowitz and Stegun 7.1.26, absolute error below 1.5e-7). */
function twoSided(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const poly = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  return poly * Math.exp(-x * x);
}

function keyOf(group: GroupLevel): PlantedGroup {
  const found = (Object.keys(groups) as PlantedGroup[]).find(
    (k) => groups[k].grouping === group.grouping && groups[k].level === group.level,
  );
  if (!found) throw new Error(`no group ${group.grouping} ${group.level}`);
  return found;
}
