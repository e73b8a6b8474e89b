import { buildCube } from "../../src/cube/build.ts";
import type { Cell } from "../../src/cube/cell.ts";
import { cellAt } from "../../src/cube/cube.ts";
import { Memory } from "../../src/engine/memory.ts";
import { type BoundaryCase, caseYear } from "../../src/indicators/boundary.ts";
import type { Indicator } from "../../src/indicators/indicator.ts";
import { coveredEverywhere } from "../covered-everywhere.ts";
import { caseSchool, recordsOf } from "./case-records.ts";

const origin = { program: "test", fingerprint: "test" };

/** Outcome of the case's single student according to the school's cell. */
function outcome(cell: Cell<"internal"> | undefined): BoundaryCase["is"] {
  if (cell === undefined || cell.n === 0) return "not counted";
  if (cell.n !== 1) throw new Error(`${cell.n} students`);
  if (cell.kind === "share") return cell.hits === 1 ? "met" : "not met";
  return cell.kind === "mean" ? cell.sum : cell.part / cell.whole;
}

/** The result of one indicator for the student of a case, through the audit's pipeline. */
export async function resultOf(
  indicator: Indicator,
  of: BoundaryCase,
  at: "school" | "district" = "school",
): Promise<BoundaryCase["is"]> {
  const plan = { indicators: [indicator], groupings: [], crossings: [] };
  const records = recordsOf(of);
  const options = { threads: 0, coverage: coveredEverywhere(records) };
  const cube = await buildCube(new Memory(records), [], plan, origin, options);
  const place = cube.places.findIndex((p) => p.kind === at && p.id === (at === "school" ? caseSchool : "district"));
  const year = cube.years.indexOf(caseYear);
  return outcome(cellAt(cube, 0, year, place, 0));
}
