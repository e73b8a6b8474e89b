import {
  type Coverage,
  coverageOf,
  type Declared,
  nothingDeclared,
  type SchoolYear,
} from "../records/coverage/coverage.ts";
import {
  type Conditions,
  deliveredEntries,
  entriesOf,
  entriesTable,
  joinedEntries,
  stays,
  staysTable,
  strayEntries,
} from "../records/coverage/entries.ts";
import type { Expr } from "../records/expr.ts";
import type { Need, NeedPart } from "../records/need.ts";
import { distinct } from "../records/relation.ts";
import type { Table } from "../records/table.ts";
import { enrollment, tables } from "../records/tables.ts";
import type { Engine } from "./engine.ts";

/**
 * Where and when the needed records were delivered and match enrollment, from an engine's `records.*`: those of a
 * warehouse, or views of a delivery that was read but not loaded. Keeps `stays` and the entries of each table in the
 * engine.
 *
 * @param declared  what source formats, profiles and settings declare about files beyond their rows
 */
export async function readCoverage(
  engine: Engine,
  needs: readonly Need[],
  declared: Declared = nothingDeclared,
): Promise<Coverage> {
  await engine.keep(staysTable, stays);
  const byTable = new Map<string, Map<string, { readonly name: string; readonly of: Expr }>>();
  const conditionsOf = (table: string) => {
    const known = byTable.get(table) ?? new Map<string, { name: string; of: Expr }>();
    byTable.set(table, known);
    return known;
  };
  // A file that lists students determines whose status is known.
  conditionsOf(enrollment.id);
  const parts = new Set([...needs].flatMap((need) => [...need.parts, ...(need.reach ?? [])]));
  for (const { table, where } of parts) {
    const known = conditionsOf(table);
    const key = JSON.stringify(where);
    if (!known.has(key)) known.set(key, { name: `condition_${known.size}`, of: where });
  }
  const answers = new Map(
    await Promise.all(
      (tables as readonly Table[])
        .filter(({ id }) => byTable.has(id))
        .map(async (t) => {
          const conditions: Conditions = Object.fromEntries(
            [...conditionsOf(t.id).values()].map(({ name, of: condition }) => [name, condition]),
          );
          const names = Object.keys(conditions);
          await engine.keep(entriesTable(t), entriesOf(t, conditions));
          const joined = await engine.ask(joinedEntries(t, names));
          const delivered = await engine.ask(deliveredEntries(t, names));
          const stray = strayEntries(t, names);
          return [
            t.id,
            { joined, delivered: [...delivered, ...(stray === undefined ? [] : await engine.ask(stray))] },
          ] as const;
        }),
    ),
  );
  const conditionName = ({ table, where }: NeedPart): string =>
    byTable.get(table)?.get(JSON.stringify(where))?.name ?? "";
  return coverageOf(await schoolsOf(engine), answers, conditionName, declared);
}

/** Every school with students, by year, with their grades. */
async function schoolsOf(engine: Engine): Promise<readonly SchoolYear[]> {
  const rows = await engine.ask(
    distinct({ op: "table", id: staysTable, columns: ["school_year", "school_id", "district_id", "grade"] }, [
      "school_year",
      "school_id",
      "district_id",
      "grade",
    ]),
  );
  const schools = new Map<string, SchoolYear & { readonly grades: Set<string> }>();
  for (const row of rows) {
    const [schoolYear, school] = [Number(row["school_year"]), String(row["school_id"])];
    const key = `${schoolYear}|${school}`;
    const at = schools.get(key) ?? {
      schoolYear,
      school,
      district: row["district_id"] === null ? null : String(row["district_id"]),
      grades: new Set<string>(),
    };
    at.grades.add(String(row["grade"]));
    schools.set(key, at);
  }
  return [...schools.values()].sort((a, b) => a.schoolYear - b.schoolYear || (a.school < b.school ? -1 : 1));
}
