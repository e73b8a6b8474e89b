import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Problem, ProblemCode } from "../base/problem-facts.ts";
import { makeTemporaryFolder } from "../base/temporary-folder.ts";
import type { DuckDb } from "../engine/duckdb.ts";
import { sqlName } from "../engine/sql.ts";
import type { Table } from "../records/table.ts";
import { tables } from "../records/tables.ts";
import { defineReaders } from "./cell-sql.ts";
import { checkContradictions } from "./check-contradictions.ts";
import { ColumnHeadings } from "./column-headings.ts";
import { classifySections } from "./course-kinds.ts";
import { type FlatFile, flatFiles } from "./flat-files.ts";
import { readHeaded } from "./headed-file.ts";
import { reportIdentifiersApart } from "./identifiers-apart.ts";
import { sources as builtIn } from "./index.ts";
import { fileProblem, widestFirst } from "./problem.ts";
import { rawTable } from "./raw-rows.ts";
import type { Work } from "./read-work.ts";
import { readable } from "./readable.ts";
import type { InputFile, QuarantinedRow, Reading, ReadOptions, RecognizedFile } from "./reading.ts";
import { again, unknownFile } from "./recognized.ts";
import { settleAcross } from "./settle-across.ts";
import { settleClaims } from "./settle-claims.ts";
import { settleFinished } from "./settle-finished.ts";
import type { HeaderFault } from "./source.ts";
import { addableTables } from "./staged-in-place.ts";
import { filledTables, makeStagedTables, schemaOf } from "./staged-tables.ts";
import { makeLineTables, quarantineStopped, withLineFates } from "./stopped-lines.ts";
import { isReadWith, readTagged, type TaggedFile } from "./tagged-files.ts";

const quarantineShown = 10_000;

/**
 * Reads a delivery into `staged.<table>` of the engine: recognizes each file by its content, maps its rows, reports
 * every problem, and puts faulty rows into `staged.quarantine`. Clears earlier staged rows. Never changes the files.
 *
 * @param files  files, folders and zips of one load
 * @returns the fate of every row: rows in = rows loaded + quarantined + set aside, for each file and record type
 * @throws AppError sources.cannot-read, sources.rows-lost (a bug)
 */
export async function readDelivery(
  files: readonly InputFile[],
  db: DuckDb,
  options: ReadOptions = {},
): Promise<Reading> {
  const work = options.work === undefined ? makeTemporaryFolder() : await mkdtemp(join(options.work, "read-"));
  const sources = [...(options.sources ?? []), ...builtIn];
  const problems: Problem[] = [];
  const headings = new ColumnHeadings();
  const report = (problem: Problem): void => {
    problems.push(problem);
  };
  try {
    // Lines are numbered in order on one thread; more threads would only spin waiting for it.
    await db.useThreads(1);
    await makeStagedTables(db, sources);
    await defineReaders(db);
    const flat = await flatFiles(files, work, report);
    const recognized = await readFiles({ db, sources, work, options, headings, report }, flat);
    // Files read together report together.
    const places = new Map(flat.map((file, i) => [file.name, i]));
    problems.sort((a, b) => (places.get(a.file ?? "") ?? -1) - (places.get(b.file ?? "") ?? -1));
    await makeLineTables(db);
    const own = sources.flatMap((s) =>
      s.records.flatMap((r) => [r.main, ...(r.also ?? [])].flatMap((m) => m?.table ?? [])),
    );
    const parts = [...new Map(own.filter((t) => schemaOf(t.id) === "parts").map((t) => [t.id, t])).values()];
    const settling = { headings, answers: options.conflicts ?? {}, report };
    await settleClaims(db, parts, settling);
    for (const source of sources) {
      const records = new Set(
        recognized.flatMap((f) => (f.source === source.id && f.recordType !== null ? [f.recordType] : [])),
      );
      if (records.size === 0 || source.finish === undefined) continue;
      if (source.finishOnlyReports !== true) await addableTables(db);
      await source.finish({ db, records, codes: options.codes ?? {}, report });
    }
    // Nothing below fills any other table.
    const filled = await filledTables(db, tables);
    await checkContradictions(db, headings, report);
    await settleClaims(db, filled, settling);
    await settleAcross(db, filled, settling);
    await quarantineStopped(db, filled, async (name) => {
      const file = flat.find((f) => f.name === name);
      if (file === undefined) return ",";
      const content = await readable({ db, sources, work, options, headings, report: () => {} }, file);
      await content.load(content.head.lines[0]?.fields.length ?? 1);
      await content.done();
      return content.head.delimiter;
    });
    const settled = await withLineFates(db, recognized, (file) => {
      const source = sources.find((s) => s.id === file.source);
      return source?.records.find((r) => r.id === file.recordType)?.main?.table;
    });
    await classifySections(db, report);
    await reportIdentifiersApart(db, filled, report);
    options.onFile?.(flat.length, flat.length, "");
    return {
      files: await settleFinished(db, filled, settled),
      problems: widestFirst(problems),
      quarantine: await quarantined(db),
      tables: await countedRows(db, filled),
    };
  } finally {
    await db.run(`DROP TABLE IF EXISTS ${rawTable}`);
    await rm(work, { recursive: true, force: true });
  }
}

/** Reads each file with the source that recognizes it; returns results in file order. */
async function readFiles(work: Work, flat: readonly FlatFile[]): Promise<RecognizedFile[]> {
  const found: RecognizedFile[][] = flat.map(() => []);
  const seen = new Map<string, number>();
  let together: { readonly at: number; readonly tagged: TaggedFile }[] = [];
  const readTogether = async (): Promise<void> => {
    const read = await readTagged(
      work,
      together.map(({ tagged }) => tagged),
    );
    for (const [i, { at, tagged }] of together.entries()) {
      found[at] = read[i] ?? [];
      await tagged.content.done();
    }
    together = [];
    await work.db.run(`DROP TABLE IF EXISTS ${rawTable}`);
  };
  for (const [at, file] of flat.entries()) {
    work.options.onFile?.(at, flat.length, file.name);
    const own = file.content.kind === "text" ? file.content.seen.sha256 : null;
    const twin = own === null ? undefined : seen.get(own);
    if (twin !== undefined) {
      if (together.some((one) => one.at === twin)) await readTogether();
      found[at] = again(file, { name: flat[twin]?.name ?? "", files: found[twin] ?? [] }, work.report);
      continue;
    }
    if (own !== null) seen.set(own, at);
    const read = await readFile(work, file);
    if (Array.isArray(read)) {
      found[at] = read;
      continue;
    }
    const others = together.map(({ tagged }) => tagged);
    if (others.length > 0 && !isReadWith(others, read, work.options.filesTogether)) await readTogether();
    together.push({ at, tagged: read });
  }
  if (together.length > 0) await readTogether();
  return found.flat();
}

/** Reads a file by its header, or returns it if its rows name their record type: such files are read together. */
async function readFile(work: Work, file: FlatFile): Promise<RecognizedFile[] | TaggedFile> {
  const content = await readable(work, file);
  const { head } = content;
  for (const source of work.sources) {
    const as = source.recognize({ ...head, name: file.name });
    if (as === null) continue;
    if (as.by === "field-1") return { file, content, source };
    const header = head.lines.find((l) => l.line === as.headerLine)?.fields ?? [];
    for (const f of as.faults ?? []) work.report(headerProblem(file.name, as.headerLine, f));
    const found = await readHeaded(work, content, {
      ...{ file, source, record: as.record, others: as.others },
      ...{ delimiter: head.delimiter, headerLine: as.headerLine, header },
    });
    await work.db.run(`DROP TABLE IF EXISTS ${rawTable}`);
    await content.done();
    return found;
  }
  const unknown = unknownFile(work, file, head, await content.count());
  await content.done();
  return [unknown];
}

/** The year, indicator or publication is unknown, so no row is used. */
const stopping: ReadonlySet<ProblemCode> = new Set([
  "official.which-publication",
  "official.no-year",
  "official.no-indicator",
]);

/** An accepted header irregularity, or what the header and file name leave open. */
function headerProblem(file: string, line: number, f: HeaderFault): Problem {
  return fileProblem({
    severity: stopping.has(f.code) ? "error" : "warning",
    file,
    lines: [line],
    ...f,
  });
}

async function quarantined(db: DuckDb): Promise<QuarantinedRow[]> {
  const rows = await db.all(
    `SELECT source_file, source_line, text, codes FROM staged.quarantine ORDER BY source_file, source_line LIMIT ${quarantineShown}`,
  );
  return rows.map((r) => ({
    file: String(r["source_file"]),
    line: Number(r["source_line"]),
    text: String(r["text"]),
    codes: String(r["codes"]).split(" "),
  }));
}

async function countedRows(db: DuckDb, filled: readonly Table[]): Promise<Reading["tables"]> {
  if (filled.length === 0) return [];
  const counts = filled.map((t) => `(SELECT count(*) FROM staged.${sqlName(t.id)}) AS ${sqlName(t.id)}`);
  const [row] = await db.all(`SELECT ${counts.join(", ")}`);
  return filled.map((t) => ({ id: t.id, rows: Number(row?.[t.id] ?? 0) })).filter((t) => t.rows > 0);
}
