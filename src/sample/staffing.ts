import { type Chance, chance } from "./chance.ts";
import { type Course, catalog } from "./courses.ts";
import type { District, School } from "./district.ts";
import type { SchoolYearStaff, Section, StudentYear, Teacher } from "./district-year.ts";
import { firstNames, lastNames } from "./names.ts";

const races: readonly (readonly [race: string, share: number, codes: readonly string[]])[] = [
  ["white", 0.62, ["700"]],
  ["hispanic", 0.21, []],
  ["asian", 0.075, ["201"]],
  ["black", 0.035, ["600"]],
  ["filipino", 0.03, ["400"]],
  ["two-or-more", 0.03, ["600", "700"]],
];
const subjects = ["ela", "math", "science", "social", "other"] as const;
const sectionsPerTeacher = 5;
const pupilsPerSection = 28;
const pupilsPerClass = 24;

/** Systematic sampling: hits exactly the long-run share, so that small schools do not deviate by chance. */
class Quota {
  private owed = 0.5;
  yes(share: number): boolean {
    this.owed += share;
    if (this.owed < 1) return false;
    this.owed -= 1;
    return true;
  }
}

/** Simulates a district's staff and class assignments, year by year. */
export class Staffing {
  private readonly rng: Chance;
  private readonly district: District;
  private readonly order: number;
  private readonly crews = new Map<string, Teacher[]>();
  private readonly quotas = new Map<string, Quota>();
  private readonly raceOwed = races.map(() => 0);
  private count = 0;

  constructor(label: string, district: District, order: number) {
    this.rng = chance(`${label}/staff`);
    this.district = district;
    this.order = order;
  }

  /** Hires as needed, forms classes, and assigns a teacher to each. */
  year(schoolYear: number, students: readonly StudentYear[]): SchoolYearStaff[] {
    const bySchool = new Map<string, StudentYear[]>();
    for (const s of students) {
      const school = s.spells.at(-1)?.school.id ?? "";
      const list = bySchool.get(school);
      if (list) list.push(s);
      else bySchool.set(school, [s]);
    }
    return this.district.schools.map((school) => {
      const teachers = bySchool.get(school.id) ?? [];
      const before = this.crews.get(school.id);
      const groups = this.groupsOf(school, teachers);
      const need = needOf(groups, teachers.length);
      const crew = this.hire(school, schoolYear, before, need);
      this.crews.set(school.id, crew);
      return { school, staff: crew, sections: this.assign(groups, crew) };
    });
  }

  /** Forms classes: homerooms in TK to grade 5, sections of each course above. */
  private groupsOf(school: School, students: readonly StudentYear[]): StaffGroup[] {
    const { rng } = this;
    const groups: StaffGroup[] = [];
    for (let grade = 0; grade <= 6; grade++) {
      const pupils = rng.shuffle(students.filter((s) => s.grade === grade));
      const count = Math.ceil(pupils.length / pupilsPerClass);
      for (let i = 0; i < count; i++) {
        const members = pupils.slice(
          Math.round((i * pupils.length) / count),
          Math.round(((i + 1) * pupils.length) / count),
        );
        groups.push({ course: catalog.get("E100") as Course, terms: ["FY"], students: members, achievement: 0 });
      }
    }
    const byCourse = new Map<string, StudentYear[]>();
    for (const s of students) {
      for (const c of s.courses) {
        const list = byCourse.get(c);
        if (list) list.push(s);
        else byCourse.set(c, [s]);
      }
    }
    const terms = school.level === "high" || school.level === "continuation" ? ["S1", "S2"] : ["FY"];
    for (const [id, taking] of byCourse) {
      const course = catalog.get(id) as Course;
      // Scheduling partly tracks students by achievement; the rest is random.
      const ranked = taking
        .map((s) => ({ s, rank: s.achievement + 0.8 * rng.normal() }))
        .sort((a, b) => a.rank - b.rank || (a.s.person.ssid < b.s.person.ssid ? -1 : 1));
      const count = Math.ceil(ranked.length / pupilsPerSection);
      for (let i = 0; i < count; i++) {
        const part = ranked.slice(
          Math.round((i * ranked.length) / count),
          Math.round(((i + 1) * ranked.length) / count),
        );
        const members = part.map((p) => p.s);
        const achievement = members.reduce((sum, m) => sum + m.achievement, 0) / Math.max(1, members.length);
        groups.push({ course, terms, students: members, achievement });
      }
    }
    return groups;
  }

  private hire(
    school: School,
    schoolYear: number,
    before: readonly Teacher[] | undefined,
    need: ReadonlyMap<Teacher["subject"], number>,
  ): Teacher[] {
    const crew: Teacher[] = [];
    for (const [subject, count] of need) {
      const known = (before ?? []).filter((t) => t.subject === subject);
      const staying = before ? known.filter(() => !this.quota(school, "leave").yes(school.turnover)) : [];
      crew.push(...staying.slice(0, count + 1));
      for (let i = staying.length; i < count; i++) crew.push(this.teacher(school, schoolYear, subject, !before));
    }
    return crew;
  }

  private quota(school: School, what: string): Quota {
    const key = `${school.id}/${what}`;
    const known = this.quotas.get(key);
    if (known) return known;
    const made = new Quota();
    this.quotas.set(key, made);
    return made;
  }

  private teacher(school: School, schoolYear: number, subject: Teacher["subject"], founding: boolean): Teacher {
    const { rng } = this;
    this.count += 1;
    const share = founding ? Math.min(0.5, 1.8 * school.turnover * school.newToTeaching) : school.newToTeaching;
    const novice = this.quota(school, "new").yes(share);
    const years = novice ? (founding ? rng.below(2) : 0) : 3 + Math.floor(-9 * Math.log(1 - rng.next()));
    const began = schoolYear - Math.min(38, years);
    const permit = this.quota(school, novice ? "permit" : "permit-later").yes(novice ? school.permits : 0.015);
    const [race, , raceCodes] = this.race();
    const gender = rng.yes(0.73) ? "F" : "M";
    return {
      seid: String(7_000_000_000 + this.order * 20_000 + this.count),
      first: rng.one(firstNames(gender)),
      last: rng.one(lastNames(race)),
      gender,
      birth: `${began - 25 - rng.below(8)}-${String(1 + rng.below(12)).padStart(2, "0")}-${String(1 + rng.below(28)).padStart(2, "0")}`,
      race,
      raceCodes,
      subject,
      began,
      came: founding ? Math.max(began, schoolYear - rng.below(12)) : schoolYear,
      credential: permit ? (rng.yes(0.55) ? "intern" : rng.yes(0.85) ? "emergency" : "waiver") : "full",
      inField: !this.quota(school, "field").yes(0.04 + 0.4 * school.turnover),
    };
  }

  /** The group furthest below its target share of the staff. */
  private race(): (typeof races)[number] {
    races.forEach(([, share], i) => {
      this.raceOwed[i] = (this.raceOwed[i] ?? 0) + share;
    });
    const weights = this.raceOwed.map((owed) => Math.max(0, owed) ** 2);
    const i = this.rng.weighted(weights);
    this.raceOwed[i] = (this.raceOwed[i] ?? 0) - 1;
    return races[i] ?? ["white", 1, ["700"]];
  }

  private assign(groups: readonly StaffGroup[], crew: readonly Teacher[]): Section[] {
    const { rng } = this;
    const sections: Section[] = [];
    const give = (group: StaffGroup, teacher: Teacher): void => {
      const id = `${String(sections.length + 1).padStart(4, "0")}-${group.course.id}`;
      sections.push({ id, course: group.course, terms: group.terms, teacher, students: group.students });
    };
    const teaching = (subject: Teacher["subject"]): Teacher[] => crew.filter((t) => t.subject === subject);
    const classes = rng.shuffle(teaching("class"));
    groups
      .filter((g) => g.course.id === "E100")
      .forEach((g, i) => {
        const teacher = classes[i % classes.length];
        if (teacher) give(g, teacher);
      });
    for (const subject of subjects) {
      // The newest teachers get the leftover sections.
      const bySeniority = teaching(subject)
        .map((t) => ({ t, rank: -t.began + 4 * rng.normal() }))
        .sort((a, b) => a.rank - b.rank || (a.t.seid < b.t.seid ? -1 : 1));
      const own = groups
        .filter((g) => g.course.subject === subject && g.course.id !== "E100")
        .sort((a, b) => a.achievement - b.achievement);
      own.forEach((g, i) => {
        const teacher = bySeniority[Math.floor((i * bySeniority.length) / own.length)]?.t;
        if (teacher) give(g, teacher);
      });
    }
    return sections;
  }
}

interface StaffGroup {
  readonly course: Course;
  readonly terms: readonly string[];
  readonly students: readonly StudentYear[];
  readonly achievement: number;
}

function needOf(groups: readonly StaffGroup[], students: number): Map<Teacher["subject"], number> {
  const need = new Map<Teacher["subject"], number>();
  const classes = groups.filter((g) => g.course.id === "E100").length;
  if (classes > 0) need.set("class", classes);
  for (const subject of subjects) {
    const own = groups.filter((g) => g.course.subject === subject && g.course.id !== "E100").length;
    if (own > 0) need.set(subject, Math.max(1, Math.ceil(own / sectionsPerTeacher)));
  }
  need.set("counselor", Math.max(1, Math.round(students / 420)));
  need.set("administrator", Math.max(1, Math.round(students / 600)));
  return need;
}
