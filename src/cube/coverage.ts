import type { Coverage, SchoolYear } from "../records/coverage/coverage.ts";
import { coverColumn, listedNeeds } from "../records/coverage/made-table.ts";
import type { Need } from "../records/need.ts";
import type { Row } from "../records/table.ts";
import type { Missing } from "./cube.ts";
import { isTooShort } from "./days-needed.ts";
import type { Period } from "./periods.ts";
import type { CubePlan } from "./plan.ts";

const highSchool = ["09", "10", "11"];

/**
 * Rows of the coverage table.
 *
 * @param numbersOf  numbers used in place of a school year in the records: the year itself, or those of its periods
 */
export const coverageRows = (
  coverage: Coverage,
  numbersOf: (schoolYear: number) => readonly number[],
): readonly Row[] =>
  coverage.schools.flatMap((at) =>
    gradesOf(at).flatMap((grade) => {
      const covers = Object.fromEntries(
        listedNeeds.map((need) => [coverColumn(need), coverage.covers(need, at, grade)]),
      );
      return numbersOf(at.schoolYear).map(
        (school_year): Row => ({ school_year, school_id: at.school, grade, ...covers }),
      );
    }),
  );

/** Cohort members who left before its last year are kept in grade 12 of their last school. */
const gradesOf = ({ grades }: SchoolYear): readonly string[] => [
  ...new Set([...grades, ...(highSchool.some((grade) => grades.has(grade)) ? ["12"] : [])]),
];

/**
 * Indicators and groupings that lack records, everywhere in a period or at some schools.
 *
 * @param questions         those of the plan that can be computed by these periods
 * @param heldInPeriod  for periods shorter than a school year: whether a need has records in one of them
 */
export function missingRecords(
  plan: CubePlan,
  questions: CubePlan,
  periods: readonly Period[],
  coverage: Coverage,
  heldInPeriod?: (need: Need, period: number) => boolean,
): readonly Missing[] {
  const schoolsOf = Map.groupBy(coverage.schools, ({ schoolYear }) => schoolYear);
  const populations = new Map(plan.indicators.map(({ id, population }) => [id, population]));
  const tooShort = (id: string, period: Period): boolean => {
    const population = populations.get(id);
    return population !== undefined && isTooShort(population, period);
  };
  return periods.flatMap(({ schoolYear }, period) =>
    (["indicator", "grouping"] as const).flatMap((part) =>
      plan[`${part}s`].flatMap(({ id, needs }): Missing[] => {
        const line = { what: part, id, schoolYear, period } as const;
        const names = (lacking: readonly Need[]): readonly string[] => [...new Set(lacking.map((n) => n.record))];
        if (!questions[`${part}s`].some((x) => x.id === id))
          return [{ ...line, why: "not-dated", records: names(needs) }];
        if (part === "indicator" && tooShort(id, periods[period]!))
          return [{ ...line, why: "too-short", records: names(needs) }];
        const states = needs.map((need) => ({ need, covers: coverage.inYear(need, schoolYear) }));
        const unmatched = states.filter(({ covers }) => covers === "not-matched").map(({ need }) => need);
        const lacking = states
          .filter(({ need, covers }) => covers === "no-records" || heldInPeriod?.(need, period) === false)
          .map(({ need }) => need);
        if (lacking.length > 0) return [{ ...line, why: "no-records", records: names(lacking) }];
        if (unmatched.length > 0) return [{ ...line, why: "not-matched", records: names(unmatched) }];
        return atSchools(needs, schoolsOf.get(schoolYear) ?? [], coverage).map((part) => ({ ...line, ...part }));
      }),
    ),
  );
}

/** Schools that lack records which other schools have, by reason. */
function atSchools(
  needs: readonly Need[],
  schools: readonly SchoolYear[],
  coverage: Coverage,
): readonly Pick<Missing, "why" | "records" | "schools">[] {
  return (["no-records", "not-matched"] as const).flatMap((why) => {
    const lacking = needs.map((need) => ({
      record: need.record,
      at: schools.filter((school) => coverage.atSchool(need, school) === why).map(({ school }) => school),
    }));
    const left = new Set(lacking.flatMap(({ at }) => at));
    if (left.size === 0) return [];
    const records = [...new Set(lacking.filter(({ at }) => at.length > 0).map(({ record }) => record))];
    return [{ why, records, schools: [...left].sort() }];
  });
}
