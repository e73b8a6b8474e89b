import { columnsOf, type Expr } from "./expr.ts";
import { columnNames, inputRelations, oneRowEach, overParts, type Relation } from "./relation.ts";

/**
 * Column pruning: drops columns that no later step reads, and left joins that only add such columns and cannot change
 * the number of rows (the right side has at most one row per key). Shared parts stay shared.
 *
 * @param question      a relation
 * @param wanted  columns to keep
 */
export function prune(question: Relation, wanted: readonly string[]): Relation {
  const order = parentsFirst(question);
  // A relation without an entry is not needed.
  const needed = new Map<Relation, Set<string>>();
  const need = (r: Relation, names: Iterable<string>): void => {
    const columns = needed.get(r) ?? new Set();
    needed.set(r, columns);
    const has = new Set(columnNames(r));
    for (const name of names) if (has.has(name)) columns.add(name);
  };
  need(question, wanted);
  for (const r of order) {
    const names = needed.get(r);
    if (names !== undefined) askParts(r, names, need);
  }
  const built = new Map<Relation, Relation>();
  for (const r of [...order].reverse())
    built.set(
      r,
      rebuild(r, needed.get(r) ?? new Set(), (part) => built.get(part) ?? part),
    );
  return built.get(question) ?? question;
}

/** Every subexpression in pre-order. */
function parentsFirst(relation: Relation): readonly Relation[] {
  const done = new Set<Relation>();
  const partsFirst: Relation[] = [];
  const visit = (r: Relation): void => {
    if (done.has(r)) return;
    done.add(r);
    for (const part of inputRelations(r)) visit(part);
    partsFirst.push(r);
  };
  visit(relation);
  return partsFirst.reverse();
}

const readBy = (parts: readonly (Expr | undefined)[]): string[] =>
  parts.flatMap((e) => (e === undefined ? [] : [...columnsOf(e)]));

function askParts(
  r: Relation,
  wanted: ReadonlySet<string>,
  need: (part: Relation, names: Iterable<string>) => void,
): void {
  switch (r.op) {
    case "table":
      return;
    case "where":
      need(r.of, [...wanted, ...columnsOf(r.keep)]);
      return;
    case "with": {
      const added = Object.entries(r.add).filter(([name]) => wanted.has(name));
      need(r.of, [...[...wanted].filter((name) => !(name in r.add)), ...readBy(added.map(([, e]) => e))]);
      return;
    }
    case "pick":
      need(r.of, readBy(Object.entries(r.columns).flatMap(([name, e]) => (wanted.has(name) ? [e] : []))));
      return;
    case "group": {
      const inputs = Object.entries(r.aggregates).flatMap(([name, a]) =>
        wanted.has(name) ? [a.of, a.by, a.where] : [],
      );
      need(r.of, [...r.by, ...readBy(inputs)]);
      return;
    }
    case "join":
      need(r.left, [...wanted, ...r.on]);
      if (!addsNothing(r, wanted)) need(r.right, [...(r.keep === "unmatched" ? [] : wanted), ...r.on]);
      return;
    case "union":
      for (const part of r.parts) need(part, wanted);
  }
}

/** A left join to at most one row, none of whose columns are needed. */
function addsNothing(r: Relation & { op: "join" }, wanted: ReadonlySet<string>): boolean {
  if (r.keep !== "left" || oneRowEach(r.right)?.every((name) => r.on.includes(name)) !== true) return false;
  const left = new Set(columnNames(r.left));
  return columnNames(r.right).every((name) => left.has(name) || !wanted.has(name));
}

const kept = <V>(record: Readonly<Record<string, V>>, wanted: ReadonlySet<string>): Record<string, V> =>
  Object.fromEntries(Object.entries(record).filter(([name]) => wanted.has(name)));

function rebuild(r: Relation, wanted: ReadonlySet<string>, again: (part: Relation) => Relation): Relation {
  switch (r.op) {
    case "table":
      return { ...r, columns: r.columns.filter((name) => wanted.has(name)) };
    case "where":
      return overParts(r, again);
    case "with":
      return { ...r, of: again(r.of), add: kept(r.add, wanted) };
    case "pick":
      return { ...r, of: again(r.of), columns: kept(r.columns, wanted) };
    case "group":
      return { ...r, of: again(r.of), aggregates: kept(r.aggregates, wanted) };
    case "join":
      return addsNothing(r, wanted) ? again(r.left) : overParts(r, again);
    case "union": {
      // The parts may now have different columns, so each is projected to the same ones.
      const names = columnNames(r).filter((name) => wanted.has(name));
      return {
        ...r,
        parts: r.parts.map((part) => ({
          op: "pick",
          of: again(part),
          columns: Object.fromEntries(names.map((name) => [name, { op: "column", name }])),
        })),
      };
    }
  }
}
