import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "../base/errors.ts";
import type { Problem, ProblemCode } from "../base/problem-facts.ts";
import { makeTemporaryFolder } from "../base/temporary-folder.ts";
import type { DuckDb } from "../engine/duckdb.ts";
import { sqlName, sqlText } from "../engine/sql.ts";
import { tables } from "../records/tables.ts";
import { type CellContext, defineReaders, textColumns } from "./cell-sql.ts";
import { checkContradictions } from "./check-contradictions.ts";
import { cleanCopy } from "./clean-copy.ts";
import { ColumnHeadings } from "./column-headings.ts";
import { countRows, isCountedHere } from "./count-rows.ts";
import { classifySections } from "./course-kinds.ts";
import { firstLines, lineNumbers } from "./first-lines.ts";
import { type FlatFile, flatFiles } from "./flat-files.ts";
import { reportIdentifiersApart } from "./identifiers-apart.ts";
import { sources as builtIn } from "./index.ts";
import { layoutsOf, type Shape } from "./layouts.ts";
import { type Fates, mapRows, type RawFile } from "./map-rows.ts";
import type { RecordType } from "./mapping.ts";
import { type HeadedFile, quarantineRows, setMisfitsAside } from "./misfits.ts";
import { nearestFormat } from "./nearest-format.ts";
import { fileProblem, widestFirst } from "./problem.ts";
import { isOverlong, loadRawRows, loadRowsOf, rawTable } from "./raw-rows.ts";
import type { InputFile, QuarantinedRow, Reading, ReadOptions, RecognizedFile, SetAside } from "./reading.ts";
import { kindsOfRows } from "./row-kinds.ts";
import { settleAcross } from "./settle-across.ts";
import { settleClaims } from "./settle-claims.ts";
import { settleFinished } from "./settle-finished.ts";
import { headOf } from "./sniff.ts";
import { type Head, type HeaderFault, type OtherRows, plainName, type Recognition, type Source } from "./source.ts";
import { makeStagedTables, schemaOf } from "./staged-tables.ts";
import { makeLineTables, quarantineStopped, withLineFates } from "./stopped-lines.ts";
import { canStream, streamRows } from "./streamed-rows.ts";

const quarantineShown = 10_000;

/**
 * Reads a delivery into `staged.<table>` of the engine: recognizes each file by its content, maps its rows, reports every problem, and puts
 * faulty rows into `staged.quarantine`. Clears what was staged before. Never changes the files.
 *
 * @param files  files, folders and zips of one load
 * @returns the fate of every row: rows in = rows loaded + quarantined + set aside, for each file and record type
 * @throws AppError sources.cannot-read, sources.rows-lost (a fault of the program)
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
    await makeStagedTables(db, sources);
    await defineReaders(db);
    const flat = await flatFiles(files, work, report);
    const recognized: RecognizedFile[] = [];
    const seen = new Map<string, { name: string; files: readonly RecognizedFile[] }>();
    for (const [i, file] of flat.entries()) {
      options.onFile?.(i, flat.length, file.name);
      await db.useThreads(isSmall(file) ? 1 : undefined);
      const own = file.content.kind === "text" ? file.content.seen.sha256 : null;
      const twin = own === null ? undefined : seen.get(own);
      const found =
        twin === undefined
          ? await readFile({ db, sources, work, options, headings, report }, file)
          : again(file, twin, report);
      if (own !== null && twin === undefined) seen.set(own, { name: file.name, files: found });
      recognized.push(...found);
    }
    // The remaining steps work on the same rows.
    await db.useThreads(flat.every(isSmall) ? 1 : undefined);
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
      if (records.size > 0) await source.finish?.({ db, records, codes: options.codes ?? {}, report });
    }
    await checkContradictions(db, headings, report);
    await settleClaims(db, tables, settling);
    await settleAcross(db, tables, settling);
    await quarantineStopped(db, async (name) => {
      const file = flat.find((f) => f.name === name);
      if (file === undefined) return ",";
      const content = await readable({ db, sources, work, options, headings, report: () => {} }, file);
      await content.load(content.head.lines[0]?.fields.length ?? 1);
      return content.head.delimiter;
    });
    const settled = await withLineFates(db, recognized, (file) => {
      const source = sources.find((s) => s.id === file.source);
      return source?.records.find((r) => r.id === file.recordType)?.main?.table;
    });
    await classifySections(db);
    await reportIdentifiersApart(db, report);
    options.onFile?.(flat.length, flat.length, "");
    return {
      files: await settleFinished(db, settled),
      problems: widestFirst(problems),
      quarantine: await quarantined(db),
      tables: await filled(db),
    };
  } finally {
    await db.run(`DROP TABLE IF EXISTS ${rawTable}`);
    await rm(work, { recursive: true, force: true });
  }
}

/** Up to this many bytes one thread reads a file faster than several. */
const smallFile = 6_000_000;
const isSmall = ({ content }: FlatFile): boolean => content.kind === "rows" || content.seen.size <= smallFile;

interface Work {
  readonly db: DuckDb;
  readonly sources: readonly Source[];
  readonly work: string;
  readonly options: ReadOptions;
  readonly headings: ColumnHeadings;
  report(problem: Problem): void;
}

async function readFile(work: Work, file: FlatFile): Promise<RecognizedFile[]> {
  const { db, sources } = work;
  const content = await readable(work, file);
  const head = content.head;
  let recognized: { source: Source; as: Recognition } | null = null;
  for (const source of sources) {
    const as = source.recognize({ ...head, name: file.name });
    if (as !== null) {
      recognized = { source, as };
      break;
    }
  }
  const headerLine = recognized?.as.by === "header" ? recognized.as.headerLine : 0;
  const header = head.lines.find((l) => l.line === headerLine)?.fields ?? [];
  if (recognized === null) return [unknownFile(work, file, head, await content.count())];
  if (recognized.as.by !== "header") await content.load(header.length);
  const { source, as } = recognized;
  if (as.by === "header") for (const f of as.faults ?? []) work.report(headerProblem(file.name, headerLine, f));
  const found =
    as.by === "field-1"
      ? await readTagged(work, file, source)
      : await readTable(work, content, {
          ...{ file, source, record: as.record, others: as.others },
          ...{ delimiter: head.delimiter, headerLine, header },
        });
  await db.run(`DROP TABLE IF EXISTS ${rawTable}`);
  return found;
}

/** Nothing says the year, the indicator or the publication: no row is used. */
const stopping: ReadonlySet<ProblemCode> = new Set([
  "official.which-publication",
  "official.no-year",
  "official.no-indicator",
]);

/** An irregular header that was accepted, or what it and the file's name leave open. */
function headerProblem(file: string, line: number, f: HeaderFault): Problem {
  return fileProblem({
    severity: stopping.has(f.code) ? "error" : "warning",
    file,
    lines: [line],
    ...f,
  });
}

/** A file's head, its path where it is a text, and functions that load its rows into the engine, or only count them. */
interface Readable {
  readonly head: Head;
  readonly path: string | null;
  load(width: number): Promise<void>;
  count(): Promise<number>;
}

async function readable(work: Work, file: FlatFile): Promise<Readable> {
  const { db, report } = work;
  const cut = join(work.work, "cut");
  if (file.content.kind === "rows") {
    const { rows } = file.content;
    const lines = rows
      .map((fields, i) => ({ line: i + 1, fields }))
      .filter((l) => l.fields.some((f) => f.trim() !== ""));
    const load = (): Promise<void> => loadRowsOf(db, rows, cut);
    const head = { delimiter: ",", lines: lines.slice(0, 200) };
    return { head, path: null, load, count: () => load().then(() => rawCount(db)) };
  }
  let { path } = file.content;
  if (!file.content.seen.clean) {
    path = join(work.work, "clean");
    const mended = await cleanCopy(file.content.path, file.content.seen, path);
    if (mended.unreadable.length > 0) {
      report(
        fileProblem({
          code: "sources.unreadable-character",
          severity: "warning",
          file: file.name,
          lines: mended.unreadable.slice(0, 5),
          rows: mended.unreadable.length,
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
  return { head, path, load, count };
}

const rawCount = async (db: DuckDb): Promise<number> =>
  Number((await db.all(`SELECT count(*) AS n FROM ${rawTable}`))[0]?.["n"] ?? 0);

/** The delivery contains the same bytes under another name. */
function again(
  file: FlatFile,
  twin: { name: string; files: readonly RecognizedFile[] },
  report: (p: Problem) => void,
): RecognizedFile[] {
  report(
    fileProblem({
      code: "sources.same-file",
      severity: "warning",
      file: file.name,
      rows: twin.files.reduce((n, f) => n + f.rowsIn, 0),
      facts: { twin: twin.name },
    }),
  );
  return twin.files.map((f) => ({
    ...f,
    name: file.name,
    sha256: file.sha256,
    rowsLoaded: 0,
    rowsQuarantined: 0,
    setAside: { duplicate: f.rowsIn },
    sameAs: [{ file: twin.name, rows: f.rowsIn }],
  }));
}

function unknownFile(work: Work, file: FlatFile, head: Head, rows: number): RecognizedFile {
  const near = nearestFormat(head, work.sources);
  const at = { severity: "error", file: file.name, rows } as const;
  work.report(
    near === null
      ? fileProblem({ code: "sources.unrecognized", ...at, facts: { seems: null, note: null } })
      : fileProblem({ code: "sources.near-format", ...at, facts: near }),
  );
  return entry(file, null, null, rows, { ...noFates, setAside: rows === 0 ? {} : { unrecognized: rows } });
}

const noFates: Fates = { loaded: 0, quarantined: 0, setAside: {}, students: 0, schoolYears: [], scopes: [] };

function entry(
  file: FlatFile,
  source: Source | null,
  record: { readonly id: string; readonly name: string } | null,
  rowsIn: number,
  fates: Fates,
): RecognizedFile {
  const aside = Object.values(fates.setAside).reduce((sum, n) => sum + n, 0);
  if (rowsIn !== fates.loaded + fates.quarantined + aside) {
    throw new AppError("sources.rows-lost", {
      file: file.name,
      record: record?.id ?? null,
      rowsIn,
      loaded: fates.loaded,
      quarantined: fates.quarantined,
      setAside: aside,
    });
  }
  return {
    name: file.name,
    sha256: file.sha256,
    source: source?.id ?? null,
    recordType: record?.id ?? null,
    recordName: record?.name ?? null,
    schoolYears: fates.schoolYears,
    scopes: fates.scopes,
    rowsIn,
    rowsLoaded: fates.loaded,
    rowsQuarantined: fates.quarantined,
    setAside: fates.setAside,
    students: fates.students,
  };
}

const rowsOf = ({ loaded, quarantined, setAside }: Fates): number =>
  Object.values(setAside).reduce((sum, n) => sum + n, loaded + quarantined);

const together = (a: Fates, b: Fates): Fates => ({
  loaded: a.loaded + b.loaded,
  quarantined: a.quarantined + b.quarantined,
  setAside: Object.fromEntries(
    [...new Set([...Object.keys(a.setAside), ...Object.keys(b.setAside)])].map((k) => [
      k,
      (a.setAside[k as SetAside] ?? 0) + (b.setAside[k as SetAside] ?? 0),
    ]),
  ),
  students: Math.max(a.students, b.students),
  schoolYears: [...new Set([...a.schoolYears, ...b.schoolYears])].sort((x, y) => x - y),
  scopes: [...new Set([...a.scopes, ...b.scopes])].sort(),
});

function context(work: Work, locate: CellContext["locate"], record: RecordType): CellContext {
  return { locate, texts: textColumns(record.missing ?? []), overrides: (map) => work.options.codes?.[map] ?? {} };
}

/** Reads a file whose rows name their record type in the first field. */
async function readTagged(work: Work, file: FlatFile, source: Source): Promise<RecognizedFile[]> {
  const { db, report } = work;
  const suffix = source.extract?.suffix ?? "";
  const tagOf = (field: string): string | null => source.tagOf?.(field) ?? null;
  const groups = await db.all(
    `SELECT coalesce(f[1], '') AS tag, len(f) AS fields, trim(f[-1]) = '' AS open_end, ${isOverlong} AS overlong, count(*) AS n,
       ${firstLines("line")} AS lines FROM ${rawTable} GROUP BY ALL`,
  );
  const kinds = new Map<string, { tags: Set<string>; shapes: Shape[] }>();
  const strangers: { rows: number; lines: number[] }[] = [];
  const headers: string[] = [];
  for (const g of groups) {
    const tag = String(g["tag"]);
    const lines = lineNumbers(g["lines"]);
    const rows = Number(g["n"]);
    const id = g["overlong"] === true ? null : tagOf(tag);
    if (id === null) {
      if (source.isHeader?.(tag) === true) headers.push(tag);
      else strangers.push({ rows, lines });
      continue;
    }
    const kind = kinds.get(id) ?? { tags: new Set(), shapes: [] };
    kind.tags.add(tag);
    kind.shapes.push({
      fields: Number(g["fields"]),
      openEnd: g["open_end"] === true,
      extract: suffix !== "" && tag.trim().toUpperCase().endsWith(suffix),
      rows,
      lines,
    });
    kinds.set(id, kind);
  }
  const found: RecognizedFile[] = [];
  if (strangers.length > 0) {
    const known = [...headers, ...[...kinds.values()].flatMap((kind) => [...kind.tags])];
    found.push(await quarantineStrangers(work, file, source, { strangers, known }));
  }
  for (const [id, kind] of [...kinds].sort(([a], [b]) => a.localeCompare(b))) {
    const isTag = `f[1] IN (${[...kind.tags].map(sqlText).join(", ")})`;
    const { layouts, misfits } = layoutsOf(source, id, kind.shapes, file.name, report);
    let fates = noFates;
    for (const { record, where } of layouts) {
      const raw: RawFile = {
        db,
        source: source.id,
        name: file.name,
        delimiter: "^",
        cells: context(work, (column) => ("position" in column ? column.position : null), record),
        nameAt: (position) => record.fieldNames?.[position - 1] ?? `field ${position}`,
        report,
        schemaOf,
      };
      work.headings.add(file.name, record, (column) => ("position" in column ? raw.nameAt(column.position) : null));
      fates = together(fates, (await mapRows(raw, record, `${isTag} AND ${where}`)) ?? noFates);
    }
    if (misfits !== null) {
      await quarantineRows(db, file.name, `${isTag} AND ${misfits.where}`, "sources.field-count", "^");
      fates = together(fates, { ...noFates, quarantined: misfits.rows });
    }
    const record = source.records.find((r) => r.id === id) ?? null;
    found.push(
      entry(
        file,
        source,
        record,
        kind.shapes.reduce((n, s) => n + s.rows, 0),
        fates,
      ),
    );
  }
  return found;
}

/** Rows whose first field is no record type. */
interface StrangeRows {
  readonly strangers: readonly { readonly rows: number; readonly lines: readonly number[] }[];
  /** The first fields of the other rows: few, while those of strange rows can be as many as there are rows. */
  readonly known: readonly string[];
}

async function quarantineStrangers(
  work: Work,
  file: FlatFile,
  source: Source,
  { strangers, known: tags }: StrangeRows,
): Promise<RecognizedFile> {
  const rows = strangers.reduce((n, s) => n + s.rows, 0);
  const lines = strangers.flatMap((s) => s.lines).sort((a, b) => a - b);
  const known = [...new Set(source.records.map((r) => r.id))];
  const isStranger = `f[1] IS NULL OR f[1] NOT IN (${["", ...tags].map(sqlText).join(", ")}) OR f[1] = ''`;
  await quarantineRows(work.db, file.name, isOverlong, "sources.line-too-long", "^");
  await quarantineRows(work.db, file.name, `(${isStranger}) AND NOT ${isOverlong}`, "sources.unknown-record-type", "^");
  work.report(
    fileProblem({
      code: "sources.unknown-record-type",
      severity: "error",
      file: file.name,
      lines: lines.slice(0, 5),
      rows,
      column: 1,
      facts: { source: source.name, known },
    }),
  );
  return entry(file, source, null, rows, { ...noFates, quarantined: rows });
}

/** A file whose columns are named by a header. */
interface HeadedTable extends HeadedFile {
  readonly file: FlatFile;
  readonly source: Source;
  readonly record: RecordType;
  readonly others: OtherRows | undefined;
}

async function readTable(work: Work, content: Readable, headed: HeadedTable): Promise<RecognizedFile[]> {
  const { file, source, delimiter, header } = headed;
  const { db, report } = work;
  const width = Math.max(1, header.findLastIndex((h) => h.trim() !== "") + 1);
  const positions = new Map<string, number>();
  for (const [i, name] of header.entries()) {
    const plain = plainName(name);
    if (plain !== "" && !positions.has(plain)) positions.set(plain, i + 1);
  }
  const locate: CellContext["locate"] = (column) => {
    if ("position" in column) return column.position;
    for (const name of column.header) {
      const position = positions.get(plainName(name));
      if (position !== undefined) return position;
    }
    return null;
  };
  const nameAt = (position: number): string => header[position - 1]?.trim() ?? `field ${position}`;
  const rawOf = (record: RecordType): RawFile => ({
    db,
    source: source.id,
    name: file.name,
    delimiter,
    cells: context(work, locate, record),
    nameAt,
    report,
    schemaOf,
  });
  const addHeadings = (record: RecordType): void =>
    work.headings.add(file.name, record, (column) => {
      const position = locate(column);
      return position === null ? null : nameAt(position);
    });
  const inPlace = await readInPlace(work, content, { ...headed, raw: rawOf(headed.record), width });
  if (inPlace !== null) {
    addHeadings(headed.record);
    return [inPlace];
  }
  await content.load(header.length);
  const { rowsIn, titles, misfits } = await setMisfitsAside(work, headed, width);
  const refused = (await source.refuses?.({ db, header, file: file.name, report })) === true;
  const found: RecognizedFile[] = [];
  // Titles and rows that do not fit the header are in none of the kinds, and count as the first's.
  let outside: Fates = { ...noFates, quarantined: misfits, setAside: titles === 0 ? {} : { title: titles } };
  for (const { record, where, rows } of await kindsOfRows(db, { ...headed, rows: rowsIn }, locate)) {
    addHeadings(record);
    const fates = (await mapRows(rawOf(record), refused ? { ...record, main: null } : record, where)) ?? noFates;
    found.push(entry(file, source, record, rows, together(fates, outside)));
    outside = noFates;
  }
  return found;
}

/** Reads a large, regular file of one record type in place; null for any other file, of which nothing was read then. */
async function readInPlace(
  { db, options }: Work,
  { path }: Readable,
  { file, source, record, others, raw, ...layout }: HeadedTable & { readonly raw: RawFile; readonly width: number },
): Promise<RecognizedFile | null> {
  const isLarge = file.content.kind === "text" && file.content.seen.size > (options.inPlaceAbove ?? smallFile);
  const isOneTable = others === undefined && source.refuses === undefined && canStream(record);
  if (!isLarge || path === null || !isOneTable) return null;
  // Lines are numbered in order, by one thread; a second one would only wait for it, and use a processor to wait.
  await db.useThreads(1);
  const fates = await mapRows({ ...raw, streamed: await streamRows(db, path, layout) }, record, "true");
  await db.useThreads();
  return fates === null ? null : entry(file, source, record, rowsOf(fates), fates);
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

async function filled(db: DuckDb): Promise<Reading["tables"]> {
  const counts = tables.map((t) => `(SELECT count(*) FROM staged.${sqlName(t.id)}) AS ${sqlName(t.id)}`);
  const [row] = await db.all(`SELECT ${counts.join(", ")}`);
  return tables.map((t) => ({ id: t.id, rows: Number(row?.[t.id] ?? 0) })).filter((t) => t.rows > 0);
}
