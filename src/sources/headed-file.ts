import type { CellContext } from "./cell-sql.ts";
import { addFates, type Fates, noFates, totalOf } from "./fates.ts";
import type { FlatFile } from "./flat-files.ts";
import { mapRows } from "./map-rows.ts";
import { fileColumnsOf, type RecordType } from "./mapping.ts";
import { type HeadedFile, setMisfitsAside } from "./misfits.ts";
import { fileProblem } from "./problem.ts";
import type { RawFiles } from "./raw-files.ts";
import { rawTable } from "./raw-rows.ts";
import type { Work } from "./read-work.ts";
import { context } from "./read-work.ts";
import type { Readable } from "./readable.ts";
import type { RecognizedFile } from "./reading.ts";
import { entry } from "./recognized.ts";
import { kindsOfRows } from "./row-kinds.ts";
import { type OtherRows, plainName, type Source } from "./source.ts";
import { schemaOf } from "./staged-tables.ts";
import { beginsHard, canStream, streamRows } from "./streamed-rows.ts";

/** Larger files (bytes) are read in place. */
const smallFile = 6_000_000;

/** A file whose columns are named by a header. */
export interface HeadedTable extends HeadedFile {
  readonly file: FlatFile;
  readonly source: Source;
  readonly record: RecordType;
  readonly others: OtherRows | undefined;
}

/** Reads a file whose columns are named by a header. */
export async function readHeaded(work: Work, content: Readable, headed: HeadedTable): Promise<RecognizedFile[]> {
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
  const rawOf = (record: RecordType): RawFiles => ({
    db,
    source: source.id,
    names: [file.name],
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
  await reportRepeated(work, headed, locate);
  const refused = (await source.refuses?.({ db, header, file: file.name, report })) === true;
  const found: RecognizedFile[] = [];
  // Titles and rows that do not fit the header are in none of the kinds, and count as the first's.
  let outside: Fates = { ...noFates, quarantined: misfits, setAside: titles === 0 ? {} : { title: titles } };
  for (const { record, where, rows } of await kindsOfRows(db, { ...headed, rows: rowsIn }, locate)) {
    addHeadings(record);
    const [fates = noFates] = (await mapRows(rawOf(record), refused ? { ...record, main: null } : record, where)) ?? [];
    found.push(entry(file, source, record, rows, addFates(fates, outside)));
    outside = noFates;
  }
  return found;
}

/** Reports headings that several columns have with different values, if one of them is read: the first. */
async function reportRepeated(
  { db, report }: Work,
  { file, record, header, headerLine }: HeadedTable,
  locate: CellContext["locate"],
): Promise<void> {
  const mappings = [...(record.main === null ? [] : [record.main]), ...(record.also ?? [])];
  const read = new Set(
    mappings.flatMap(({ columns }) => Object.values(columns).flatMap(fileColumnsOf)).flatMap((at) => locate(at) ?? []),
  );
  const pairs = [...read].flatMap((first) =>
    header.flatMap((name, i) =>
      i + 1 > first && plainName(name) === plainName(header[first - 1] ?? "") ? [{ first, again: i + 1 }] : [],
    ),
  );
  const headings: string[] = [];
  let rows = 0;
  for (const { first, again } of pairs) {
    const text = (at: number): string => `coalesce(trim(f[${at}]), '')`;
    const [row] = await db.all(
      `SELECT count(*) AS n FROM ${rawTable} WHERE line > ${headerLine} AND ${text(first)} <> ${text(again)}`,
    );
    const n = Number(row?.["n"] ?? 0);
    if (n === 0) continue;
    headings.push((header[first - 1] ?? "").trim());
    rows = Math.max(rows, n);
  }
  if (headings.length === 0) return;
  const facts = { headings: [...new Set(headings)] };
  report(
    fileProblem({
      code: "sources.heading-twice",
      severity: "warning",
      file: file.name,
      lines: [headerLine],
      rows,
      facts,
    }),
  );
}

/**
 * Reads a large, regular file of one record type in place. Returns null for any other file, without having read
 * anything.
 */
async function readInPlace(
  { db, options }: Work,
  { path }: Readable,
  { file, source, record, others, raw, ...layout }: HeadedTable & { readonly raw: RawFiles; readonly width: number },
): Promise<RecognizedFile | null> {
  const isLarge = file.content.kind === "text" && file.content.seen.size > (options.inPlaceAbove ?? smallFile);
  const isOneTable = others === undefined && source.refuses === undefined && canStream(record);
  if (!isLarge || path === null || !isOneTable || beginsHard(path, layout.delimiter)) return null;
  const [fates] = (await mapRows({ ...raw, streamed: await streamRows(db, path, layout) }, record, "true")) ?? [];
  return fates === undefined ? null : entry(file, source, record, totalOf(fates), fates);
}
