import { inputRelations, type Relation } from "../relation.ts";

/** A scan of one table that an engine runs, and the subexpressions it answers. */
export interface LeafScan {
  readonly fetch: Relation;
  readonly relations: readonly Relation[];
}

type TableScan = Relation & { op: "table" };

/**
 * Scans of a query: each is a table with the filters directly above it. The engine runs these, and the columnar code
 * the rest.
 */
export function leafScans(question: Relation): readonly LeafScan[] {
  const found = new Map<string, { columns: Set<string>; relations: Relation[] }>();
  const seen = new Set<Relation>();
  const walk = (r: Relation): void => {
    if (seen.has(r)) return;
    seen.add(r);
    const table = tableUnder(r);
    if (table === undefined) {
      for (const part of inputRelations(r)) walk(part);
      return;
    }
    const mark = JSON.stringify([table.id, chosen(r)]);
    const scan = found.get(mark) ?? { columns: new Set(), relations: [] };
    found.set(mark, scan);
    for (const name of table.columns) scan.columns.add(name);
    scan.relations.push(r);
  };
  walk(question);
  return [...found.values()].map(({ columns, relations }) => ({
    fetch: over(relations[0]!, [...columns]),
    relations,
  }));
}

/** The table that a chain of filters reads. */
export function tableUnder(r: Relation): TableScan | undefined {
  if (r.op === "where") return tableUnder(r.of);
  return r.op === "table" ? r : undefined;
}

const chosen = (r: Relation): readonly unknown[] => (r.op === "where" ? [r.keep, ...chosen(r.of)] : []);

const over = (r: Relation, columns: readonly string[]): Relation =>
  r.op === "where" ? { ...r, of: over(r.of, columns) } : { ...(r as TableScan), columns };
