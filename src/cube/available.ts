import type { Engine } from "../engine/engine.ts";
import type { Need } from "../records/need.ts";
import { distinct, type Relation, where } from "../records/relation.ts";
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
      const anyOf: Relation = distinct(rows, [dated ? "school_year" : (table.key[0] ?? "student_id")]);
      const found = await engine.ask(anyOf);
      if (dated) for (const row of found) years.add(Number(row["school_year"]));
      else if (found.length > 0) everyYear = true;
    }
    held.set(need, everyYear ? "every year" : years);
  }
  return (need, schoolYear) => {
    const years = held.get(need);
    return years === "every year" || years?.has(schoolYear) === true;
  };
}
