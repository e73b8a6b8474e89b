import { buildCube } from "../../src/cube/build.ts";
import type { CellCounts } from "../../src/cube/cell.ts";
import { countsAt } from "../../src/cube/cube.ts";
import { Memory } from "../../src/engine/memory.ts";
import { atThresholds } from "../../src/indicators/custom.ts";
import type { Indicator } from "../../src/indicators/indicator.ts";
import type { Row } from "../../src/records/table.ts";

/** Rows of the canonical tables, by table. */
export type RecordsIn = Readonly<Record<string, readonly Row[]>>;

export const schoolYear = 2025;
export const lastYear = 2024;

/** One student's stay in a school, a whole school year by default. */
export const enrolled = (student: string, more: Row = {}): Row => ({
  school_year: schoolYear,
  student_id: student,
  school_id: "school",
  district_id: "district",
  entry_date: `${Number(more["school_year"] ?? schoolYear) - 1}-08-15`,
  status: "primary",
  grade: "05",
  ...more,
});

/** The cell of an indicator in a year and place; undefined where no student was counted. */
export type CellsOut = (
  indicator: number,
  at?: { readonly year?: number; readonly school?: string },
) => CellCounts | undefined;

/**
 * Records in, cells out, as in an audit: student-years derived from the records, indicators evaluated on each, one
 * pass.
 *
 * @param thresholds  the case's own parameters, by the names a district's settings use
 * @returns cells of the district in the default year, or of a school or year named
 */
export async function cellsOf(
  records: RecordsIn,
  indicators: readonly Indicator[],
  thresholds: Readonly<Record<string, number>> = {},
): Promise<CellsOut> {
  const engine = new Memory(records);
  const plan = { indicators: indicators.map((one) => atThresholds(one, thresholds)), groupings: [], crossings: [] };
  const cube = await buildCube(engine, [], plan, { program: "vectors", fingerprint: "vectors" }, { threads: 0 });
  await engine.close();
  return (indicator, { year = schoolYear, school } = {}) => {
    const place = cube.places.findIndex(({ kind, id }) =>
      school === undefined ? kind === "district" : kind === "school" && id === school,
    );
    const at = cube.years.indexOf(year);
    const cell = place < 0 || at < 0 ? undefined : countsAt(cube, indicator, at, place, 0);
    return cell?.n === 0 ? undefined : cell;
  };
}

/** Counts of a share; 0 of 0 where no student was counted. */
export const countsOf = (cell: CellCounts | undefined): { readonly n: number; readonly hits: number } =>
  cell?.kind === "share" ? { n: cell.n, hits: cell.hits } : { n: 0, hits: 0 };
