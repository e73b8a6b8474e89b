import { type EstimateResult, isNone } from "../../../src/base/finding.ts";
import { attendance } from "../../../src/indicators/attendance.ts";
import { chronicAbsence } from "../../../src/indicators/chronic-absence.ts";
import { graduation4yr } from "../../../src/indicators/graduation-4yr.ts";
import { graduation5yr } from "../../../src/indicators/graduation-5yr.ts";
import type { Indicator } from "../../../src/indicators/indicator.ts";
import { retained } from "../../../src/indicators/retained.ts";
import { stability } from "../../../src/indicators/stability.ts";
import { absenceBand } from "../../../src/measures/absence-band.ts";
import { cellInterval, cellRate } from "../../../src/measures/cell-gap.ts";
import { combinedGraduation } from "../../../src/measures/combined-graduation.ts";
import type { Counts } from "../../../src/measures/counts.ts";
import { milestoneChain } from "../../../src/measures/milestone-chain.ts";
import { type GradeStep, promotion } from "../../../src/measures/promotion.ts";
import { readingAndPoverty } from "../../../src/measures/reading-and-poverty.ts";
import { shareFinding } from "../../../src/measures/share-finding.ts";
import { column, equals, isKnown } from "../../../src/records/expr.ts";
import type { Row } from "../../../src/records/table.ts";
import { type Methods, numberOrNull, orNull, orRefused } from "../method.ts";
import { cellsOf, countsOf, enrolled, schoolYear } from "../records-in.ts";

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
    enrolled(`s${i}`, { school_year: schoolYear - 1, grade: gradeCode(grade) }),
    ...(next_grade === null ? [] : [enrolled(`s${i}`, { grade: gradeCode(next_grade) })]),
  ]);
  const { n, hits } = countsOf((await cellsOf({ enrollment }, [retained]))(0));
  const { promoted, skipped, unknown } = found;
  return { n, promoted, retained: hits, skipped, unknown, retention_rate: valueOrNull(shareFinding({ n, hits })) };
}

interface VectorExit {
  readonly id: number;
  readonly first_ninth_year: number;
  readonly exit: string;
  readonly exit_year: number;
}

/** How a school's records write each exit of the vectors; the others (still enrolled, unknown) leave no exit. */
const exits: Readonly<Record<string, Row>> = {
  graduated: { exit_kind: "completer", completion: "diploma" },
  transfer_out_documented: { exit_kind: "transfer-out" },
  emigrated: { exit_kind: "transfer-out" },
  deceased: { exit_kind: "died" },
  juvenile_facility: { exit_kind: "transfer-out" },
  ged: { exit_kind: "completer", completion: "equivalency" },
  special_ed_certificate: { exit_kind: "completer", completion: "certificate" },
  adult_ed_diploma: { exit_kind: "completer", completion: "adult-diploma" },
  transfer_out_undocumented: { exit_kind: "dropout" },
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

/** Of the cohort within so many years: how many are in it at the end, and how many of these dropped out. */
const droppedOut = (years: number): Indicator => ({
  ...graduation4yr,
  population: equals(column(`in_cohort_${years}yr`), true),
  hit: equals(column(`dropped_out_${years}yr`), true),
});

interface VectorSpell {
  readonly student: string | number;
  readonly entry: string;
  readonly exit: string;
}

const longestSpell: Indicator = {
  ...stability,
  kind: "mean",
  unit: "days",
  population: isKnown(column("longest_spell_days")),
  value: column("longest_spell_days"),
};

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
      [chronicAbsence, attendance],
      { "chronic-absence.days": min_days },
    );
    const asked = countsOf(cells(0));
    const counted = cells(1);
    const attended = counted === undefined ? undefined : cellRate(counted);
    const absence_rate = typeof attended === "number" ? 1 - attended : null;
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
    // A first grader of every year, so that the district has enrollment and completions in all years of the cohort
    const held = [1, 2, 3, 4, 5].map((year) =>
      enrolled("first-grader", { school_year: cohort_first_ninth_year + year, grade: "01", completion: "promoted" }),
    );
    const cells = await cellsOf({ enrollment: [...held, ...students.flatMap(highSchoolYears)] }, [
      years === 5 ? graduation5yr : graduation4yr,
      droppedOut(years),
      graduation5yr,
    ]);
    const end = cohort_first_ninth_year + years;
    const { n, hits } = countsOf(cells(0, { year: end }));
    const fifth = countsOf(cells(2, { year: cohort_first_ninth_year + 5 }));
    // The program counts a student without a known exit who did not return as a dropout; the vectors count them separately
    const unknown = cohort.filter(({ exit, exit_year }) => exits[exit] === undefined && exit_year < end).length;
    const dropouts = countsOf(cells(1, { year: end })).hits - unknown;
    const rate = shareFinding({ n, hits });
    const dropoutRate = shareFinding({ n, hits: dropouts });
    return {
      cohort_before_adjustment: cohort.length,
      removed: cohort.length - n,
      adjusted_cohort: n,
      graduates: hits,
      dropouts,
      dropout_rate: valueOrNull(dropoutRate),
      five_year_graduates_same_cohort: fifth.hits,
      ...(isNone(rate) ? orNull(rate, "acgr", "lo", "hi") : { acgr: rate.value, lo: rate.lower, hi: rate.upper }),
    };
  },
  acgr_counts: ({ original, transfers_in, removed, graduates }) => {
    const n = original + transfers_in - removed;
    return orRefused(
      () => {
        const found = cellInterval({ kind: "share", n, hits: graduates }, 0.95);
        return isNone(found) ? found : { acgr: found.value, adjusted_cohort: n };
      },
      "acgr",
      "adjusted_cohort",
    );
  },
  combined_four_five_year: ({ four_year_graduates, four_year_cohort, fifth_year_graduates_prior_cohort }) => {
    const found = combinedGraduation(
      { graduates: four_year_graduates, cohort: four_year_cohort },
      fifth_year_graduates_prior_cohort,
    );
    return isNone(found) ? orNull(found, "rate") : { rate: found.value };
  },
  stability_rate: async ({ spells, min_consecutive_days }: { spells: VectorSpell[]; min_consecutive_days: number }) => {
    // Each spell in a school of its own: what the case calls a spell is a stay in one school
    const enrollment = spells.map(({ student, entry, exit }, i) =>
      enrolled(String(student), {
        school_id: `s${i}`,
        entry_date: entry,
        exit_date: exit,
        exit_kind: "transfer-public",
      }),
    );
    const years = enrollment.map((row, i) => {
      const [year = 0, month = 0] = (spells[i]?.entry ?? "").split("-").map(Number);
      return { ...row, school_year: month >= 7 ? year + 1 : year };
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
      return cell === undefined ? { n: 0, hits: 0 } : { n: cell.n, hits: cell.n - cell.graduated };
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
        link: at + 1,
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
