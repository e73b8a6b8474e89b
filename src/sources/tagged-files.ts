import { compareText } from "../base/compare-text.ts";
import { sqlText } from "../engine/sql.ts";
import { addFates, type Fates, fileNumber, noFates } from "./fates.ts";
import { firstLines, lineNumbers } from "./first-lines.ts";
import type { FlatFile } from "./flat-files.ts";
import { layoutsOf, type Shape } from "./layouts.ts";
import { mapRows } from "./map-rows.ts";
import type { RecordType } from "./mapping.ts";
import { quarantineRows } from "./misfits.ts";
import { fileProblem } from "./problem.ts";
import type { RawFiles } from "./raw-files.ts";
import { isOverlong, loadRawFiles, rawTable } from "./raw-rows.ts";
import { context, type Work } from "./read-work.ts";
import type { Readable } from "./readable.ts";
import type { RecognizedFile } from "./reading.ts";
import { entry } from "./recognized.ts";
import type { Source } from "./source.ts";
import { restoreWidths } from "./spreadsheet-rows.ts";
import { schemaOf } from "./staged-tables.ts";

/** A file whose rows name their record type in the first field. */
export interface TaggedFile {
  readonly file: FlatFile;
  readonly content: Readable;
  readonly source: Source;
}

/** The delimiter of these files, unless a spreadsheet saved them. */
const caret = "^";

/** Limits in files and bytes for reading together. */
const mostFiles = 64;
const mostBytes = 24_000_000;

const sizeOf = ({ file }: TaggedFile): number => (file.content.kind === "text" ? file.content.seen.size : mostBytes);
const firstTag = ({ content }: TaggedFile): string => content.head.lines[0]?.fields[0] ?? "";

/**
 * Whether a file is read together with these. Engine statements cost more than mapping a small file's rows, and a
 * district's folder can have hundreds of files; files that start with the same record type mostly have no other.
 */
export const isReadWith = (files: readonly TaggedFile[], next: TaggedFile, most = mostFiles): boolean =>
  files.length < most &&
  [...files, next].every(({ content }) => content.path !== null && content.head.delimiter === caret) &&
  files.every((file) => file.source === next.source && firstTag(file) === firstTag(next)) &&
  files.reduce((sum, file) => sum + sizeOf(file), sizeOf(next)) <= mostBytes;

/** Rows of one record type in one file, by first field and shape. */
interface KindOfRecord {
  readonly tags: Set<string>;
  readonly shapes: Shape[];
}

/** The rows of one file, by first field. */
interface Sorted {
  readonly kinds: Map<string, KindOfRecord>;
  /** Rows whose first field is not a record type. */
  readonly strangers: { readonly rows: number; readonly lines: readonly number[] }[];
  /** Other first fields that may be headers. Few, unlike the first fields of strange rows. */
  readonly headers: string[];
}

/** Reads files of one source whose rows name their record type in the first field; returns a summary of each. */
export async function readTagged(work: Work, files: readonly TaggedFile[]): Promise<RecognizedFile[][]> {
  const { db } = work;
  const [first] = files;
  if (first === undefined) return [];
  const { source } = first;
  const { delimiter } = first.content.head;
  if (files.length === 1) await first.content.load(0);
  if (delimiter !== caret) await restoreWidths(db, source, first.content.path === null);
  if (files.length > 1)
    await loadRawFiles(
      db,
      files.map(({ content }) => content.path ?? ""),
    );
  const names = files.map(({ file }) => file.name);
  const sorted = await sortedRows(work, source, names);
  const found = files.map((): RecognizedFile[] => []);
  const whereFile = (file: number): string => (names.length === 1 ? "true" : `file = ${file}`);
  for (const [i, { file }] of files.entries()) {
    const rows = sorted[i];
    if (rows !== undefined && rows.strangers.length > 0)
      found[i]?.push(await quarantineStrangers(work, file, source, { ...rows, delimiter }, whereFile(i)));
  }
  const ids = [...new Set(sorted.flatMap(({ kinds }) => [...kinds.keys()]))].sort(compareText);
  for (const id of ids) {
    const kinds = sorted.map((rows) => rows.kinds.get(id));
    const fates = await readKind(work, source, { id, names, delimiter, kinds, whereFile });
    for (const [i, kind] of kinds.entries()) {
      const file = files[i]?.file;
      if (kind === undefined || file === undefined) continue;
      const rowsIn = kind.shapes.reduce((n, s) => n + s.rows, 0);
      const record = source.records.find((r) => r.id === id) ?? null;
      found[i]?.push(entry(file, source, record, rowsIn, fates[i] ?? noFates));
    }
  }
  return found;
}

async function sortedRows(work: Work, source: Source, names: readonly string[]): Promise<Sorted[]> {
  const suffix = source.extract?.suffix ?? "";
  const sorted = names.map((): Sorted => ({ kinds: new Map(), strangers: [], headers: [] }));
  const groups = await work.db.all(
    `SELECT ${fileNumber({ names })} AS file, coalesce(f[1], '') AS tag, len(f) AS fields, trim(f[-1]) = '' AS open_end, ${isOverlong} AS overlong,
       count(*) AS n, ${firstLines("line")} AS lines FROM ${rawTable} GROUP BY ALL`,
  );
  for (const g of groups) {
    const own = sorted[Number(g["file"])];
    if (own === undefined) continue;
    const tag = String(g["tag"]);
    const lines = lineNumbers(g["lines"]);
    const rows = Number(g["n"]);
    const id = g["overlong"] === true ? null : (source.tagOf?.(tag) ?? null);
    if (id === null) {
      if (source.isHeader?.(tag) === true) own.headers.push(tag);
      else own.strangers.push({ rows, lines });
      continue;
    }
    const kind = own.kinds.get(id) ?? { tags: new Set(), shapes: [] };
    kind.tags.add(tag);
    kind.shapes.push({
      fields: Number(g["fields"]),
      openEnd: g["open_end"] === true,
      extract: suffix !== "" && tag.trim().toUpperCase().endsWith(suffix),
      rows,
      lines,
    });
    own.kinds.set(id, kind);
  }
  return sorted;
}

/** Rows of one record type in files read together. */
interface KindOfFiles {
  readonly id: string;
  readonly names: readonly string[];
  readonly delimiter: string;
  /** By file; undefined if it has no such row. */
  readonly kinds: readonly (KindOfRecord | undefined)[];
  /** SQL that selects a file's rows. */
  whereFile(file: number): string;
}

/** Maps the rows of one record type; returns their fates by file. */
async function readKind(
  work: Work,
  source: Source,
  { id, names, delimiter, kinds, whereFile }: KindOfFiles,
): Promise<Fates[]> {
  const { db, report } = work;
  const fates = names.map(() => noFates);
  const add = (file: number, more: Fates): void => {
    fates[file] = addFates(fates[file] ?? noFates, more);
  };
  /** By layout: SQL that selects its rows, and the files that use it. */
  const layouts = new Map<RecordType, Map<string, number[]>>();
  for (const [file, kind] of kinds.entries()) {
    if (kind === undefined) continue;
    const isTag = `f[1] IN (${[...kind.tags].sort().map(sqlText).join(", ")})`;
    const found = layoutsOf(
      source,
      id,
      kind.shapes,
      { name: names[file] ?? "", isAsWritten: delimiter === caret },
      report,
    );
    for (const { record, where } of found.layouts) {
      const byWhere = layouts.get(record) ?? new Map<string, number[]>();
      const condition = `${isTag} AND ${where}`;
      byWhere.set(condition, [...(byWhere.get(condition) ?? []), file]);
      layouts.set(record, byWhere);
    }
    if (found.misfits === null) continue;
    const where = `${whereFile(file)} AND ${isTag} AND ${found.misfits.where}`;
    await quarantineRows(db, names[file] ?? "", where, "sources.field-count", delimiter);
    add(file, { ...noFates, quarantined: found.misfits.rows });
  }
  for (const [record, byWhere] of layouts) {
    const raw: RawFiles = {
      db,
      source: source.id,
      names,
      delimiter,
      cells: context(work, (column) => ("position" in column ? column.position : null), record),
      nameAt: (position) => record.fieldNames?.[position - 1] ?? `field ${position}`,
      report,
      schemaOf,
    };
    const where = [...byWhere].map(([condition, files]) =>
      files.length === names.length ? condition : `(${files.map(whereFile).join(" OR ")}) AND ${condition}`,
    );
    for (const file of [...byWhere.values()].flat())
      work.headings.add(names[file] ?? "", record, (column) =>
        "position" in column ? raw.nameAt(column.position) : null,
      );
    const mapped = (await mapRows(raw, record, where.map((w) => `(${w})`).join(" OR "))) ?? [];
    for (const [file, own] of mapped.entries()) add(file, own);
  }
  return fates;
}

async function quarantineStrangers(
  work: Work,
  file: FlatFile,
  source: Source,
  { strangers, headers, kinds, delimiter }: Sorted & { readonly delimiter: string },
  whereFile: string,
): Promise<RecognizedFile> {
  const rows = strangers.reduce((n, s) => n + s.rows, 0);
  const lines = strangers.flatMap((s) => s.lines).sort((a, b) => a - b);
  const known = [...new Set(source.records.map((r) => r.id))];
  const tags = [...headers, ...[...kinds.values()].flatMap((kind) => [...kind.tags])];
  const isStranger = `f[1] IS NULL OR f[1] NOT IN (${["", ...tags].map(sqlText).join(", ")}) OR f[1] = ''`;
  await quarantineRows(work.db, file.name, `${whereFile} AND ${isOverlong}`, "sources.line-too-long", delimiter);
  await quarantineRows(
    work.db,
    file.name,
    `${whereFile} AND (${isStranger}) AND NOT ${isOverlong}`,
    "sources.unknown-record-type",
    delimiter,
  );
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
