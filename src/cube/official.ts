import type { Engine } from "../engine/engine.ts";
import type { Grouping } from "../groups/grouping.ts";
import type { AnyIndicator } from "../indicators/indicator.ts";
import { shareOfCounts } from "../indicators/official.ts";
import { calendarRows } from "../records/calendar.ts";
import { column, isIn } from "../records/expr.ts";
import { distinct, from, where } from "../records/relation.ts";
import { officialCell } from "../records/tables.ts";
import { brand } from "./brand.ts";
import type { CubeOrigin } from "./build.ts";
import type { Cube, Missing } from "./cube.ts";
import { fillOfficial } from "./official-fill.ts";
import { officialCubeGroups } from "./official-groups.ts";
import { noOrigin, officialOrigins } from "./official-origins.ts";
import { placeOfficial } from "./official-place.ts";
import { readOfficialRows } from "./official-read.ts";
import { yearAxis } from "./periods.ts";
import { tallyPlan } from "./tally.ts";

/** Indicators read from official figures: those of the catalog, and those only agencies publish. */
export interface OfficialQuestions {
  readonly indicators: readonly AnyIndicator[];
  readonly groupings: readonly Grouping[];
}

/**
 * A cube of official figures: it counts no student records. Each cell is as published, and a withheld cell stays
 * withheld.
 *
 * All figures of an indicator in a year and place come from one publication and one set of students: all students if
 * published, else a subset of the schools, named in `official.origins`. All students of one grade are a level of the
 * grouping "grade".
 */
export async function officialCube(
  engine: Engine,
  questions: OfficialQuestions,
  origin: CubeOrigin,
): Promise<Cube<"public">> {
  const reported = new Set(
    (await engine.ask(distinct(from(officialCell), ["indicator"]))).map((row) => String(row["indicator"])),
  );
  const indicators = questions.indicators.filter(({ id, kind }) => kind !== "ratio" && reported.has(id));
  const partsOfShares = shareOfCounts
    .flatMap(({ hits, of: denominator }) => [hits, denominator])
    .filter((id) => reported.has(id));
  const read = [...new Set([...indicators.map(({ id }) => id), ...partsOfShares])];
  const cells = where(from(officialCell), isIn(column("indicator"), read));
  const groups = await officialCubeGroups(engine, cells, questions.groupings);
  const origins = await officialOrigins(engine, cells);
  const rows = await readOfficialRows(engine, cells, read, groups, origins);
  const { years, places } = rows;

  const { chosen, slots, used } = placeOfficial(rows, groups, read.length);
  const plan = tallyPlan(indicators);
  const layout = { plan, indicators, read, years, groups: groups.groups.length, slots, used, chosen };
  const { tally, status, values } = fillOfficial(rows, layout);
  const planned = indicators.map(({ id }) => read.indexOf(id));
  return brand("public", {
    program: origin.program,
    fingerprint: origin.fingerprint,
    periodKind: "year",
    periods: yearAxis(calendarRows(years)).periods,
    years,
    places,
    groups: groups.groups,
    oneWayGroups: groups.oneWayGroups,
    plan,
    tally,
    slots,
    missing: missingOf(questions.indicators, reported, years),
    official: {
      status,
      values,
      origin: Uint8Array.from({ length: places.length * years.length * planned.length }, (_, at) => {
        const placeYear = Math.floor(at / planned.length);
        return chosen[placeYear * read.length + (planned[at % planned.length] ?? 0)] ?? noOrigin;
      }),
      origins: origins.list,
    },
  });
}

/**
 * Catalog indicators that no loaded publication has. Skips official-only ones, which cannot be computed from a
 * district's records.
 */
function missingOf(
  indicators: readonly AnyIndicator[],
  reported: ReadonlySet<string>,
  years: readonly number[],
): readonly Missing[] {
  return indicators.flatMap(({ id, needs }) =>
    reported.has(id) || needs.length === 0
      ? []
      : years.map(
          (schoolYear, period): Missing => ({
            what: "indicator",
            id,
            schoolYear,
            period,
            why: "no-records",
            records: [...new Set(needs.map((n) => n.record))],
          }),
        ),
  );
}
