import type { Engine } from "../engine/engine.ts";
import { literal } from "../records/expr.ts";
import type { Need } from "../records/need.ts";
import { countOf, distinct, group, type Relation, where } from "../records/relation.ts";
import type { Table } from "../records/table.ts";
import { tables } from "../records/tables.ts";

/**
 * Whether a record type is available in a school year; for record types without a school year, the same answer for
 * every year.
 */
export type Available = (need: Need, schoolYear: number) => boolean;

/**
 * Queries the engine for which records it has.
 *
 * @param covered  the school years (or periods) that the rows of a table cover, computed from those that have rows
 */
export async function availableRecords(
  engine: Engine,
  needs: readonly Need[],
  covered: (table: string, years: ReadonlySet<number>) => ReadonlySet<number> = (_, years) => years,
): Promise<Available> {
  const yearsWithRecords = new Map<Need, Set<number> | "every year">();
  for (const need of new Set(needs)) {
    const years = new Set<number>();
    let everyYear = false;
    for (const part of need.reach ?? need.parts) {
      const table = (tables as readonly Table[]).find((t) => t.id === part.table);
      if (table === undefined) continue;
      const dated = "school_year" in table.columns;
      const rows = where({ op: "table", id: table.id, columns: Object.keys(table.columns) }, part.where);
      if (dated) for (const year of covered(table.id, await yearsOf(engine, rows))) years.add(year);
      else if ((await engine.ask(group(rows, [], { n: countOf(literal(true)) }))).some((row) => Number(row["n"]) > 0))
        everyYear = true;
    }
    yearsWithRecords.set(need, everyYear ? "every year" : years);
  }
  return (need, schoolYear) => {
    const years = yearsWithRecords.get(need);
    return years === "every year" || years?.has(schoolYear) === true;
  };
}

const yearsOf = async (engine: Engine, rows: Relation): Promise<ReadonlySet<number>> =>
  new Set((await engine.ask(distinct(rows, ["school_year"]))).map((row) => Number(row["school_year"])));
