import type { DistrictYear, StudentYear, TestResult } from "./district-year.ts";
import { type ExportFile, encoded, type FileHabits } from "./export-file.ts";
import { gradeCodes, hasBit, type Person } from "./people.ts";

/** Columns of the state's student data file that the sample fills; the real file has about 400. */
const common = [
  "RecordType",
  "UIN",
  "SSID",
  "LocalStudentID",
  "LastOrSurname",
  "FirstName",
  "DateofBirth",
  "Gender",
  "CALPADSGrade",
  "GradeAssessed",
  "CALPADSDistrictCode",
  "CALPADSSchoolCode",
  "Section504Status",
  "CALPADSSpecialEducation",
  "PrimaryDisabilityType",
  "MigrantStatus",
  "ELStatus",
  "ELEntryDate",
  "RFEPDate",
  "ELAS",
  "MilitaryStatus",
  "FosterStatus",
  "HomelessStatus",
  "EconomicDisadvantageStatus",
  "HispanicorLatino",
  "AmericanIndianorAlaskaNative",
  "Asian",
  "HawaiianOrOtherPacificIslander",
  "Filipino",
  "BlackorAfricanAmerican",
  "White",
  "TwoorMoreRaces",
  "ReportingEthnicity",
  "ParentEducationLevel",
] as const;
const smarter = [
  "ConditionCode",
  "Attemptedness",
  "ScoreStatus",
  "IncludeIndicator",
  "ScaleScore",
  "StandardErrorMeasurement",
  "AchievementLevels",
  "ScaleScoreMinus1",
  "AchievementLevelMinus1",
] as const;
const elpac = [
  "ConditionCode",
  "Attemptedness",
  "ScoreStatus",
  "IncludeIndicator",
  "OverallScaleScore",
  "OverallPL",
] as const;

/** RecordType: the test a row is about. */
const recordTypes = { ela: "01", math: "02", science: "06", elpac: "21" } as const;

/** Previous year's scores by student and subject, which the state's file includes. */
export type LastScores = Map<string, TestResult>;

/** CAASPP and ELPAC student data files of a year. `last` is read, then replaced with this year's scores. */
export function* stateTestFiles(year: DistrictYear, habits: FileHabits, last: LastScores): Generator<ExportFile> {
  const rows = (columns: readonly string[], pick: (t: TestResult) => boolean): string[] => {
    const order: Record<string, string>[] = year.students.flatMap((s) =>
      s.tests.filter(pick).map((t) => ({
        ...student(year, s, t),
        ...result(t, last.get(`${s.person.ssid}/${t.subject}`), conditionOf(s.person, t, year.schoolYear)),
      })),
    );
    return [columns.join("^"), ...order.map((row) => columns.map((c) => row[c] ?? "").join("^"))];
  };
  const caaspp = rows([...common, ...smarter], (t) => t.subject !== "elpac");
  const english = rows([...common, ...elpac], (t) => t.subject === "elpac");
  keepScores(year, last);
  const text = (lines: readonly string[]): Uint8Array =>
    encoded(lines.join(habits.newline) + habits.newline, habits, true);
  yield { name: `CAASPP_StudentDataFile_${year.schoolYear}.txt`, bytes: text(caaspp) };
  yield { name: `ELPAC_Summative_StudentDataFile_${year.schoolYear}.txt`, bytes: text(english) };
}

/** Replaces the scores in `last` with this year's. */
export function keepScores(year: DistrictYear, last: LastScores): void {
  last.clear();
  for (const s of year.students) {
    for (const t of s.tests) if (t.tested) last.set(`${s.person.ssid}/${t.subject}`, t);
  }
}

function student(year: DistrictYear, s: StudentYear, t: TestResult): Record<string, string> {
  const p = s.person;
  const yes = (b: boolean): string => (b ? "Y" : "N");
  const named = (...codes: readonly string[]): string => yes(p.raceCodes.some((c) => codes.includes(c)));
  const grade = gradeCodes[s.grade] ?? "";
  const reclassified = p.statuses.find((x) => x.elas === "RFEP" && x.start <= year.calendar.last);
  const learner = p.statuses.find((x) => x.elas === "EL");
  return {
    RecordType: recordTypes[t.subject],
    UIN: `${year.schoolYear % 100}${p.ssid}`,
    SSID: p.ssid,
    LocalStudentID: p.localId,
    LastOrSurname: p.last,
    FirstName: p.first,
    DateofBirth: p.birth,
    Gender: p.gender,
    CALPADSGrade: grade,
    GradeAssessed: grade,
    CALPADSDistrictCode: year.district.id,
    CALPADSSchoolCode: s.spells.at(-1)?.school.id ?? "",
    Section504Status: yes(p.section504),
    CALPADSSpecialEducation: yes(p.special !== null),
    PrimaryDisabilityType: p.special?.calpads ?? "",
    MigrantStatus: yes(p.migrant),
    ELStatus: yes(s.elas === "EL"),
    ELEntryDate: learner?.start ?? "",
    RFEPDate: reclassified?.start ?? "",
    ELAS: reclassified ? "RFEP" : s.elas,
    MilitaryStatus: yes(p.military),
    FosterStatus: yes(p.foster),
    HomelessStatus: yes(s.homeless),
    EconomicDisadvantageStatus: yes(hasBit(s.bits, "disadvantaged")),
    HispanicorLatino: yes(p.race === "hispanic"),
    AmericanIndianorAlaskaNative: named("100"),
    Asian: named("201", "202", "203", "204", "205", "206", "207", "208", "299"),
    HawaiianOrOtherPacificIslander: named("301", "302", "303", "304", "399"),
    Filipino: named("400"),
    BlackorAfricanAmerican: named("600"),
    White: named("700"),
    TwoorMoreRaces: yes(p.race === "two-or-more"),
    ReportingEthnicity: reporting[p.race] ?? "",
    ParentEducationLevel: p.parentEducation,
  };
}

const reporting: Readonly<Record<string, string>> = {
  "american-indian": "100",
  asian: "200",
  "pacific-islander": "300",
  filipino: "400",
  hispanic: "500",
  black: "600",
  white: "700",
  "two-or-more": "800",
  "not-reported": "900",
};

/**
 * Why a student has no score: a medical emergency (NTE), a request of the family (PGE), the first year of an English learner in the country, in English language
 * arts (NEL), or no reason (NT).
 */
export function conditionOf(person: Person, { tested, subject }: TestResult, schoolYear: number): string {
  if (tested) return "";
  const arrived = person.statuses.find((s) => s.elas === "EL")?.start ?? "";
  if (subject === "ela" && arrived >= `${schoolYear - 1}-05-01`) return "NEL";
  const last = Number(person.ssid.slice(-1));
  return last < 2 ? "NTE" : last < 4 ? "PGE" : "NT";
}

function result(t: TestResult, before: TestResult | undefined, condition: string): Record<string, string> {
  const taken = t.tested
    ? { Attemptedness: "Y", ScoreStatus: "1", IncludeIndicator: "Y", ConditionCode: "" }
    : { Attemptedness: "N", ScoreStatus: "", IncludeIndicator: "Y", ConditionCode: condition };
  const score = t.tested ? String(t.score) : "";
  const level = t.tested ? String(t.achievementLevel) : "";
  return {
    ...taken,
    ...(t.subject === "elpac"
      ? { OverallScaleScore: score, OverallPL: level }
      : { ScaleScore: score, AchievementLevels: level, StandardErrorMeasurement: t.tested ? "24" : "" }),
    ScaleScoreMinus1: before ? String(before.score) : "",
    AchievementLevelMinus1: before ? String(before.achievementLevel) : "",
  };
}
