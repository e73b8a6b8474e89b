import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { DuckDb } from "../engine/duckdb.ts";
import { cleanCopy } from "./clean-copy.ts";
import { countRows, isCountedHere } from "./count-rows.ts";
import type { FlatFile } from "./flat-files.ts";
import { fileProblem } from "./problem.ts";
import { loadRawRows, loadRowsOf, rawTable } from "./raw-rows.ts";
import type { Work } from "./read-work.ts";
import { headOf } from "./sniff.ts";
import type { Head } from "./source.ts";

/** A file's head, its path if it is text, and functions that load its rows into the engine or only count them. */
export interface Readable {
  readonly head: Head;
  readonly path: string | null;
  load(width: number): Promise<void>;
  count(): Promise<number>;
  /** Deletes the intermediate copy of the file. */
  done(): Promise<void>;
}

export async function readable(work: Work, file: FlatFile): Promise<Readable> {
  const { db, report } = work;
  const cut = join(work.work, "cut");
  if (file.content.kind === "rows") {
    const { rows } = file.content;
    const lines = rows
      .map((fields, i) => ({ line: i + 1, fields }))
      .filter((l) => l.fields.some((f) => f.trim() !== ""));
    const load = (): Promise<void> => loadRowsOf(db, rows, cut);
    const head = { delimiter: ",", lines: lines.slice(0, 200) };
    return { head, path: null, load, count: () => load().then(() => rawCount(db)), done: async () => {} };
  }
  const { path: own, seen } = file.content;
  const path = seen.clean ? own : join(work.work, `clean-${seen.sha256}`);
  if (!seen.clean) {
    const cleaned = await cleanCopy(own, seen, path);
    if (cleaned.unreadable.length > 0) {
      report(
        fileProblem({
          code: "sources.unreadable-character",
          severity: "warning",
          file: file.name,
          lines: cleaned.unreadable.slice(0, 5),
          rows: cleaned.unreadable.length,
          facts: {},
        }),
      );
    }
  }
  const head = await headOf(path);
  const sayOpen = (open: readonly number[]): void => {
    if (open.length === 0) return;
    report(
      fileProblem({
        code: "sources.open-quote",
        severity: "warning",
        file: file.name,
        lines: open.slice(0, 5),
        rows: open.length,
        facts: {},
      }),
    );
  };
  const load = async (width: number): Promise<void> => sayOpen(await loadRawRows(db, path, head.delimiter, width, cut));
  const count = async (): Promise<number> => {
    if (!isCountedHere(file)) return load(0).then(() => rawCount(db));
    const { rows, open } = countRows(path, head.delimiter, 0);
    sayOpen(open);
    return rows;
  };
  return { head, path, load, count, done: () => (seen.clean ? Promise.resolve() : rm(path, { force: true })) };
}

const rawCount = async (db: DuckDb): Promise<number> =>
  Number((await db.all(`SELECT count(*) AS n FROM ${rawTable}`))[0]?.["n"] ?? 0);
