import type { Engine } from "../engine/engine.ts";
import { literal } from "../records/expr.ts";
import type { Need } from "../records/need.ts";
import { count, distinct, group, where } from "../records/relation.ts";
import type { Table } from "../records/table.ts";
import { tables } from "../records/tables.ts";

/** Which records are held in which school years: true for every year where the record has none of its own. */
export type Available = (need: Need, schoolYear: number) => boolean;

/** Asks the engine which of these records it holds. */
export async function availableRecords(engine: Engine, needs: readonly Need[]): Promise<Available> {
  const held = new Map<Need, Set<number> | "every year">();
  for (const need of new Set(needs)) {
    const years = new Set<number>();
    let everyYear = false;
    for (const part of need.parts) {
      const table = (tables as readonly Table[]).find((t) => t.id === part.table);
      if (table === undefined) continue;
      const dated = "school_year" in table.columns;
      const rows = where({ op: "table", id: table.id, columns: Object.keys(table.columns) }, part.where);
      if (dated)
        for (const row of await engine.ask(distinct(rows, ["school_year"]))) years.add(Number(row["school_year"]));
      else if ((await engine.ask(group(rows, [], { n: count(literal(true)) }))).some((row) => Number(row["n"]) > 0))
        everyYear = true;
    }
    held.set(need, everyYear ? "every year" : years);
  }
  return (need, schoolYear) => {
    const years = held.get(need);
    return years === "every year" || years?.has(schoolYear) === true;
  };
}
