import { addDays } from "../base/days.ts";
import { caretRow, type Fields, type Tag } from "./calpads-layout.ts";
import { type Chance, chance } from "./chance.ts";
import type { DistrictYear, Spell, StudentYear, Teacher } from "./district-year.ts";
import { type ExportFile, encoded, type FileHabits } from "./export-file.ts";
import { messy } from "./mess.ts";
import { gradeCodes, type Person } from "./people.ts";

/** CALPADS extracts of a district for one school year, one file per record type. */
export function* calpadsFiles(year: DistrictYear, seed: number, habits: FileHabits): Generator<ExportFile> {
  const rng = chance(`${seed}/${year.district.id}/${year.schoolYear}/calpads`);
  const writer = new Writer(year, habits, rng);
  for (const [tag, rows] of writer.all()) {
    const text = messy(tag, rows, rng.fork(tag)).map((fields) => caretRow(tag, fields));
    const tail = habits.extract ? `^${compact(year.calendar.last)}^${compact(addDays(year.calendar.last, 40))}` : "";
    const named = habits.extract ? text.map((r) => `${tag}-R${r.slice(tag.length)}${tail}`) : text;
    yield {
      name: `${tag}_${year.district.id}_${compact(addDays(year.calendar.last, 35))}.txt`,
      bytes: encoded(named.join(habits.newline) + habits.newline, habits, tag === "SENR" || tag === "SINF"),
    };
  }
}

const compact = (date: string): string => date.replaceAll("-", "");
const american = (date: string): string =>
  date === "" ? "" : `${date.slice(5, 7)}/${date.slice(8, 10)}/${date.slice(0, 4)}`;

class Writer {
  private readonly year: DistrictYear;
  private readonly rng: Chance;
  private readonly date: (iso: string) => string;
  private readonly lea: string;
  private readonly academicYear: string;

  constructor(year: DistrictYear, habits: FileHabits, rng: Chance) {
    this.year = year;
    this.rng = rng;
    this.date = habits.slashDates ? american : compact;
    this.lea = year.district.id;
    this.academicYear = `${year.schoolYear - 1}-${year.schoolYear}`;
  }

  *all(): Generator<[Tag, Fields[]]> {
    const { students } = this.year;
    yield ["SENR", students.flatMap((s) => this.enrollment(s))];
    yield ["SINF", students.map((s) => this.information(s))];
    yield ["SPRG", students.flatMap((s) => this.programs(s))];
    yield ["SELA", students.flatMap((s) => this.language(s))];
    yield [
      "STAS",
      students.flatMap((s) => (this.rng.yes(0.002) ? [] : s.spells.map((spell) => this.absence(s, spell)))),
    ];
    const incidents = students.flatMap((s) => s.incidents.map((incident) => ({ s, incident })));
    yield [
      "SINC",
      incidents.map(({ s, incident: i }) => [
        ...this.begin("SINC", s.person, i.school.id),
        i.id,
        this.date(i.date),
        "Y",
        i.result === "100" ? "Y" : "",
      ]),
    ];
    yield [
      "SIRS",
      incidents.map(({ s, incident: i }) => [
        ...this.begin("SIRS", s.person, i.school.id),
        i.id,
        i.result,
        "10",
        i.length > 0 ? String(i.length) : "",
      ]),
    ];
    yield [
      "SOFF",
      incidents.map(({ s, incident: i }) => [...this.begin("SOFF", s.person, i.school.id), i.id, i.offense]),
    ];
    yield ["CRSE", this.sections("CRSE")];
    yield ["SCSE", this.results("SCSE")];
    yield ["CRSC", this.sections("CRSC")];
    yield ["SCSC", this.results("SCSC")];
    yield [
      "SCTE",
      students
        .filter((s) => s.careerPathway)
        .map((s) => [...this.begin("SCTE", s.person, schoolOf(s)), "198", this.academicYear]),
    ];
    yield [
      "WBLR",
      students
        .filter((s) => s.internship)
        .map((s) => ["WBLR", "", "", this.lea, schoolOf(s), "", this.academicYear, s.person.ssid, "10", "", "60"]),
    ];
    yield ["SDEM", this.staff().map(({ teacher }) => this.demographics(teacher))];
    yield [
      "SASS",
      this.staff().map(({ teacher, school }) => [
        "SASS",
        "",
        "",
        this.lea,
        school,
        this.academicYear,
        teacher.seid,
        "",
        teacher.first,
        teacher.last,
        this.date(teacher.birth),
        teacher.gender,
        jobs[teacher.subject] ?? "12",
        "100",
      ]),
    ];
    const special = students.filter((s) => s.person.special !== null);
    yield [
      "SWDS",
      special.map((s) => [
        ...["SWDS", "", "", this.lea, this.academicYear, s.person.ssid, s.person.localId, "", selpa],
        this.date(s.person.special?.since ?? ""),
        this.date(s.person.special?.since ?? ""),
        "1",
      ]),
    ];
    yield ["PLAN", special.map((s) => this.plan(s))];
  }

  /** The first twelve fields, shared by most student files; some layouts leave the names blank. */
  private begin(tag: Tag, p: Person, school: string): string[] {
    const start = [tag, "", "", this.lea, school, this.academicYear, p.ssid, p.localId];
    return [...start, p.first, p.last, this.date(p.birth), p.gender];
  }

  private enrollment(s: StudentYear): Fields[] {
    const { rng } = this;
    const p = s.person;
    const row = (spell: Spell, entry: string, exit: string, code: string, status = "10"): Fields => [
      ...["SENR", "", "", this.lea, spell.school.id, "", this.academicYear, p.ssid, p.localId],
      ...[p.first, "", p.last, "", "", "", "", this.date(p.birth), p.gender, "", "CA", "US"],
      ...[this.date(entry), status, gradeCodes[s.grade] ?? "", this.date(exit), code],
      ...(code === spell.exitCode ? [spell.completion, "", spell.metAG] : ["", "", ""]),
    ];
    const visited = s.incidents.filter((i) => !s.spells.some((spell) => spell.school === i.school));
    const first = s.spells[0] as Spell;
    // Half of the students with an incident at another school have a secondary enrollment there.
    const secondary = [...new Set(visited.filter((i) => Number(i.id.slice(-5)) % 24 === 0).map((i) => i.school))];
    const besides = secondary.map((school) => row({ ...first, school }, first.entry, "", "", "20"));
    const stays = s.spells.flatMap((spell) => {
      // A mid-year change ends the row and begins another a day later at the same school.
      const winter = `${this.year.schoolYear - 1}-12-17`;
      if (spell.entry < winter && spell.exit > addDays(winter, 30) && rng.yes(0.012)) {
        return [row(spell, spell.entry, winter, "E150"), row(spell, addDays(winter, 1), spell.exit, spell.exitCode)];
      }
      return [row(spell, spell.entry, spell.exit, spell.exitCode)];
    });
    return [...stays, ...besides];
  }

  private information(s: StudentYear): Fields {
    const p = s.person;
    const hispanic = p.race === "hispanic";
    const unknown = p.race === "not-reported";
    const races = [...p.raceCodes, "", "", "", "", ""].slice(0, 5);
    return [
      ...["SINF", "", "", this.date(p.knownSince), "", this.lea, schoolOf(s), this.academicYear, p.ssid, p.localId],
      ...[p.first, "", p.last, "", "", "", "", this.date(p.birth), p.gender, "", "CA", "US"],
      ...[hispanic ? "Y" : unknown ? "" : "N", unknown ? "Y" : ""],
      ...[...races, p.raceCodes.length === 0 ? "Y" : ""],
      ...["", "", "", "CA", "", this.date(p.firstUsSchool), "", p.parentEducation],
      ...["", "", "", "", "", "", "", "", "", "", "", p.parentEducation2],
    ];
  }

  private programs(s: StudentYear): Fields[] {
    const p = s.person;
    const first = s.spells[0]?.entry ?? this.year.calendar.first;
    const row = (code: string, membership: string, start: string, more: readonly string[] = []): Fields => [
      ...this.begin("SPRG", p, schoolOf(s)),
      ...[code, membership, this.date(start), ""],
      ...more,
    ];
    const rows: Fields[] = [];
    if (p.meal !== "") rows.push(row(p.meal, "1", first));
    if (s.homeless) rows.push(row("191", "1", first, ["", "", "", "", "", "", dwelling(p.ssid), "N"]));
    if (p.migrant) rows.push(row("135", "1", first, ["", "", "", `M${p.ssid}`]));
    if (p.military) rows.push(row("192", "1", first));
    if (p.section504) rows.push(row("101", "3", first));
    if (s.gifted) rows.push(row("127", "1", first));
    return rows;
  }

  private language(s: StudentYear): Fields[] {
    const p = s.person;
    return p.statuses
      .filter((status) => status.start <= this.year.calendar.last)
      .map((status) => [
        ...["SELA", "", "", this.lea, schoolOf(s), this.academicYear, p.ssid, p.first, p.last, this.date(p.birth)],
        ...[p.gender, p.localId, status.elas, this.date(status.start), p.language],
      ]);
  }

  private absence(s: StudentYear, spell: Spell): Fields {
    const other = spell.absent - spell.suspendedOut;
    const excused = Math.round(other * 0.6);
    return [
      ...["STAS", "", "", this.lea, spell.school.id, this.academicYear, s.person.ssid, s.person.localId],
      ...["", "", "", "", "N", "N", String(spell.days)],
      ...[spell.days - spell.absent - Math.min(spell.suspendedIn, spell.days - spell.absent), spell.suspendedOut].map(
        String,
      ),
      ...[Math.min(spell.suspendedIn, spell.days - spell.absent), excused, other - excused, 0, 0].map(String),
      "N",
    ];
  }

  private sections(tag: "CRSE" | "CRSC"): Fields[] {
    return this.year.staff.flatMap(({ school, sections }) =>
      sections
        .filter((section) => (section.course.id === "E100") === (tag === "CRSE"))
        .flatMap((section) =>
          section.terms.map((term) => {
            const { course, teacher } = section;
            return [
              ...[tag, "", "", this.lea, school.id, this.academicYear, course.state, course.id, course.name, "", ""],
              ...[
                "N",
                course.ag ? "Y" : "N",
                section.id,
                term,
                teacher.seid,
                "",
                section.id,
                levels[course.level] ?? "",
              ],
              ...["", "00", course.id === "E100" ? "700" : "", "N", "N", "1", "", "", "", "", "", ""],
              ...[course.level === "ap" ? course.state : "", "", "", "", ""],
            ];
          }),
        ),
    );
  }

  private results(tag: "SCSE" | "SCSC"): Fields[] {
    const { schoolYear } = this.year;
    const semester = `${schoolYear - 1}-12-18`;
    const late = `${schoolYear}-05-10`;
    return this.year.staff.flatMap(({ school, sections }) =>
      sections
        .filter((section) => (section.course.id === "E100") === (tag === "SCSE"))
        .flatMap((section) =>
          section.students.flatMap((s) => {
            const p = s.person;
            const end = s.spells.at(-1)?.exit ?? "";
            return section.terms.flatMap((term, i) => {
              const course = section.course.id;
              // Students who leave before the end of a term get no mark.
              if (tag === "SCSC" && end !== "" && end < (term === "S1" ? semester : late)) return [];
              const mark = s.marks[s.courses.indexOf(course) * section.terms.length + i] ?? "";
              const credits = tag === "SCSE" || s.grade < 10 ? "" : "5.00";
              return [
                [
                  ...this.begin(tag, p, school.id),
                  ...[course, section.id, term, credits, credits && (mark === "F" ? "0.00" : credits), mark],
                  ...["", section.course.id === "E100" ? "" : "F1"],
                ],
              ];
            });
          }),
        ),
    );
  }

  private staff(): { teacher: Teacher; school: string }[] {
    return this.year.staff.flatMap(({ school, staff }) => staff.map((teacher) => ({ teacher, school: school.id })));
  }

  private demographics(t: Teacher): Fields {
    const { schoolYear } = this.year;
    const races = [...t.raceCodes, "", "", "", "", ""].slice(0, 5);
    return [
      ...["SDEM", "", "", this.date(`${t.came - 1}-07-01`), "", this.lea, this.academicYear, t.seid, ""],
      ...[t.first, "", t.last, "", "", "", this.date(t.birth), t.gender, t.race === "hispanic" ? "Y" : "N", ""],
      ...[...races, "", "10", "10", this.date(`${t.came - 1}-07-01`), ""],
      ...[String(schoolYear - t.came + 1), String(schoolYear - t.began + 1)],
    ];
  }

  private plan(s: StudentYear): Fields {
    const special = s.person.special;
    const begun = `${this.year.schoolYear - 1}-08-21`;
    return [
      ...["PLAN", "", "", this.lea, this.academicYear, s.person.ssid, s.person.localId, "", selpa, this.lea, "100"],
      ...[this.date(begun), "10", "", special?.calpads ?? "", "", "", "", "", special?.setting ?? "", "", ""],
      ...[String(special?.regularClass ?? ""), "", "", "", "", "", "", "", "", "", "N"],
    ];
  }
}

/** Student's last school in the year, which reports them. */
const schoolOf = (s: StudentYear): string => s.spells.at(-1)?.school.id ?? "";
const selpa = "5999";
const jobs: Readonly<Record<string, string>> = { administrator: "10", counselor: "11" };
/** Course section instructional level. */
const levels: Readonly<Record<string, string>> = { honors: "16", ap: "30", college: "23" };
const dwelling = (ssid: string): string => (Number(ssid.slice(-1)) < 2 ? "100" : "120");
