import { calendar } from "../calendar.ts";
import { answerInColumns } from "../columns/answer.ts";
import { type Columns, emptyColumn, type Kind, kindOf } from "../columns/column.ts";
import { StringDictionary } from "../columns/string-dictionary.ts";
import { coverageTable } from "../coverage/made-table.ts";
import type { Relation } from "../relation.ts";
import { tablesOf } from "../stages.ts";
import type { Table } from "../table.ts";
import { tables } from "../tables.ts";
import { studentYear } from "./student-year.ts";

let found: ReadonlyMap<string, Kind> | undefined;

/** Kind of each student-year column, inferred by deriving it from empty records. */
export function studentYearKinds(): ReadonlyMap<string, Kind> {
  found ??= new Map([...withoutRows().columns].map(([name, { kind }]) => [name, kind]));
  return found;
}

function withoutRows(): Columns {
  const all = new Map(
    [...(tables as readonly Table[]), calendar as Table, coverageTable as Table].map((t) => [t.id, t]),
  );
  const columnsOf = new Map<Relation, Columns>();
  for (const t of tablesOf(studentYear)) {
    const columns = all.get(t.id)?.columns ?? {};
    columnsOf.set(t, {
      rows: 0,
      columns: new Map(t.columns.map((name) => [name, emptyColumn(kindOf[columns[name]?.type ?? "text"], 0)])),
    });
  }
  return answerInColumns(studentYear, columnsOf, new StringDictionary());
}
