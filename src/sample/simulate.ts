import { type ElpacGrade, type ElpacStarts, elpacProgressStarts } from "../rules/us-ca-elpac.ts";
import { scienceTestCuts, smarterBalancedCuts } from "../rules/us-ca-smarter-balanced.ts";
import { type Calendar, calendarOf } from "./calendar.ts";
import { type Chance, chance } from "./chance.ts";
import { coursesOf } from "./courses.ts";
import type { District, School } from "./district.ts";
import type { DistrictYear, Exam, Incident, Spell, StudentYear, TestResult } from "./district-year.ts";
import { Births, bitsOf, gradeCodes, gradeIndex, inverseLogit, type Person, pushOf, type Status } from "./people.ts";
import type { PlantedOutcome } from "./planted.ts";
import { Staffing } from "./staffing.ts";

const offenses: readonly (readonly [code: string, weight: number, gravity: number])[] = [
  ["511", 42, -0.5],
  ["500", 20, 0.8],
  ["505", 8, 0.2],
  ["200", 8, 0.8],
  ["503", 6, 0.8],
  ["600", 6, 0.2],
  ["400", 4, 0.6],
  ["103", 3, 1.2],
];

/** Grade 9 year of students who are in grades 10 to 12 in the first simulated year. */
const ninth = gradeIndex("09");
const senior = gradeIndex("12");
const continuationSeats = 40;
/** Of incidents without days out of school, each of so many is at another school than the student's. */
const elsewhereEach = 12;

/** Simulates a district year by year: students advance, move, arrive and leave; schools hire and lose teachers. */
export class Simulation {
  private readonly rng: Chance;
  private readonly births: Births;
  private readonly staffing: Staffing;
  private readonly district: District;
  private readonly perGrade: number;
  private readonly byRole: ReadonlyMap<string, School>;
  private people: Person[] = [];
  private schoolYear: number;
  private incidentCount = 0;
  private staying: StudentYear[] | null = null;

  constructor(seed: number, district: District, order: number, firstYear: number) {
    const label = `${seed}/${district.id}`;
    this.rng = chance(`${label}/years`);
    this.births = new Births(label, district, order);
    this.staffing = new Staffing(label, district, order);
    this.district = district;
    this.schoolYear = firstYear;
    this.byRole = new Map(district.schools.map((s) => [s.role, s]));
    // Transitional kindergarten enrolls only the youngest part of a birth cohort.
    this.perGrade = district.students / (gradeCodes.length - 1 + tkShare);
    for (let grade = 0; grade <= senior; grade++) this.fill(grade, true);
  }

  /** Simulates the next school year. Mutates people: write a year's files before the next call. */
  year(): DistrictYear {
    if (this.staying) this.advance(this.staying);
    const calendar = calendarOf(this.schoolYear);
    this.moveToContinuation();
    const students = this.people.map((person) => this.studentYear(person, calendar));
    const staff = this.staffing.year(this.schoolYear, students);
    this.staying = this.close(students, calendar);
    return { district: this.district, schoolYear: this.schoolYear, calendar, students, staff };
  }

  private fill(grade: number, isEnrolled: boolean): void {
    const want = Math.round(this.perGrade * (grade === 0 ? tkShare : 1));
    const have = isEnrolled ? 0 : this.people.reduce((n, p) => n + (p.grade === grade ? 1 : 0), 0);
    for (let i = have; i < want; i++) this.people.push(this.newcomer(grade, isEnrolled));
  }

  private newcomer(grade: number, isEnrolled: boolean): Person {
    const person = this.births.person(grade, this.schoolYear, isEnrolled || grade <= 1);
    const bits = bitsOf(person, person.statuses.at(-1)?.elas ?? "EO", person.special !== null);
    const z = person.ability + pushOf("achievement", bits);
    if (grade > 4) this.identifyGifted(person, z, bits);
    if (grade > gradeIndex("08")) person.accelerated = this.accelerates(z, bits);
    if (grade >= ninth) person.ninthGrade = this.schoolYear - (grade - ninth);
    return person;
  }

  private identifyGifted(person: Person, z: number, bits: number): void {
    if (this.rng.yes(inverseLogit(-1.45 + 0.9 * z + pushOf("gifted", bits))))
      person.giftedSince = `${this.schoolYear - 1}-09-15`;
  }

  private accelerates(z: number, bits: number): boolean {
    return this.rng.yes(inverseLogit(0.75 + 0.9 * z + pushOf("algebra", bits)));
  }

  private moveToContinuation(): void {
    const wanting = this.people.filter((p) => p.path.high === "north-fork" && p.grade >= ninth).length;
    const candidates = this.people.filter(
      (p) => p.grade >= gradeIndex("11") && p.path.high !== "north-fork" && p.ability < -0.5,
    );
    for (const p of this.rng.shuffle(candidates).slice(0, Math.max(0, continuationSeats - wanting))) {
      p.path = { ...p.path, high: "north-fork" };
    }
  }

  private roleOf(person: Person): string {
    if (person.grade <= gradeIndex("05")) return person.path.elementary;
    return person.grade < ninth ? person.path.middle : person.path.high;
  }

  private schoolOf(person: Person): School {
    return this.byRole.get(this.roleOf(person)) as School;
  }

  /** Moves the person to another school of the same stage, for this year and after. */
  private otherSchool(person: Person): School {
    const now = this.schoolOf(person);
    const stage =
      person.grade <= gradeIndex("05") ? ["elementary", "k8"] : person.grade < ninth ? ["middle", "k8"] : ["high"];
    const others = this.district.schools.filter((s) => stage.includes(s.level) && s !== now);
    const to = this.rng.one(others);
    if (person.grade <= gradeIndex("05")) person.path = { ...person.path, elementary: to.role };
    else if (person.grade < ninth) person.path = { ...person.path, middle: to.role };
    else person.path = { ...person.path, high: to.role };
    return to;
  }

  private studentYear(person: Person, calendar: Calendar): StudentYear {
    const { rng } = this;
    const elas = statusOn(person, calendar.census);
    const bits = bitsOf(person, elas, person.special !== null);
    const yes = (outcome: PlantedOutcome, base: number): boolean =>
      rng.yes(inverseLogit(base + pushOf(outcome, bits, this.roleOf(person))));
    const grade = person.grade;
    const home = this.schoolOf(person);
    const achievement = person.ability + pushOf("achievement", bits) + 0.3 * rng.normal();
    if (grade === 4 && person.giftedSince === "") this.identifyGifted(person, achievement, bits);
    if (grade === gradeIndex("08")) person.accelerated = this.accelerates(achievement, bits);

    const spells = this.spellsOf(person, bits, home, calendar);
    const end = spells.at(-1) as Spell;
    this.dropOut(person, bits, achievement, end, calendar);
    const incidents = this.incidentsOf(person, bits, spells, calendar);
    this.attendanceOf(person, bits, spells, incidents);
    const spring = end.exit === "" || end.exit >= testDay(calendar);
    const graduated = this.finish(person, bits, achievement, end, calendar);

    const number = grade - 1;
    const secondary = number >= 6;
    const advanced = number >= 9 && yes("advanced", 0.35 + 0.9 * achievement);
    const stem = number >= 9 && yes("stem", -0.75 + 0.3 * achievement);
    const college = number >= 11 && rng.yes(inverseLogit(-1.9 + 0.6 * achievement));
    const courses = secondary
      ? coursesOf({ grade: number, accelerated: person.accelerated, advanced, stem, college })
      : [];
    const answered = number >= 5 && spring && rng.yes(0.78);
    return {
      person,
      grade,
      bits,
      homeless: person.homeless,
      elas,
      spells,
      incidents,
      tests: spring ? this.testsOf(person, grade, bits, achievement, elas) : [],
      achievement,
      courses,
      marks: this.marksOf(achievement, courses, number >= 9 ? 2 : 1),
      exams: courses.filter((c) => c.startsWith("AP") && rng.yes(0.85)).map((c) => this.exam(c, achievement, bits)),
      gifted: person.giftedSince !== "",
      activity: number >= 4 && yes("activity", 0.55),
      counselor: number >= 6 && yes("counselor", 0.6),
      answers: answered ? this.answersOf(bits) : null,
      careerPathway: number === 12 && rng.yes(0.24),
      internship: number >= 10 && rng.yes(0.08),
      college: graduated && yes("college", 1 + 0.5 * achievement),
      graduated,
    };
  }

  private spellsOf(person: Person, bits: number, home: School, calendar: Calendar): Spell[] {
    const { rng } = this;
    const days = calendar.days;
    const push = pushOf("moves", bits);
    const arrivesLate = rng.yes(inverseLogit(-4.1 + push));
    const start = arrivesLate ? 8 + rng.below(140) : 0;
    const stay = (school: School, from: number, to: number, exitCode: string): Spell => ({
      school,
      entry: days[from] ?? calendar.first,
      exit: to >= 179 ? "" : (days[to] ?? ""),
      exitCode,
      completion: "",
      metAG: "",
      days: to - from + 1,
      absent: 0,
      suspendedOut: 0,
      suspendedIn: 0,
    });
    const leaves = rng.yes(inverseLogit(-4.1 + push));
    const moves = !leaves && rng.yes(inverseLogit(-4 + push)) && home.level !== "continuation";
    const moveDay = start + 10 + rng.below(Math.max(1, 168 - start));
    if (leaves) {
      const to = rng.one(["T160", "T160", "T160", "T180", "T200"]);
      return [stay(home, start, moveDay, to)];
    }
    if (moves && moveDay < 175)
      return [stay(home, start, moveDay, "T160"), stay(this.otherSchool(person), moveDay + 1, 179, "")];
    return [stay(home, start, 179, "")];
  }

  private attendanceOf(person: Person, bits: number, spells: Spell[], incidents: readonly Incident[]): void {
    const { rng } = this;
    const level = -3.22 + pushOf("absence", bits) + 0.5 * person.absenceTrait + 0.25 * rng.normal();
    for (const spell of spells) {
      for (const i of incidents) {
        if (!within(spell, i.date)) continue;
        if (i.result === "100") spell.suspendedOut += i.length;
        if (i.result === "110") spell.suspendedIn += i.length;
      }
      spell.suspendedOut = Math.min(spell.suspendedOut, spell.days);
      const missed = poisson(rng, Math.min(0.95, Math.exp(level)) * spell.days);
      spell.absent = Math.min(spell.days, Math.max(missed, spell.suspendedOut));
    }
  }

  private incidentsOf(person: Person, bits: number, spells: readonly Spell[], calendar: Calendar): Incident[] {
    const { rng } = this;
    const home = spells[0]?.school.role;
    const stage = person.grade < 7 ? -1.1 : person.grade < ninth ? 0.35 : 0;
    const x = -3.5 + stage + pushOf("incident", bits, home) + 0.6 * person.conductTrait;
    if (!rng.yes(inverseLogit(x))) return [];
    const count = 1 + (rng.yes(0.25) ? 1 : 0) + (rng.yes(0.08) ? 1 : 0);
    return Array.from({ length: count }, () => {
      const place = rng.one(spells);
      const [offense, , gravity] = offenses[rng.weighted(offenses.map((o) => o[1]))] ?? ["511", 1, 0];
      const suspended = rng.yes(inverseLogit(-0.35 + gravity + pushOf("suspended-for-it", bits)));
      const outside = rng.yes(0.8);
      const expelled = suspended && gravity > 0.7 && rng.yes(0.03);
      const result = expelled ? "200" : suspended ? (outside ? "100" : "110") : rng.one(["400", "400", "400", "300"]);
      this.incidentCount += 1;
      return {
        id: `${this.schoolYear % 100}-${String(this.incidentCount).padStart(5, "0")}`,
        school: this.whereItHappened(place.school, result),
        date: calendar.days[calendar.days.indexOf(place.entry) + rng.below(place.days)] ?? place.entry,
        offense,
        result,
        length: result === "100" ? 1 + rng.below(gravity > 0.5 ? 5 : 3) : result === "110" ? 1 + rng.below(2) : 0,
      };
    });
  }

  /** Some incidents happen at another school of the district, as in an after-school program. */
  private whereItHappened(home: School, result: string): School {
    // Days out of school are in the absence summary of the home school, which has to agree.
    if (result === "100" || this.incidentCount % elsewhereEach !== 0) return home;
    return this.district.schools.find((s) => s.level === home.level && s !== home) ?? home;
  }

  /** Some high school students drop out during the year. */
  private dropOut(person: Person, bits: number, achievement: number, end: Spell, calendar: Calendar): void {
    const { rng } = this;
    if (person.grade < ninth || end.exit !== "" || end.days < 60) return;
    if (!rng.yes(inverseLogit(-5.3 - 0.6 * pushOf("graduates", bits) - 0.5 * achievement))) return;
    end.days -= 5 + rng.below(end.days - 40);
    end.exit = calendar.days[calendar.days.indexOf(end.entry) + end.days - 1] ?? calendar.last;
    end.exitCode = rng.yes(0.7) ? "E140" : "E400";
  }

  private finish(person: Person, bits: number, achievement: number, end: Spell, calendar: Calendar): boolean {
    const { rng } = this;
    if (end.exit !== "" || person.grade < senior) return false;
    const stays = pushOf("graduates", bits);
    end.exit = calendar.last;
    if (rng.yes(inverseLogit(3.3 + stays + 0.5 * achievement))) {
      end.exitCode = "E230";
      end.completion = "100";
      end.metAG = rng.yes(inverseLogit(0.25 + 0.9 * achievement)) ? "Y" : "N";
      return true;
    }
    const way = rng.next();
    if (way < 0.35) {
      end.exit = "";
    } else if (way < 0.75) {
      end.exitCode = "E140";
    } else {
      end.exitCode = "E230";
      end.completion = way < 0.9 ? "360" : "320";
    }
    return false;
  }

  private testsOf(
    person: Person,
    grade: number,
    bits: number,
    achievement: number,
    elas: Status["elas"],
  ): TestResult[] {
    const { rng } = this;
    const code = gradeCodes[grade] ?? "";
    const ela = smarterBalancedCuts.ela[code];
    const math = smarterBalancedCuts.math[code];
    const science = scienceTestCuts[code];
    const tested = rng.yes(inverseLogit(3.75 + pushOf("tested", bits)));
    const results: TestResult[] = [];
    const result = (
      subject: TestResult["subject"],
      cuts: readonly [number, number, number],
      z: number,
      points: number,
    ): void => {
      const score = Math.round(cuts[1] + points * z);
      const level = score >= cuts[2] ? 4 : score >= cuts[1] ? 3 : score >= cuts[0] ? 2 : 1;
      results.push(
        tested
          ? { subject, tested, score, achievementLevel: level }
          : { subject, tested, score: 0, achievementLevel: 0 },
      );
    };
    if (ela) result("ela", ela, achievement + 0.5 + 0.3 * rng.normal(), 90);
    if (math) result("math", math, achievement + 0.28 + 0.35 * rng.normal(), 95);
    if (science) result("science", science, achievement + 0.2 + 0.35 * rng.normal(), 24);
    if (elas === "EL" && statusOn(person, "9999") === "EL" && rng.yes(0.97)) {
      const z = achievement + 0.9 + 0.4 * rng.normal();
      results.push({ subject: "elpac", tested: true, ...englishTest(code, z) });
    }
    return results;
  }

  private marksOf(achievement: number, courses: readonly string[], terms: number): string[] {
    const { rng } = this;
    const year = achievement + 0.5 * rng.normal();
    const marks: string[] = [];
    for (let i = 0; i < courses.length * terms; i++) {
      const x = year + 0.55 * rng.normal();
      marks.push(x > 0.4 ? "A" : x > -0.5 ? "B" : x > -1.6 ? "C" : x > -2.15 ? "D" : "F");
    }
    return marks;
  }

  private exam(course: string, achievement: number, bits: number): Exam {
    const passes = this.rng.yes(inverseLogit(0.1 + 0.8 * achievement + pushOf("exam", bits)));
    return { course, score: passes ? 3 + this.rng.below(3) : 1 + this.rng.below(2) };
  }

  private answersOf(bits: number): number[] {
    const { rng } = this;
    const mood = 0.6 * rng.normal();
    const agree = (outcome: PlantedOutcome, base: number): number =>
      rng.yes(inverseLogit(base + pushOf(outcome, bits) + mood)) ? 4 + rng.below(2) : 1 + rng.below(3);
    const bullied = rng.yes(inverseLogit(-1.35 + pushOf("bullied", bits) - mood)) ? 2 + rng.below(4) : 1;
    return [agree("adult-connection", 0.75), agree("safe", 0.7), agree("safe", 0.9), agree("belonging", 0.6), bullied];
  }

  /** Ends the year: sets exits and decides who returns. */
  private close(students: readonly StudentYear[], calendar: Calendar): StudentYear[] {
    const { rng } = this;
    return students.filter(({ spells, bits }) => {
      const end = spells.at(-1) as Spell;
      if (end.exit !== "") return false;
      const leaves = rng.yes(inverseLogit(-3.2 + 0.6 * pushOf("moves", bits)));
      end.exit = calendar.last;
      end.exitCode = leaves ? rng.one(["T160", "T160", "T180", "T200"]) : "E155";
      return !leaves;
    });
  }

  /** Advances to the next year: promotes most students, updates statuses, and fills free seats with newcomers. */
  private advance(staying: readonly StudentYear[]): void {
    const { rng } = this;
    this.schoolYear += 1;
    for (const { person, bits, achievement } of staying) {
      const again = person.grade > 0 && rng.yes(inverseLogit(-5 - 0.9 * achievement + pushOf("retained", bits)));
      if (!again && person.grade < senior) person.grade += 1;
      if (person.grade === ninth && person.ninthGrade === 0) person.ninthGrade = this.schoolYear;
      const share = this.births.homelessShare(person.socioeconomic);
      person.homeless = rng.yes(person.homeless ? 0.5 + 0.5 * share : 0.5 * share);
      const english = person.statuses[0];
      if (english) {
        this.births.reclassify(person, this.schoolYear, this.schoolYear - 1 - Number(english.start.slice(0, 4)));
      }
      this.births.identifyLater(person, this.schoolYear);
    }
    this.people = staying.map((s) => s.person);
    for (let grade = 0; grade <= senior; grade++) this.fill(grade, false);
  }
}

const tkShare = 0.7;

/** The first day of enrollment that counts for the spring tests. */
const testDay = (calendar: Calendar): string => `${calendar.schoolYear}-04-20`;

/** An ELPAC level in the sample: its range of latent scores, and its scale scores. */
interface EnglishLevel {
  readonly level: number;
  readonly from: number;
  readonly to: number;
  readonly least: number;
  readonly above: number;
}

/** Width in points of the first and last level in the sample. */
const endLevelPoints = 120;

const englishLevels = ({ two, three, four }: ElpacStarts) => ({
  lowest: { level: 1, from: -2.8, to: -0.8, least: two - endLevelPoints, above: two },
  higher: [
    { level: 4, from: 0.9, to: 2.9, least: four, above: four + endLevelPoints },
    { level: 3, from: 0, to: 0.9, least: three, above: four },
    { level: 2, from: -0.8, to: 0, least: two, above: three },
  ] satisfies readonly EnglishLevel[],
});

/** ELPAC level for a latent score, and a scale score of that level in the grade. */
function englishTest(grade: string, z: number): { readonly score: number; readonly achievementLevel: number } {
  const { lowest, higher } = englishLevels(elpacProgressStarts[grade as ElpacGrade] ?? elpacProgressStarts.KN);
  const band = higher.find(({ from }) => z > from) ?? lowest;
  const share = Math.min(Math.max((z - band.from) / (band.to - band.from), 0), 1);
  const score = band.least + Math.floor(share * (band.above - band.least));
  return { achievementLevel: band.level, score: Math.min(score, band.above - 1) };
}

/** Language status on a day: the latest that began by then, or the first if none had. */
export function statusOn(person: Person, day: string): Status["elas"] {
  let now = person.statuses[0]?.elas ?? "EO";
  for (const s of person.statuses) if (s.start <= day) now = s.elas;
  return now;
}

const within = (s: Spell, date: string): boolean => date >= s.entry && (s.exit === "" || date <= s.exit);

function poisson(rng: Chance, mean: number): number {
  if (mean > 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * rng.normal()));
  let left = Math.exp(-mean);
  let u = rng.next();
  let k = 0;
  while (u > left && k < 200) {
    u -= left;
    k += 1;
    left *= mean / k;
  }
  return k;
}
