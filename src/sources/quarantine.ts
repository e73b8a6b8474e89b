import { existsSync, mkdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { makeFolder, permissions } from "../base/durable.ts";
import { AppError } from "../base/errors.ts";
import { pathInside } from "../base/inside.ts";
import { archivedPath, readJournal } from "./archive.ts";
import { flatFiles } from "./flat-files.ts";
import { sources } from "./index.ts";
import { separatePaths } from "./separate-paths.ts";
import { headOf } from "./sniff.ts";
import { openWarehouse } from "./warehouse.ts";
import { scratchPath, type Workspace, warehousePath } from "./workspace.ts";

/** A row in quarantine. */
export interface WaitingRow {
  readonly delivery: string;
  readonly file: string;
  readonly line: number;
  /** What is wrong with it. */
  readonly codes: readonly string[];
  /** Original text of the row. Student data: written only where the operator says. */
  readonly text: string;
}

/** Every quarantined row, by delivery, file and line. */
export async function waitingRows(workspace: Workspace): Promise<WaitingRow[]> {
  if (!existsSync(warehousePath(workspace.folder))) return [];
  const db = await openWarehouse(workspace.folder);
  try {
    const rows = await db.all(
      "SELECT delivery, source_file, source_line, codes, text FROM quarantine.rows ORDER BY delivery, source_file, source_line",
    );
    return rows.map((row) => ({
      delivery: String(row["delivery"]),
      file: String(row["source_file"]),
      line: Number(row["source_line"]),
      codes: String(row["codes"]).split(" "),
      text: String(row["text"]),
    }));
  } finally {
    await db.close();
  }
}

/**
 * Writes quarantined rows for correction: one file per source file, with its name and header, so that `fairlead load
 * --add` can load the corrected rows and release them. Only writes new files inside the folder, whatever the names in
 * the delivery.
 *
 * @param folder  output folder; created if missing
 * @returns the files written
 * @throws AppError quarantine.file-exists if one of the files exists; nothing is written then
 */
export async function writeWaiting(
  workspace: Workspace,
  rows: readonly WaitingRow[],
  folder: string,
): Promise<string[]> {
  makeFolder(folder);
  const root = realpathSync(folder);
  const byFile = [...Map.groupBy(rows, (row) => `${row.delivery}\0${row.file}`).values()];
  const names = separatePaths(byFile.map(([row]) => ({ name: row?.file ?? "", delivery: row?.delivery ?? "" })));
  const existing = names.find((name) => existsSync(join(root, name)));
  if (existing !== undefined) throw new AppError("quarantine.file-exists", { path: join(folder, existing) });
  const written: string[] = [];
  for (const [i, waiting] of byFile.entries()) {
    const { delivery = "", file = "" } = waiting[0] ?? {};
    const header = await headerOf(workspace, delivery, file);
    const path = pathInside(root, names[i] ?? "");
    makeFolder(dirname(path));
    // A subfolder may be a link to elsewhere.
    pathInside(root, join(realpathSync(dirname(path)), basename(path)));
    const text = [...header, ...waiting.map((row) => row.text), ""].join("\n");
    writeFileSync(path, text, { mode: permissions.file, flag: "wx" });
    written.push(join(folder, names[i] ?? ""));
  }
  return written;
}

/** Header line of an archived file, with the file's separator; none if rows name their record type. */
async function headerOf(workspace: Workspace, delivery: string, file: string): Promise<string[]> {
  const load = readJournal(workspace.folder).find((e) => e.kind === "load" && e.id === delivery);
  const archived =
    load?.kind === "load" ? load.files.filter((f) => file === f.name || file.startsWith(`${f.name}/`)) : [];
  const work = join(scratchPath(workspace.folder), `header-${process.pid}`);
  mkdirSync(work, { recursive: true });
  try {
    const inputs = archived.map((f) => ({ name: f.name, path: archivedPath(workspace.folder, f.sha256) }));
    const flat = (await flatFiles(inputs, work, () => {})).find((f) => f.name === file);
    if (flat === undefined) return [];
    const head =
      flat.content.kind === "text"
        ? await headOf(flat.content.path)
        : { delimiter: ",", lines: flat.content.rows.slice(0, 200).map((fields, i) => ({ line: i + 1, fields })) };
    const as = sources.map((s) => s.recognize(head)).find((found) => found !== null);
    if (as?.by === "field-1") return [];
    const line = head.lines.find((l) => l.line === (as?.headerLine ?? 1));
    const quoted = (cell: string): string =>
      cell.includes(head.delimiter) || cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell;
    return line === undefined ? [] : [line.fields.map(quoted).join(head.delimiter)];
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
