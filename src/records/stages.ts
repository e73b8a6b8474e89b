import { and, atLeast, below, column, type Expr, firstKnown, isKnown, not, or } from "./expr.ts";
import { prune } from "./prune.ts";
import { columnNames, oneRowEach, overParts, pick, type Relation, where } from "./relation.ts";

/** A subexpression of a query that is materialized as a table before the query runs. */
export interface Stage {
  /** Id of the table with its result. */
  readonly id: string;
  readonly relation: Relation;
  /** Each row is about one student, so the stage can run on a subset of the students. */
  readonly inParts?: boolean;
}

/** A stage whose query reads the tables of earlier stages. */
export interface AskedStage extends Stage {
  /** Columns of its table that later stages and the final query read; its own query may have more. */
  readonly read: readonly string[];
}

export interface Staged {
  /** Needed stages in topological order. */
  readonly stages: readonly AskedStage[];
  /** The final query, over the tables of its stages. */
  readonly last: Relation;
}

/**
 * Splits a query at its stages; each stage computes only the columns that later ones read.
 *
 * @param relation      a question
 * @param stages  subexpressions of it, innermost first
 * @param wanted  columns of the result
 * @param extraColumns  columns that some stages must compute besides those read later
 */
export function inStages(
  relation: Relation,
  stages: readonly Stage[],
  wanted: readonly string[],
  extraColumns: Readonly<Record<string, readonly string[]>> = {},
): Staged {
  const read = new Map<string, Set<string>>();
  const askFor = (question: Relation, names: readonly string[]): Relation => {
    const pruned = prune(question, names);
    for (const { id, columns } of tablesOf(pruned)) {
      const columnsRead = read.get(id) ?? new Set();
      read.set(id, columnsRead);
      for (const name of columns) columnsRead.add(name);
    }
    return pruned;
  };
  const last = askFor(cut(relation, stages), wanted);
  const needed: AskedStage[] = [];
  for (const [k, stage] of [...stages.entries()].reverse()) {
    const names = read.get(stage.id);
    if (names === undefined) continue;
    const answered = [...new Set([...names, ...(extraColumns[stage.id] ?? [])])];
    const question = pick(askFor(cut(stage.relation, stages.slice(0, k)), answered), answered);
    needed.unshift({ ...stage, relation: question, read: [...names] });
  }
  return { stages: needed, last };
}

/** Replaces each stage with its table. Shared parts stay shared. */
function cut(relation: Relation, stages: readonly Stage[]): Relation {
  const tables = new Map(stages.map((s) => [s.relation, tableOf(s)]));
  return rebuilt(relation, (r) => tables.get(r));
}

function tableOf({ id, relation }: Stage): Relation {
  const key = oneRowEach(relation);
  return { op: "table", id, columns: columnNames(relation), ...(key === undefined ? {} : { key }) };
}

/** Replaces some tables with other relations. Shared parts stay shared. */
export const replaceTables = (
  relation: Relation,
  instead: (table: Relation & { op: "table" }) => Relation | undefined,
): Relation => rebuilt(relation, (r) => (r.op === "table" ? instead(r) : undefined));

function rebuilt(relation: Relation, instead: (r: Relation) => Relation | undefined): Relation {
  const done = new Map<Relation, Relation>();
  const again = (r: Relation): Relation => {
    const cached = done.get(r);
    if (cached !== undefined) return cached;
    const now = instead(r) ?? overParts(r, again);
    done.set(r, now);
    return now;
  };
  return again(relation);
}

/** Tables that a query reads. */
export function tablesOf(relation: Relation): readonly (Relation & { op: "table" })[] {
  const found = new Set<Relation & { op: "table" }>();
  rebuilt(relation, (r) => {
    if (r.op === "table") found.add(r);
    return undefined;
  });
  return [...found];
}

/** Half-open range of student identifiers in an engine's text order; open at an absent end. */
export interface StudentPart {
  readonly from?: string;
  readonly before?: string;
}

/** Restricts a query to a range of students. Tables without students are read in full. */
export function ofStudents(relation: Relation, part: StudentPart): Relation {
  const { from, before } = part;
  if (from === undefined && before === undefined) return relation;
  return rebuilt(relation, (r) => {
    if (r.op !== "table" || !r.columns.includes("student_id")) return undefined;
    const id = r.columns.includes("respondent_id")
      ? firstKnown(column("student_id"), column("respondent_id"))
      : column("student_id");
    const within: Expr[] = [];
    if (from !== undefined) within.push(atLeast(id, from));
    if (before !== undefined) within.push(below(id, before));
    // Rows without an identifier go to the first part.
    return where(r, from === undefined ? or(not(isKnown(id)), ...within) : and(...within));
  });
}
