import { type EstimateResult, isNone } from "../../../src/base/finding.ts";
import { chronicAbsence } from "../../../src/indicators/chronic-absence.ts";
import { customIndicators } from "../../../src/indicators/custom.ts";
import { dropout4yr } from "../../../src/indicators/dropout-4yr.ts";
import { graduation4yr } from "../../../src/indicators/graduation-4yr.ts";
import { graduation5yr } from "../../../src/indicators/graduation-5yr.ts";
import type { Indicator } from "../../../src/indicators/indicator.ts";
import { retained } from "../../../src/indicators/retained.ts";
import { stability } from "../../../src/indicators/stability.ts";
import { absenceBand } from "../../../src/measures/absence-band.ts";
import { cellRate } from "../../../src/measures/cell-gap.ts";
import { combinedGraduation } from "../../../src/measures/combined-graduation.ts";
import { type Counts, without } from "../../../src/measures/counts.ts";
import { milestoneChain } from "../../../src/measures/milestone-chain.ts";
import { type GradeStep, promotion } from "../../../src/measures/promotion.ts";
import { readingAndPoverty } from "../../../src/measures/reading-and-poverty.ts";
import { shareFinding } from "../../../src/measures/share-finding.ts";
import type { Row } from "../../../src/records/table.ts";
import { schoolYearOfDate } from "../../../src/rules/us-ca-school-year.ts";
import { type Methods, numberOrNull, orNull } from "../method.ts";
import { cellsOf, countsOf, enrolled, lastYear, schoolYear } from "../records-in.ts";
import { fromOne } from "../units.ts";

const valueOrNull = (found: EstimateResult): number | null => (isNone(found) ? null : found.value);

const promotionKeys = ["n", "promoted", "retained", "skipped", "unknown", "retention_rate"];

interface VectorStudent {
  readonly grade: number;
  readonly next_grade: number | null;
}

const gradeCode = (grade: number): string => (grade === 0 ? "KN" : String(grade).padStart(2, "0"));

/** Promotion of some students: who stayed in their grade is the indicator's, from their enrollment in two years. */
async function promotionOf(students: readonly VectorStudent[]): Promise<object> {
  const steps = students.map(({ grade, next_grade }): GradeStep => ({ grade, nextGrade: next_grade }));
  const found = promotion(steps);
  if (isNone(found)) return orNull(found, ...promotionKeys);
  const enrollment = students.flatMap(({ grade, next_grade }, i) => [
    enrolled(`s${i}`, { school_year: lastYear, grade: gradeCode(grade) }),
    ...(next_grade === null ? [] : [enrolled(`s${i}`, { grade: gradeCode(next_grade) })]),
  ]);
  const { n, hits } = countsOf((await cellsOf({ enrollment }, [retained]))(0));
  const { promoted, skipped, unknown } = found;
  return { n, promoted, retained: hits, skipped, unknown, retention_rate: valueOrNull(shareFinding({ n, hits })) };
}

interface VectorExit {
  readonly id: number | string;
  readonly first_ninth_year: number;
  readonly exit: string;
  readonly exit_year: number;
}

/** How a school's records write each exit of the vectors; the others (still enrolled, unknown) leave no exit. */
const exits: Readonly<Record<string, Row>> = {
  graduated: { exit_kind: "completer", completion: "diploma" },
  transfer_out_documented: { exit_kind: "transfer-out", transfer_documented: true },
  emigrated: { exit_kind: "transfer-out", transfer_documented: true },
  deceased: { exit_kind: "died" },
  juvenile_facility: { exit_kind: "transfer-out", transfer_documented: true },
  ged: { exit_kind: "completer", completion: "equivalency" },
  special_ed_certificate: { exit_kind: "completer", completion: "certificate" },
  adult_ed_diploma: { exit_kind: "completer", completion: "adult-diploma" },
  transfer_out_undocumented: { exit_kind: "transfer-out" },
  dropout: { exit_kind: "dropout" },
};

/** Enrollment of a high school student from first being in grade 9 in the fall of a year until the exit. */
function highSchoolYears({ id, first_ninth_year, exit, exit_year }: VectorExit): Row[] {
  const years = Math.max(1, exit_year - first_ninth_year);
  return Array.from({ length: years }, (_, i) => {
    const isLast = i === years - 1;
    return enrolled(`s${id}`, {
      school_year: first_ninth_year + 1 + i,
      grade: String(Math.min(12, 9 + i)).padStart(2, "0"),
      ...(isLast && { exit_date: `${first_ninth_year + 1 + i}-06-01`, ...exits[exit] }),
    });
  });
}

/** School year at the end of which a cohort has had this many years. */
const cohortEnd = (firstNinth: number, years: number): number => firstNinth + years;

/** A first grader of every year, so that the district has enrollment and completions in all years of the cohort. */
const heldYears = (firstNinth: number): Row[] =>
  [1, 2, 3, 4, 5].map((year) =>
    enrolled("first-grader", { school_year: firstNinth + year, grade: "01", completion: "promoted" }),
  );

/** The fall in which the students of a case without years were first in grade 9. */
const firstNinthYear = 2020;

interface VectorSpell {
  readonly student: string | number;
  readonly entry: string;
  readonly exit: string;
}

/** Indicators the program does not have, defined the way a district would. */
const [longestSpell, absenceRate] = customIndicators([
  {
    id: "longest-spell",
    goal: 1,
    question: "How many days was the longest stay in one school?",
    outcome: "favorable",
    unit: "days",
    population: { "is-known": "longest_spell_days" },
    value: "longest_spell_days",
  },
  {
    id: "absence-rate",
    goal: 1,
    question: "What share of their days did students miss?",
    outcome: "unfavorable",
    unit: "share",
    population: { and: [{ "at-least": ["days_expected", 1] }, { "at-most": ["days_attended", "days_expected"] }] },
    value: { "divided-by": ["days_absent", "days_expected"] },
  },
]) as [Indicator, Indicator];

interface ReadingCell {
  readonly proficient_grade3: boolean;
  readonly poor: boolean;
  readonly n: number;
  readonly graduated: number;
}

/** The methods of `14-longitudinal.json`: each maps the `input` of a case to the program and its result to the keys of `expected`. */
export const longitudinal: Methods = {
  chronic_absence_student: async ({ days_enrolled, days_attended, min_days }) => {
    const days = { days_expected: days_enrolled, days_attended };
    const cells = await cellsOf(
      {
        enrollment: [enrolled("student"), enrolled("other")],
        absence: [
          { school_year: schoolYear, student_id: "student", school_id: "school", ...days },
          // Another student, so that the district has attendance records when this one has none
          { school_year: schoolYear, student_id: "other", school_id: "other", days_expected: 180, exempt: true },
        ],
      },
      [chronicAbsence, absenceRate],
      { "chronic-absence.days": min_days },
    );
    const asked = countsOf(cells(0));
    const counted = cells(1);
    const absence_rate = counted === undefined ? null : numberOrNull(cellRate(counted));
    if (asked.n > 0) return { eligible: true, chronic: asked.hits > 0, absence_rate };
    const refused = { chronic: null, absence_rate };
    if (days_enrolled === null || days_attended === null) return { eligible: null, ...refused, reason: "missing_data" };
    if (counted === undefined && days_enrolled > 0) return { eligible: null, ...refused, reason: "invalid_input" };
    const isShort = days_enrolled === 0 || days_enrolled < min_days;
    return { eligible: false, ...refused, reason: isShort ? "enrolled_too_few_days" : "never_attended" };
  },
  absence_band: ({ absence_rate }) => {
    const band = absenceBand(absence_rate);
    return isNone(band) ? orNull(band, "band") : { band };
  },
  acgr: async ({ students, cohort_first_ninth_year, years }) => {
    const cohort: VectorExit[] = students.filter(
      (student: VectorExit) => student.first_ninth_year === cohort_first_ninth_year,
    );
    const held = heldYears(cohort_first_ninth_year);
    const end = cohortEnd(cohort_first_ninth_year, years);
    const asked = async (some: VectorExit[], indicator: Indicator, year: number): Promise<Counts> => {
      const enrollment = [...held, ...some.flatMap(highSchoolYears)];
      return countsOf((await cellsOf({ enrollment }, [indicator]))(0, { year }));
    };
    const { n, hits } = await asked(students, graduation4yr, end);
    const fifth = await asked(students, graduation5yr, cohortEnd(cohort_first_ninth_year, 5));
    // The program counts a student who did not return and has no known exit as a dropout; the vectors count them
    // separately.
    const known = students.filter(({ exit, exit_year }: VectorExit) => exits[exit] !== undefined || exit_year >= end);
    const dropouts = (await asked(known, dropout4yr, end)).hits;
    const rate = shareFinding({ n, hits });
    const dropoutRate = shareFinding({ n, hits: dropouts });
    return {
      cohort_before_adjustment: cohort.length,
      removed: without({ n: cohort.length, hits: 0 }, { n, hits: 0 }).n,
      adjusted_cohort: n,
      graduates: hits,
      dropouts,
      dropout_rate: valueOrNull(dropoutRate),
      five_year_graduates_same_cohort: fifth.hits,
      ...(isNone(rate) ? orNull(rate, "acgr", "lo", "hi") : { acgr: rate.value, lo: rate.lower, hi: rate.upper }),
    };
  },
  acgr_counts: async ({ original, transfers_in, removed, graduates }) => {
    const ids = [...Array(original).keys()].map((k) => `original-${k}`);
    const joined = new Set([...Array(transfers_in).keys()].map((k) => `joined-${k}`));
    const everybody = [...ids, ...joined];
    const left = new Set(everybody.slice(0, removed));
    const remaining = everybody.slice(removed);
    const finished = new Set(remaining.slice(0, graduates));
    const keys = ["acgr", "adjusted_cohort"];
    if (finished.size < graduates) return orNull(shareFinding({ n: remaining.length, hits: graduates }), ...keys);
    const rows = everybody.flatMap((id) => {
      const exit = left.has(id) ? "transfer_out_documented" : finished.has(id) ? "graduated" : "still_enrolled";
      const years = highSchoolYears({
        id,
        first_ninth_year: firstNinthYear,
        exit,
        exit_year: cohortEnd(firstNinthYear, 4),
      });
      return joined.has(id) ? years.slice(1) : years;
    });
    const cells = await cellsOf({ enrollment: [...heldYears(firstNinthYear), ...rows] }, [graduation4yr]);
    const { n, hits } = countsOf(cells(0, { year: cohortEnd(firstNinthYear, 4) }));
    const found = shareFinding({ n, hits });
    return isNone(found) ? orNull(found, ...keys) : { acgr: found.value, adjusted_cohort: n };
  },
  combined_four_five_year: ({ four_year_graduates, four_year_cohort, fifth_year_graduates_prior_cohort }) => {
    const found = combinedGraduation(
      { graduates: four_year_graduates, cohort: four_year_cohort },
      fifth_year_graduates_prior_cohort,
    );
    return isNone(found) ? orNull(found, "rate") : { rate: found.value };
  },
  stability_rate: async ({ spells, min_consecutive_days }: { spells: VectorSpell[]; min_consecutive_days: number }) => {
    // Each spell at a separate school: a spell in the case is a stay in one school.
    const enrollment = spells.map(({ student, entry, exit }, i) =>
      enrolled(String(student), {
        school_id: `s${i}`,
        entry_date: entry,
        exit_date: exit,
        // The case names no exit that would disqualify the stay.
        exit_kind: "completer",
      }),
    );
    const years = enrollment.map((row, i) => {
      return { ...row, school_year: schoolYearOfDate(spells[i]?.entry ?? "") };
    });
    const cells = await cellsOf({ enrollment: years }, [longestSpell, stability], {
      "stability.days": min_consecutive_days,
    });
    const year = Number(years[0]?.school_year);
    const atSchool = (indicator: number, i: number) => cells(indicator, { year, school: `s${i}` });
    return {
      days: spells.map((_, i) => {
        const cell = atSchool(0, i);
        return cell === undefined ? null : numberOrNull(cellRate(cell));
      }),
      stable: spells.map((_, i) => {
        const { n, hits } = countsOf(atSchool(1, i));
        return n === 0 ? null : hits > 0;
      }),
      rate: valueOrNull(shareFinding(countsOf(cells(1, { year })))),
    };
  },
  promotion_retention: async ({ students }: { students: VectorStudent[] }) => {
    const grades = [...new Set(students.map(({ grade }) => grade))].sort((a, b) => a - b);
    const byGrade: [string, object][] = [];
    for (const grade of grades)
      byGrade.push([`grade_${grade}`, await promotionOf(students.filter((student) => student.grade === grade))]);
    return { all: await promotionOf(students), ...Object.fromEntries(byGrade) };
  },
  reading_poverty_graduation: ({ cells }) => {
    const counts = (proficient: boolean, poor: boolean): Counts => {
      const cell = cells.find((held: ReadingCell) => held.proficient_grade3 === proficient && held.poor === poor);
      return cell === undefined
        ? { n: 0, hits: 0 }
        : without({ n: cell.n, hits: cell.n }, { n: 0, hits: cell.graduated });
    };
    const found = readingAndPoverty({
      proficientNotPoor: counts(true, false),
      notProficientNotPoor: counts(false, false),
      proficientPoor: counts(true, true),
      notProficientPoor: counts(false, true),
    });
    const keys = [
      "non_graduation",
      "not_proficient",
      "proficient",
      "risk_ratio_reading",
      "additive_interaction",
      "reri",
    ];
    if (isNone(found)) return orNull(found, ...keys);
    const refused = [found.riskRatio, found.additiveInteraction, found.reri].find(isNone);
    return {
      non_graduation: {
        proficient_not_poor: valueOrNull(found.risks.proficientNotPoor),
        not_proficient_not_poor: valueOrNull(found.risks.notProficientNotPoor),
        proficient_poor: valueOrNull(found.risks.proficientPoor),
        not_proficient_poor: valueOrNull(found.risks.notProficientPoor),
      },
      not_proficient: valueOrNull(found.notProficient),
      proficient: valueOrNull(found.proficient),
      risk_ratio_reading: numberOrNull(found.riskRatio),
      additive_interaction: numberOrNull(found.additiveInteraction),
      reri: numberOrNull(found.reri),
      ...(refused && { reason: refused.reason }),
    };
  },
  milestone_chain: ({ group_reached, rest_reached }) => {
    const found = milestoneChain(group_reached, rest_reached);
    if (isNone(found)) return orNull(found, "links", "overall_group", "overall_rest");
    return {
      links: found.links.map(({ group, rest, difference, leak }, at) => ({
        link: fromOne([at])[0],
        group_rate: valueOrNull(group),
        group_lo: isNone(group) ? null : group.lower,
        group_hi: isNone(group) ? null : group.upper,
        rest_rate: valueOrNull(rest),
        difference: numberOrNull(difference),
        students_lost_relative_to_rest: numberOrNull(leak),
        ...(isNone(difference) && { reason: difference.reason }),
      })),
      overall_group: valueOrNull(found.overallGroup),
      overall_rest: valueOrNull(found.overallRest),
    };
  },
};
