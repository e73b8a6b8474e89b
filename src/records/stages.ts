import { and, atLeast, below, column, type Expr, firstKnown, isKnown, not, or } from "./expr.ts";
import { prune } from "./prune.ts";
import { columnNames, oneRowEach, overParts, pick, type Relation, where } from "./relation.ts";

/** A subexpression of a query whose result is materialized as a table before the query runs. */
export interface Stage {
  /** The table of its result. */
  readonly id: string;
  readonly of: Relation;
  /** Each row is about one student, so the stage can run on a part of the students at a time. */
  readonly inParts?: boolean;
}

/** A stage whose query reads the tables of the earlier stages. */
export interface AskedStage extends Stage {
  /** The columns of its table that later stages and the query itself read; its own query may have more. */
  readonly read: readonly string[];
}

export interface Staged {
  /** The needed stages in topological order. */
  readonly stages: readonly AskedStage[];
  /** The query over the tables of its stages. */
  readonly last: Relation;
}

/**
 * Splits a query at its stages; each stage computes only the columns that later ones read.
 *
 * @param of      a question
 * @param stages  parts of it, each before those that contain it
 * @param wanted  columns of it
 * @param extraColumns  columns that some stages must compute in addition to those that later ones read
 */
export function inStages(
  of: Relation,
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
  const last = askFor(cut(of, stages), wanted);
  const needed: AskedStage[] = [];
  for (const [k, stage] of [...stages.entries()].reverse()) {
    const names = read.get(stage.id);
    if (names === undefined) continue;
    const answered = [...new Set([...names, ...(extraColumns[stage.id] ?? [])])];
    const question = pick(askFor(cut(stage.of, stages.slice(0, k)), answered), answered);
    needed.unshift({ ...stage, of: question, read: [...names] });
  }
  return { stages: needed, last };
}

/** The query with each stage replaced by its table. Shared parts stay shared. */
function cut(of: Relation, stages: readonly Stage[]): Relation {
  const tables = new Map(stages.map((s) => [s.of, tableOf(s)]));
  return rebuilt(of, (r) => tables.get(r));
}

function tableOf({ id, of }: Stage): Relation {
  const key = oneRowEach(of);
  return { op: "table", id, columns: columnNames(of), ...(key === undefined ? {} : { key }) };
}

/** The query with some of its tables replaced by other relations. Shared parts stay shared. */
export const replaceTables = (
  of: Relation,
  instead: (table: Relation & { op: "table" }) => Relation | undefined,
): Relation => rebuilt(of, (r) => (r.op === "table" ? instead(r) : undefined));

function rebuilt(of: Relation, instead: (r: Relation) => Relation | undefined): Relation {
  const done = new Map<Relation, Relation>();
  const again = (r: Relation): Relation => {
    const cached = done.get(r);
    if (cached !== undefined) return cached;
    const now = instead(r) ?? overParts(r, again);
    done.set(r, now);
    return now;
  };
  return again(of);
}

/** The tables that a query reads. */
export function tablesOf(of: Relation): readonly (Relation & { op: "table" })[] {
  const found = new Set<Relation & { op: "table" }>();
  rebuilt(of, (r) => {
    if (r.op === "table") found.add(r);
    return undefined;
  });
  return [...found];
}

/** A half-open range of students by identifier, in an engine's text order: from one (the first when absent) to before another (to the last when absent). */
export interface StudentPart {
  readonly from?: string;
  readonly before?: string;
}

/** The query over the records of a range of students. Tables without a student are read completely. */
export function ofStudents(of: Relation, part: StudentPart): Relation {
  const { from, before } = part;
  if (from === undefined && before === undefined) return of;
  return rebuilt(of, (r) => {
    if (r.op !== "table" || !r.columns.includes("student_id")) return undefined;
    const id = r.columns.includes("respondent_id")
      ? firstKnown(column("student_id"), column("respondent_id"))
      : column("student_id");
    const within: Expr[] = [];
    if (from !== undefined) within.push(atLeast(id, from));
    if (before !== undefined) within.push(below(id, before));
    // Rows without an identifier belong to the first part.
    return where(r, from === undefined ? or(not(isKnown(id)), ...within) : and(...within));
  });
}
