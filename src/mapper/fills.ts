import type { FileKind, ProposalNote } from "../base/mapping-facts.ts";
import { raceColumnNames } from "../records/tables.ts";
import { schoolYearOfDate } from "../rules/us-ca-school-year.ts";
import { type Fill, type Origin, type Profile, type RaceColumns, unanswered } from "../sources/profile/profile.ts";
import type { SourceTable } from "../sources/source-tables.ts";
import {
  attendanceWords,
  type CodeWords,
  disabilityWords,
  exitWords,
  likertWords,
  meaningOf,
  plainValue,
  spellings,
  subjectWords,
  yesNoWords,
} from "../sources/vocabulary/code-words.ts";
import type { Concept } from "../sources/vocabulary/concepts.ts";
import type { ReportExport } from "../sources/vocabulary/report-export.ts";
import { listsEvents } from "./attendance-events.ts";
import { knownShare } from "./column-shape.ts";
import { headingWords, type Match, type TestColumn, tenDigits } from "./match-columns.ts";
import { flagPrograms, type ListedProgram, type ProgramDates } from "./program-dates.ts";
import { itemOf } from "./survey-items.ts";
import { termColumn } from "./terms.ts";

/** Columns of a table, matched to concepts. */
export interface Understood {
  readonly table: SourceTable;
  readonly kind: FileKind;
  readonly matches: readonly Match[];
  readonly columns: ReadonlyMap<string, readonly Match[]>;
  readonly tests: readonly TestColumn[];
  readonly days: readonly { readonly heading: string; readonly date: string }[];
  /** Rows with the same identifier are one student, even at different schools. */
  readonly rowsOfOne: boolean;
  /** Likely answers by their path in the profile; filled in here. */
  readonly suggestions: Record<string, string>;
  readonly notes: ProposalNote[];
  /** The known export that the file is, if any. */
  readonly known: ReportExport | null;
  /** Column that seems to identify students although no heading says so. */
  readonly unnamed: Match | undefined;
  /** Columns with the days of students in programs. */
  readonly dated: readonly ProgramDates[];
  /** Program that the file's name names, if nothing in the file says what it lists. */
  readonly listed: ListedProgram | undefined;
}

export interface Filled {
  readonly fills: readonly Fill[];
  readonly studentIds: Profile["studentIds"];
  readonly decide: Readonly<Record<string, string>>;
  readonly race?: RaceColumns;
  /** Headings in use. */
  readonly used: ReadonlySet<string>;
}

type OriginsByColumn = Record<string, Origin>;

/** Proposes the fills of canonical tables from a file's columns. */
export function fillsOf(understood: Understood): Filled {
  const build = new Builder(understood);
  switch (understood.kind) {
    case "schools":
      build.schools();
      break;
    case "staff":
      build.staff();
      break;
    case "sections":
      build.sections();
      break;
    case "survey":
      build.survey();
      break;
    case "self-review":
      build.selfReview();
      return build.done();
    case "attendance-summary":
      build.absence();
      break;
    case "attendance-daily":
      build.days();
      break;
    case "discipline":
      build.discipline();
      break;
    case "assessments":
      build.assessments();
      break;
    case "course-results":
      build.courseResults();
      break;
    case "programs":
      build.programRows();
      break;
    case "roster":
      break;
  }
  if (
    understood.kind !== "schools" &&
    understood.kind !== "staff" &&
    understood.kind !== "sections" &&
    understood.kind !== "survey"
  ) {
    build.students(understood.kind === "roster");
    if (understood.kind === "roster") {
      build.absence();
      build.assessments();
    }
  }
  if (understood.kind !== "schools") build.schools();
  return build.done();
}

/** Builds fills and records which columns are used. */
class Builder {
  private readonly of: Understood;
  private readonly fills: Fill[] = [];
  private readonly used = new Set<string>();
  private readonly decide: Record<string, string> = {};
  private race: RaceColumns | undefined;
  private studentIds: Profile["studentIds"] = "state";

  constructor(understood: Understood) {
    this.of = understood;
  }

  done(): Filled {
    return {
      fills: this.fills,
      studentIds: this.studentIds,
      decide: this.decide,
      ...(this.race === undefined ? {} : { race: this.race }),
      used: this.used,
    };
  }

  private match(id: string): Match | undefined {
    return this.of.columns.get(id)?.[0];
  }

  private has(...ids: readonly string[]): boolean {
    return ids.some((id) => this.of.columns.has(id));
  }

  private add(fill: Fill): void {
    this.fills.push(fill);
  }

  private asks(decision: string, suggestion?: string): void {
    this.decide[decision] = unanswered;
    if (suggestion !== undefined) this.of.suggestions[`decide.${decision}`] = suggestion;
  }

  /** Column for a concept, parsed as the concept requires; empty if the file has none. */
  private origin(id: string, otherwise?: Origin): Origin | undefined {
    const m = this.match(id);
    if (m?.concept == null) return otherwise;
    return this.read(m, m.concept, otherwise);
  }

  private read(m: Match, concept: Concept, otherwise?: Origin): Origin {
    this.used.add(m.heading);
    const rest = otherwise === undefined ? {} : { otherwise };
    switch (concept.kind) {
      case "id": {
        const digits = fullLength(m);
        return { from: m.heading, as: "id", ...(digits === null ? {} : { digits }), ...rest };
      }
      case "date":
        return { from: m.heading, as: "date", ...rest };
      case "number":
        return { from: m.heading, as: concept.id === "level" ? "integer" : "number", ...bounds(m, concept), ...rest };
      case "share":
        return { from: m.heading, as: (m.shape.most ?? 0) > 1.5 ? "percent" : "number", ...rest };
      case "school-year":
        return { from: m.heading, as: "school-year", ...rest };
      case "yes-no":
      case "code":
        return { ...this.coded(m, concept.codes ?? yesNoWords), ...rest };
      default:
        return { from: m.heading, ...rest };
    }
  }

  /** A column parsed by a vocabulary; unknown values become questions. */
  private coded(m: Match, words: CodeWords): { from: string; codes: Record<string, string | null>; words: string } {
    this.used.add(m.heading);
    return { from: m.heading, codes: codesOf(m, words, this.of.suggestions), words: words.id };
  }

  private optional(
    columns: OriginsByColumn,
    names: readonly string[],
    rename: Readonly<Record<string, string>> = {},
  ): OriginsByColumn {
    for (const id of names) {
      const origin = this.origin(id);
      if (origin !== undefined) columns[rename[id] ?? id] = origin;
    }
    return columns;
  }

  /** Column that identifies students; a question if there is none or its numbers are not unique. */
  private student(): Origin | null {
    const state = this.match("student_id");
    const local = this.match("local_id");
    const by = state ?? local;
    if (by?.concept == null) {
      const { unnamed, kind } = this.of;
      // If students have a row per day, a row is not a student.
      const likely = unnamed?.heading ?? (kind === "attendance-daily" ? undefined : "line-number");
      if (this.decide["identify"] === undefined) this.asks("identify", likely);
      if (unnamed !== undefined) this.used.add(unnamed.heading);
      return { decided: "identify" };
    }
    const school = this.match("school_id");
    if (
      state === undefined &&
      !this.of.rowsOfOne &&
      school !== undefined &&
      uniqueOnlyInSchool(this.of.table, by, school)
    ) {
      if (this.decide["identify"] === undefined) this.asks("identify", "with-school");
      this.used.add(by.heading);
      return { decided: "identify", column: by.heading, within: school.heading };
    }
    if (state === undefined) {
      if (tenDigits(by.shape) <= 0.9) this.studentIds = "local";
    }
    return this.read(by, by.concept);
  }

  private school(): Origin | null {
    const code = this.origin("school_id");
    if (code !== undefined) return code;
    const name = this.match("school_name");
    if (name !== undefined) {
      if (this.decide["school"] === undefined) this.asks("school", "name");
      this.used.add(name.heading);
      return { decided: "school", column: name.heading };
    }
    if (this.decide["school"] === undefined) this.asks("school");
    return { decided: "school" };
  }

  /** Columns of facts that count at their student's only school where the file names none. A roster asks for its school anyway. */
  private factAtSchool(): OriginsByColumn {
    return this.fact(this.of.kind === "roster" || this.has("school_name") ? "school" : "school if any");
  }

  /** The columns that most facts share. */
  private fact(withSchool: "school" | "school if any" = "school"): OriginsByColumn {
    const columns: OriginsByColumn = { school_year: { schoolYear: true } };
    const student = this.student();
    if (student !== null) columns["student_id"] = student;
    const school = withSchool === "school" ? this.school() : (this.origin("school_id") ?? null);
    if (school !== null) columns["school_id"] = school;
    return columns;
  }

  schools(): void {
    const id = this.match("school_id");
    const name = this.match("school_name");
    if (name === undefined || id === undefined) return;
    const columns: OriginsByColumn = {};
    this.optional(columns, ["school_id", "school_name", "district_id", "district_name", "county_id", "county_name"], {
      school_name: "name",
    });
    this.add({ table: "school", columns, ...(this.of.kind === "schools" ? {} : { inferred: true }) });
  }

  staff(): void {
    const columns: OriginsByColumn = { school_year: { schoolYear: true } };
    this.optional(columns, ["staff_id", "gender", "years_total", "years_in_district", "credential", "in_field"]);
    this.raceInto(columns);
    if (columns["staff_id"] === undefined) {
      this.of.notes.push({ kind: "no-staff-identifier" });
      return;
    }
    this.add({ table: "staff", columns });
    if (!this.has("school_id", "school_name")) return;
    const job = this.origin("job");
    if (job === undefined && this.decide["job"] === undefined) this.asks("job", "teacher");
    const assignment: OriginsByColumn = {
      school_year: { schoolYear: true },
      staff_id: columns["staff_id"],
      job: job ?? { decided: "job" },
    };
    const school = this.school();
    if (school !== null) assignment["school_id"] = school;
    this.optional(assignment, ["fte"]);
    this.add({ table: "staff_assignment", columns: assignment });
  }

  /** Sections, from a file of sections or of course results. */
  sections(inferred = false): void {
    const id = this.sectionId();
    if (id === undefined) return;
    const columns: OriginsByColumn = {
      school_year: { schoolYear: true },
      section_id: id,
      term: this.origin("term", { value: "year" }) ?? { value: "year" },
    };
    const school = this.school();
    if (school !== null) columns["school_id"] = school;
    this.optional(columns, ["course_id", "state_course", "course_name", "course_level", "staff_id"], {
      course_name: "name",
      course_level: "level",
    });
    this.add({ table: "section", columns, ...(inferred ? { inferred } : {}) });
  }

  private sectionId(): Origin | undefined {
    return this.origin("section_id") ?? this.origin("course_id") ?? this.origin("course_name");
  }

  courseResults(): void {
    const columns = this.fact();
    const section = this.sectionId();
    if (section === undefined) {
      this.of.notes.push({ kind: "no-course" });
      return;
    }
    columns["section_id"] = section;
    columns["term"] = this.origin("term", { value: "year" }) ?? { value: "year" };
    this.optional(columns, ["mark", "credits_attempted", "credits_earned"]);
    this.add({ table: "course_result", columns });
    if (this.has("course_name", "state_course", "course_id", "staff_id")) this.sections(true);
  }

  programRows(): void {
    const program = this.origin("program");
    if (program === undefined) {
      this.listedByName();
      return;
    }
    const columns = this.fact("school if any");
    columns["program"] = program;
    columns["start_date"] = this.origin("start_date", { firstDay: true }) ?? { firstDay: true };
    this.optional(columns, ["end_date"]);
    this.add({ table: "program", columns });
  }

  absence(): void {
    const expected = this.match("days_expected");
    const attended = this.match("days_attended");
    const absent = this.match("days_absent");
    if (expected === undefined && attended === undefined && absent === undefined) return;
    const byTerm = termColumn(this.of.table, this.of.matches);
    if (byTerm !== undefined) {
      this.of.notes.push({ kind: "by-term", heading: byTerm });
      return;
    }
    if (expected === undefined && (attended === undefined || absent === undefined)) {
      this.of.notes.push({ kind: "no-days-enrolled" });
      if (this.of.kind !== "attendance-summary") return;
    }
    const columns = this.factAtSchool();
    this.optional(columns, [
      "days_expected",
      "days_attended",
      "days_excused",
      "days_unexcused",
      "days_suspended_out",
      "days_suspended_in",
    ]);
    if (absent !== undefined) {
      this.used.add(absent.heading);
      // If stated next to expected days, it can be compared with them.
      if (expected !== undefined) this.optional(columns, ["days_absent"]);
      if (expected !== undefined && attended === undefined) {
        columns["days_attended"] = { difference: [expected.heading, absent.heading] };
      } else if (expected === undefined && attended !== undefined) {
        columns["days_expected"] = { sum: [attended.heading, absent.heading] };
      }
    }
    this.add({ table: "absence", columns });
  }

  days(): void {
    if (this.of.days.length > 0) {
      this.wideDays();
      return;
    }
    const code = this.origin("attendance_code");
    const date = this.origin("date");
    if (code === undefined || date === undefined) return;
    const columns: OriginsByColumn = { ...this.factAtSchool(), date, status: code };
    this.yearFrom("date", columns);
    // A list of absences has no rows for days present, so expected days are unknown.
    const events = listsEvents(
      this.of.table,
      this.match("attendance_code"),
      this.match("date"),
      this.match("student_id") ?? this.match("local_id") ?? this.of.unnamed,
    );
    if (events) this.asks("every-day", "no");
    this.add({
      table: "attendance_day",
      ...(events ? { onlyIf: { decision: "every-day", answer: "yes" } } : {}),
      columns,
    });
  }

  private wideDays(): void {
    const blanks = this.of.days.some((d) => {
      const at = this.of.table.headers.indexOf(d.heading);
      return this.of.table.rows.some((row) => (row[at] ?? "").trim() === "");
    });
    if (blanks) this.asks("blank-day", "present");
    for (const { heading, date } of this.of.days) {
      const m = this.of.matches.find((x) => x.heading === heading);
      if (m === undefined) continue;
      const status = this.coded(m, attendanceWords);
      const columns: OriginsByColumn = {
        ...this.factAtSchool(),
        school_year: { value: schoolYearOfDate(date) },
        date: { value: date },
        status: blanks ? { ...status, otherwise: { decided: "blank-day" } } : status,
      };
      this.add({ table: "attendance_day", columns });
    }
  }

  discipline(): void {
    const date = this.origin("incident_date");
    const base = this.factAtSchool();
    this.yearFrom("incident_date", base);
    const who = this.match("student_id") ?? this.match("local_id");
    const when = this.match("incident_date");
    base["incident_id"] =
      this.origin("incident_id") ??
      (who !== undefined && when !== undefined
        ? { joined: [who.heading, when.heading] }
        : { lineNumber: true as const });
    const offense = this.origin("offense");
    const result = this.match("result");
    if (result?.concept != null) {
      const blanks = result.shape.filled < this.of.table.rows.length;
      if (blanks) this.asks("blank-result", "none");
      const decided: OriginsByColumn = {
        ...base,
        result: this.read(result, result.concept, blanks ? { decided: "blank-result" } : undefined),
      };
      const key = ["school_year", "school_id", "incident_id", "student_id", "result"];
      decided["sequence"] = { numberAmong: key.filter((name) => name in decided) };
      this.optional(decided, ["result_days"], { result_days: "days" });
      if (offense !== undefined) decided["offense_kind"] = offense;
      this.add({ table: "discipline_action", columns: decided });
    } else {
      this.of.notes.push({ kind: "no-decisions" });
    }
    const incident: OriginsByColumn = { ...base, ...(date === undefined ? {} : { date }) };
    if (offense !== undefined) {
      incident["offense_kind"] = offense;
      if ("from" in offense && offense.from !== undefined) incident["offense_code"] = { from: offense.from };
    }
    this.add({ table: "incident", columns: incident });
  }

  assessments(): void {
    if (this.of.tests.length > 0) {
      this.wideTests();
      return;
    }
    if (this.of.kind !== "assessments") return;
    const score = this.origin("score");
    const level = this.origin("level");
    const result = this.match("score") ?? this.match("level");
    if (result === undefined) return;
    const test = this.match("test");
    const instrument = this.of.known?.instrument;
    const subject = instrument === undefined ? (this.origin("subject") ?? this.subjectInTest()) : undefined;
    const isPlain = instrument === undefined && (this.isStateTest(test) || this.isExam());
    const columns: OriginsByColumn = { ...this.fact("school if any"), tested: { filled: result.heading } };
    this.optional(columns, ["grade"]);
    this.yearFrom("test_date", columns);
    // A separate year column can be compared with the date.
    const date = "yearOfDate" in (columns["school_year"] ?? {}) ? undefined : this.origin("test_date");
    if (date !== undefined) columns["date"] = date;
    if (score !== undefined) columns["score"] = score;
    if (level !== undefined) columns["level"] = level;
    const name: Origin = test === undefined ? { value: "test" } : this.read(test, test.concept as Concept);
    if (subject !== undefined && instrument === undefined) {
      this.add({
        table: "assessment",
        ...(isPlain ? {} : { onlyIf: { decision: "state-test", answer: "yes" } }),
        columns: { ...columns, subject, test: name },
      });
    }
    if (!isPlain) {
      // Tests of a known vendor are the district's own.
      if (instrument === undefined) this.asks("state-test");
      else this.decide["state-test"] = "no";
      const own = this.match("subject");
      const occasion = [this.match("test_form"), this.match("test_window")].filter((m) => m !== undefined);
      const parts = [test, own, ...occasion].flatMap((m) => (m === undefined ? [] : [m.heading]));
      for (const m of occasion) this.used.add(m.heading);
      if (own !== undefined) this.used.add(own.heading);
      const apart: Origin =
        instrument !== undefined || occasion.length > 0
          ? parts.length === 0
            ? { value: instrument ?? "test" }
            : { named: instrument ?? (parts.length === occasion.length ? "test" : ""), parts }
          : test !== undefined && own !== undefined
            ? { joined: [test.heading, own.heading] }
            : own !== undefined
              ? { from: own.heading }
              : name;
      this.add({
        table: "assessment",
        onlyIf: { decision: "state-test", answer: "no" },
        columns: { ...columns, subject: { value: "local" }, test: apart },
      });
    }
  }

  /** Subject as part of the test's name: "SBAC Math". */
  private subjectInTest(): Origin | undefined {
    const test = this.match("test");
    if (test === undefined || test.shape.values.size > 60) return undefined;
    const known = spellings(subjectWords);
    const codes: Record<string, string | null> = {};
    for (const value of test.shape.values.keys()) {
      const subject = headingWords(value)
        .filter((w) => !/^\d+$/.test(w))
        .map((w) => known.get(w))
        .find((s) => s !== undefined && s !== null);
      codes[value] = subject ?? unanswered;
    }
    if (Object.values(codes).every((c) => c === unanswered)) return undefined;
    return { from: test.heading, codes, words: subjectWords.id };
  }

  /** Advanced Placement and International Baccalaureate exams, which are not state tests; their subject shows it. */
  private isExam(): boolean {
    const m = this.match("subject");
    const subjects = m === undefined ? [] : [...m.shape.values.keys()];
    return (
      subjects.length > 0 &&
      subjects.every((value) => {
        const meaning = meaningOf(value, subjectWords, subjects);
        return "is" in meaning && (meaning.is === "ap" || meaning.is === "ib");
      })
    );
  }

  private isStateTest(test: Match | undefined): boolean {
    if (test === undefined) return stateTestWords.some((w) => plainValue(this.of.table.name).includes(w));
    const values = [...test.shape.values.keys()].map(plainValue);
    return values.length > 0 && values.every((v) => stateTestWords.some((w) => v.includes(w)));
  }

  private wideTests(): void {
    const groups = new Map<string, TestColumn[]>();
    for (const t of this.of.tests) {
      const key = `${t.subject} ${t.test}`;
      groups.set(key, [...(groups.get(key) ?? []), t]);
    }
    const headings = this.of.tests.map((t) => plainValue(t.heading)).join(" ");
    const stateTest = stateTestWords.some((w) => headings.includes(w) || plainValue(this.of.table.name).includes(w));
    if (!stateTest) this.asks("state-test");
    for (const columns of groups.values()) {
      const first = columns[0];
      if (first === undefined) continue;
      const score = columns.find((c) => c.measure === "score");
      const level = columns.find((c) => c.measure === "level");
      const resultHeading = (score ?? level ?? first).heading;
      for (const c of columns) this.used.add(c.heading);
      const common: OriginsByColumn = {
        ...this.fact("school if any"),
        tested: { filled: resultHeading },
        ...(score === undefined ? {} : { score: this.number(score, "number") }),
        ...(level === undefined ? {} : { level: this.number(level, "integer") }),
      };
      const test = first.test === "" ? "test" : first.test;
      this.optional(common, ["grade"]);
      this.add({
        table: "assessment",
        whereFilled: resultHeading,
        ...(stateTest ? {} : { onlyIf: { decision: "state-test", answer: "yes" } }),
        columns: { ...common, subject: { value: first.subject }, test: { value: test } },
      });
      if (!stateTest) {
        this.add({
          table: "assessment",
          whereFilled: resultHeading,
          onlyIf: { decision: "state-test", answer: "no" },
          columns: { ...common, subject: { value: "local" }, test: { value: `${test} ${first.subject}` } },
        });
      }
    }
  }

  private number(column: TestColumn, as: "number" | "integer"): Origin {
    const m = this.of.matches[column.at];
    return { from: column.heading, as, ...(m === undefined ? {} : bounds(m, null)) };
  }

  survey(): void {
    const long = this.match("item") !== undefined && this.match("answer") !== undefined;
    const respondent = this.origin("respondent_id");
    const student = this.has("student_id", "local_id") ? this.student() : null;
    const survey = this.origin("survey", { value: surveyName(this.of.table.name) }) ?? { value: "survey" };
    const common: OriginsByColumn = {
      school_year: { schoolYear: true },
      survey,
      respondent_id: respondent ?? student ?? { lineNumber: true },
    };
    if (student !== null && respondent === undefined) common["student_id"] = student;
    const school = this.school();
    if (school !== null) common["school_id"] = school;
    this.optional(common, ["grade", "gender"]);
    const race = this.match("race");
    if (race?.concept != null) common["race_ethnicity"] = this.read(race, race.concept);
    if (long) {
      const item = this.origin("item");
      const answer = this.origin("answer");
      if (item !== undefined && answer !== undefined)
        this.add({
          table: "survey_answer",
          ...("from" in answer ? { whereFilled: answer.from } : {}),
          columns: { ...common, item, answer },
        });
      return;
    }
    let others = 0;
    for (const m of this.of.matches) {
      if (m.concept !== null && m.byHeading >= 0.85) continue;
      const item = itemOf(m.heading);
      if (item === null) {
        if (m.shape.known > 0 && knownShare(m.shape, likertWords) > 0.7) others += 1;
        continue;
      }
      const answer = this.coded(m, likertWords);
      this.add({
        table: "survey_answer",
        whereFilled: m.heading,
        columns: { ...common, item: { value: item }, answer },
      });
    }
    if (others > 0) {
      this.of.notes.push({ kind: "other-scales", columns: others });
    }
  }

  /** Self-reviews: one row per place, year and factor. */
  selfReview(): void {
    const factor = this.origin("factor");
    // A number beyond the scale makes the column look like scores; such rows are quarantined.
    const rating = this.match("rating") ?? this.match("score") ?? this.match("level");
    const place = this.origin("review_place") ?? this.origin("school_id") ?? this.origin("school_name");
    if (factor === undefined || rating?.concept == null || place === undefined) {
      this.of.notes.push({ kind: "no-self-review" });
      return;
    }
    this.used.add(rating.heading);
    const columns: OriginsByColumn = {
      school_year: { schoolYear: true },
      place,
      factor,
      rating: { from: rating.heading, as: "integer", least: 1, most: 4 },
    };
    this.optional(columns, ["review_note"], { review_note: "note" });
    this.add({ table: "self_review", columns });
  }

  /** Descriptions, enrollments and flags of students in a file about something else. */
  students(stated: boolean): void {
    const inferred = stated ? {} : { inferred: true };
    const demographics = this.has(
      "birth_date",
      "gender",
      "race",
      "parent_education",
      "home_language",
      ...raceColumnNames,
    );
    const placed = this.has("grade") && this.has("school_id", "school_name");
    if (stated || (placed && demographics)) this.enrollment(inferred);
    if (demographics) {
      const columns: OriginsByColumn = { start_date: { firstDay: true } };
      const student = this.student();
      if (student !== null) columns["student_id"] = student;
      const local = this.match("local_id");
      // A column "student_id" of state identifiers has no identifier of the district's own.
      if (local?.concept != null && this.has("student_id") && this.studentIds === "state")
        columns["local_id"] = this.read(local, local.concept);
      this.optional(columns, [
        "birth_date",
        "gender",
        "parent_education",
        "parent_education_2",
        "home_language",
        "first_us_school_date",
        "entered_grade_9",
      ]);
      this.raceInto(columns);
      this.add({ table: "student", columns, ...inferred });
    }
    const { dated, kind, listed } = this.of;
    for (const program of flagPrograms) this.flag(program, kind === "programs" && listed === program ? {} : inferred);
    for (const dates of dated) this.datedProgram(dates, kind === "programs" ? {} : inferred);
    const meals = this.match("meals");
    if (meals?.concept != null) this.program(meals, this.read(meals, meals.concept), inferred);
    this.language(this.listsLearners() ? {} : inferred);
    this.disability(inferred);
  }

  private enrollment(inferred: { inferred?: boolean }, onlyIf: Pick<Fill, "onlyIf"> = {}): void {
    const columns: OriginsByColumn = { ...this.fact() };
    columns["entry_date"] = this.origin("entry_date") ?? { firstDay: true };
    columns["status"] = this.origin("status", { value: "primary" }) ?? { value: "primary" };
    const grade = this.origin("grade");
    if (grade === undefined) this.asks("grade");
    columns["grade"] = grade ?? { decided: "grade" };
    this.optional(columns, ["district_id", "exit_date", "completion", "met_a_g", "transfer_documented"]);
    const exit = this.match("exit_code");
    if (exit !== undefined) {
      columns["exit_kind"] = this.coded(exit, exitWords);
      columns["exit_code"] = { from: exit.heading };
    }
    if (!this.has("entry_date")) {
      this.of.notes.push({ kind: "no-first-day" });
    }
    this.add({ table: "enrollment", ...onlyIf, columns, ...(this.has("entry_date") ? inferred : { inferred: true }) });
  }

  private flag(program: string, inferred: { inferred?: boolean }): void {
    const m = this.match(program);
    if (m?.concept == null) return;
    const coded = this.coded(m, m.concept.codes ?? yesNoWords);
    this.program(m, { ...coded, yes: program }, inferred, this.datesOf(program));
  }

  private program(m: Match, program: Origin, inferred: { inferred?: boolean }, dates?: ProgramDates): void {
    const columns: OriginsByColumn = { ...this.fact("school if any"), program, ...this.daysIn(dates) };
    this.add({ table: "program", whereFilled: m.heading, columns, ...inferred });
  }

  /** Days in a program that a column of flags states: under headings that name it, or the only ones of its list. */
  private datesOf(program: string): ProgramDates | undefined {
    const { dated, listed, kind } = this.of;
    if (kind !== "programs" || listed !== program) return dated.find((dates) => dates.program === program);
    const start = (this.match("start_date") ?? this.match("entry_date"))?.heading;
    const end = (this.match("end_date") ?? this.match("exit_date"))?.heading;
    return { program: listed, ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) };
  }

  /** First and last day in a program; the first of the school year if its own is not stated. */
  private daysIn(dates: ProgramDates | undefined): OriginsByColumn {
    const day = (heading: string, otherwise?: Origin): Origin => {
      this.used.add(heading);
      return { from: heading, as: "date", ...(otherwise === undefined ? {} : { otherwise }) };
    };
    const firstDay = { firstDay: true } as const;
    return {
      start_date: dates?.start === undefined ? firstDay : day(dates.start, firstDay),
      ...(dates?.end === undefined ? {} : { end_date: day(dates.end) }),
    };
  }

  /** Students with a date in a program, unless a column of flags says who is in it. */
  private datedProgram(dates: ProgramDates, inferred: { inferred?: boolean }): void {
    const { program, start, end, other } = dates;
    const filled = start ?? other ?? end;
    const ofLearners = program === "english_learner" && this.has("elas");
    const ofDisability = program === "special_education" && this.has("disability_category");
    if (filled === undefined || this.has(program) || ofLearners || ofDisability) return;
    this.used.add(filled);
    this.members(program, this.daysIn(dates), { whereFilled: filled, ...inferred });
  }

  /** Every student in a file whose name names a program, if a person says so. */
  private listedByName(): void {
    const { listed } = this.of;
    // A column of flags says who is in it.
    if (listed === undefined || this.has(listed)) return;
    this.asks("listed-program", "yes");
    const onlyIf = (answer: "yes" | "no"): Pick<Fill, "onlyIf"> => ({ onlyIf: { decision: "listed-program", answer } });
    const firstDay = { firstDay: true } as const;
    const start = this.origin("start_date", firstDay) ?? this.origin("entry_date", firstDay) ?? firstDay;
    // An English learner who leaves the school is not reclassified.
    const end = this.origin("end_date") ?? (listed === "english_learner" ? undefined : this.origin("exit_date"));
    this.members(listed, { start_date: start, ...(end === undefined ? {} : { end_date: end }) }, onlyIf("yes"));
    if (this.has("school_id", "school_name") && this.has("grade")) this.enrollment({}, onlyIf("no"));
  }

  /** Rows of the table that states a program or status. */
  private members(program: ListedProgram, days: OriginsByColumn, fill: Omit<Fill, "table" | "columns">): void {
    if (program !== "english_learner" && program !== "special_education") {
      const columns = { ...this.fact("school if any"), program: { value: program }, ...days };
      this.add({ table: "program", ...fill, columns });
      return;
    }
    const student = this.student();
    if (student === null) return;
    if (program === "special_education") {
      this.add({ table: "disability", ...fill, columns: { student_id: student, eligible: { value: true }, ...days } });
      return;
    }
    const { start_date: since, end_date: end } = days;
    const status = (elas: string, start_date: Origin): OriginsByColumn => ({
      student_id: student,
      elas: { value: elas },
      start_date,
    });
    this.add({ table: "language", ...fill, columns: status("EL", since ?? { firstDay: true }) });
    // The status has no end of its own. A day under a heading that names it is that of reclassification; another may end anything.
    if (end === undefined || !("from" in end)) return;
    const after = this.of.dated.some((dates) => dates.end === end.from) ? "RFEP" : "not-EL";
    this.add({ table: "language", ...fill, whereFilled: end.from, columns: status(after, end) });
  }

  /** Whether the file is a list of students' English learner statuses, and nothing else. */
  private listsLearners(): boolean {
    return this.of.kind === "programs" && this.has("elas") && !this.has("program");
  }

  private language(inferred: { inferred?: boolean }): void {
    const status = this.match("elas");
    const flag = this.match("english_learner");
    const student = (): OriginsByColumn => {
      const who = this.student();
      return who === null ? {} : { student_id: who };
    };
    const date = this.match("elas_date");
    const reclassified = date !== undefined && headingWords(date.heading).some((w) => /^(r?fep|rec|red)/.test(w));
    const days = this.of.dated.find(({ program }) => program === "english_learner");
    const on = (heading: string, otherwise?: Origin): Origin => {
      this.used.add(heading);
      return { from: heading, as: "date", ...(otherwise === undefined ? {} : { otherwise }) };
    };
    const firstDay = { firstDay: true } as const;
    const since = (): Origin => {
      if (date?.concept != null && !reclassified) return this.read(date, date.concept, firstDay);
      if (days?.other !== undefined) return on(days.other, firstDay);
      return (this.listsLearners() ? this.origin("start_date", firstDay) : undefined) ?? firstDay;
    };
    const spoken = this.match("home_language");
    const language: OriginsByColumn = spoken === undefined ? {} : { primary_language: { from: spoken.heading } };
    if (status?.concept != null) {
      const columns = { ...student(), elas: this.read(status, status.concept), start_date: since(), ...language };
      this.add({ table: "language", whereFilled: status.heading, columns, ...inferred });
    } else if (flag?.concept != null) {
      const coded = this.coded(flag, yesNoWords);
      const columns = { ...student(), elas: { ...coded, yes: "EL", no: "not-EL" }, start_date: since(), ...language };
      this.add({ table: "language", whereFilled: flag.heading, columns, ...inferred });
      this.of.notes.push({ kind: "learners-only", heading: flag.heading });
    }
    if (status?.concept != null || flag?.concept != null)
      for (const [elas, heading] of [
        ["EL", days?.start],
        ["RFEP", days?.end],
      ] as const)
        if (heading !== undefined)
          this.add({
            table: "language",
            whereFilled: heading,
            columns: { ...student(), elas: { value: elas }, start_date: on(heading) },
            ...inferred,
          });
    if (date?.concept != null && reclassified) {
      const columns: OriginsByColumn = {
        ...student(),
        elas: { value: "RFEP" },
        start_date: this.read(date, date.concept),
      };
      this.add({ table: "language", whereFilled: date.heading, columns, ...inferred });
    }
  }

  private disability(inferred: { inferred?: boolean }): void {
    const flag = this.match("special_education");
    const category = this.match("disability_category");
    const stated = flag ?? category;
    if (stated === undefined) return;
    const columns: OriginsByColumn = { start_date: { firstDay: true } };
    const student = this.student();
    if (student !== null) columns["student_id"] = student;
    if (flag !== undefined) columns["eligible"] = this.coded(flag, yesNoWords);
    else if (category !== undefined) columns["eligible"] = this.coded(category, disabilityWords);
    this.optional(columns, ["disability_category", "regular_class_share"], { disability_category: "category" });
    this.add({ table: "disability", whereFilled: stated.heading, columns, ...inferred });
  }

  /** Race columns become flags; a column with a word per race goes into the profile's `race`. */
  private raceInto(columns: OriginsByColumn): void {
    this.optional(columns, raceColumnNames);
    const all = this.of.columns.get("race") ?? [];
    const [first] = all;
    if (first?.concept?.codes === undefined) return;
    const codes: Record<string, string | null> = {};
    for (const m of all) {
      this.used.add(m.heading);
      Object.assign(codes, codesOf(m, first.concept.codes, this.of.suggestions));
    }
    this.race = { from: all.map((m) => m.heading), codes };
  }

  /** School year from the fact's date, if no column has it. */
  private yearFrom(id: string, columns: OriginsByColumn): void {
    const date = this.match(id);
    if (date === undefined || (this.match("school_year")?.shape.schoolYears ?? 0) >= 0.5) return;
    this.used.add(date.heading);
    columns["school_year"] = { yearOfDate: date.heading };
  }
}

const stateTestWords = ["caaspp", "sbac", "smarterbalanced", "elpac"];

/** Codes for every value of the column: from the vocabulary, or a question. */
function codesOf(m: Match, words: CodeWords, suggestions: Record<string, string>): Record<string, string | null> {
  const codes: Record<string, string | null> = {};
  for (const value of [...m.shape.values.keys()].slice(0, 100)) {
    const meaning = meaningOf(value, words, m.shape.values.keys());
    codes[value] = "is" in meaning ? meaning.is : unanswered;
    if ("ask" in meaning && meaning.ask != null) suggestions[`codes.${m.heading}.${value}`] = meaning.ask;
  }
  return codes;
}

/** Bounds of a number: those of its concept, or the range of its values if the column uses sentinels. */
function bounds(m: Match, concept: Concept | null): { least?: number; most?: number } {
  if (concept?.range !== undefined) return { least: concept.range[0], most: concept.range[1] };
  const marks = [...m.shape.marks.keys()].filter((mark) => /^-?\d+$/.test(mark)).map(Number);
  const { least, most } = m.shape;
  return {
    ...(least !== null && marks.some((mark) => mark < least) ? { least } : {}),
    ...(most !== null && marks.some((mark) => mark > most) ? { most } : {}),
  };
}

/** Length to which lost leading zeros of an identifier are restored; null if unknown. */
function fullLength(m: Match): number | null {
  const { widths, known } = m.shape;
  const withDigits = (n: number): number => widths.get(n) ?? 0;
  if (known === 0) return null;
  if (m.concept?.id === "student_id" || m.concept?.id === "local_id") {
    const namedSsid = /ssid|calpads|csis/.test(plainValue(m.heading));
    const near = (withDigits(10) + withDigits(9) + withDigits(8)) / known;
    return near > 0.9 &&
      (withDigits(10) > 0 || namedSsid) &&
      (m.concept.id === "student_id" || withDigits(10) / known > 0.8)
      ? 10
      : null;
  }
  if (m.concept?.id === "school_id" || m.concept?.id === "district_id") {
    return withDigits(7) > 0 && (withDigits(7) + withDigits(6)) / known > 0.99 && withDigits(6) > 0 ? 7 : null;
  }
  return null;
}

/** Whether most identifiers occur at several schools, which means each school numbers its students from 1. */
function uniqueOnlyInSchool(table: SourceTable, by: Match, school: Match): boolean {
  const schools = new Map<string, Set<string>>();
  for (const row of table.rows) {
    const id = (row[by.at] ?? "").trim();
    if (id === "") continue;
    const seen = schools.get(id) ?? new Set();
    seen.add((row[school.at] ?? "").trim());
    schools.set(id, seen);
  }
  const several = [...schools.values()].filter((s) => s.size > 1).length;
  return schools.size > 0 && several / schools.size > 0.3;
}

const surveyName = (name: string): string => name.replace(/^.*[/\\]/, "").replace(/\.[A-Za-z]{2,5}$/, "");
