import { mkdir, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "../base/errors.ts";
import { gunzip } from "./gunzip.ts";
import { type Inspection, inspect } from "./inspect.ts";
import { fileProblem, type Problem } from "./problem.ts";
import type { InputFile } from "./reading.ts";
import { unzip } from "./unzip.ts";
import { readWorkbook, type Sheet } from "./workbook.ts";

/** One table of text to read: a file, a file in a zip, or a sheet of a workbook. */
export interface FlatFile {
  /** `export.zip/SENR.txt`, `marks.xlsx/Sheet1`. */
  readonly name: string;
  /** Of the file as it lay in the delivery. */
  readonly sha256: string;
  readonly content:
    | { readonly kind: "text"; readonly path: string; readonly seen: Inspection }
    | { readonly kind: "rows"; readonly rows: Sheet["rows"] };
}

/**
 * The tables in a delivery, folders, zips and gzips opened. What holds none is reported.
 *
 * @param work  a folder to unpack into
 */
export async function flatFiles(
  files: readonly InputFile[],
  work: string,
  report: (problem: Problem) => void,
): Promise<FlatFile[]> {
  const found: FlatFile[] = [];
  for (const file of files) {
    const isFolder = await stat(file.path).then(
      (s) => s.isDirectory(),
      (cause: unknown) => {
        throw new AppError(
          "sources.cannot-read",
          {
            what: `\`${file.name}\` can't be read: ${cause instanceof Error ? cause.message : String(cause)}`,
            fix: "Check the path and that you may read it.",
            facts: { file: file.name },
          },
          { cause },
        );
      },
    );
    if (isFolder) {
      const names = (await readdir(file.path)).filter((n) => !n.startsWith(".") && n !== "__MACOSX").sort();
      const inside = names.map((n) => ({ name: `${file.name}/${n}`, path: join(file.path, n) }));
      found.push(...(await flatFiles(inside, work, report)));
    } else {
      found.push(...(await flatFile(file, work, report)));
    }
  }
  return found;
}

async function flatFile(file: InputFile, work: string, report: (problem: Problem) => void): Promise<FlatFile[]> {
  const seen = await inspect(file.path);
  if (seen.kind === "text" && seen.size > 0) {
    return [{ name: file.name, sha256: seen.sha256, content: { kind: "text", path: file.path, seen } }];
  }
  if (seen.kind === "gzip") {
    const to = join(work, `gzip-${seen.sha256.slice(0, 16)}`);
    if (await gunzip(file.path, to)) {
      const inside = await flatFile({ name: file.name.replace(/\.gz$/i, ""), path: to }, work, report);
      return inside.map((f) => ({ ...f, sha256: seen.sha256 }));
    }
    report(broken(file.name, "gzip"));
    return [];
  }
  if (seen.kind !== "zip") {
    report(seen.size === 0 ? empty(file.name) : notText(file.name));
    return [];
  }
  const into = join(work, `zip-${seen.sha256.slice(0, 16)}`);
  await mkdir(into, { recursive: true });
  const inside = await unzip(file.path, into);
  if (inside === null) {
    report(broken(file.name, "zip"));
    return [];
  }
  if (inside.some((f) => f.name === "xl/workbook.xml")) {
    const sheets = await readWorkbook(file.path).catch(() => null);
    if (sheets === null) report(broken(file.name, "workbook"));
    return (sheets ?? [])
      .filter((s) => s.rows.length > 0)
      .map((s) => ({
        name: sheets?.length === 1 ? file.name : `${file.name}/${s.name}`,
        sha256: seen.sha256,
        content: { kind: "rows", rows: s.rows },
      }));
  }
  const found: FlatFile[] = [];
  for (const entry of inside) {
    const name = `${file.name}/${entry.name}`;
    const inner = await inspect(entry.path);
    if (inner.size === 0) report(empty(name));
    else if (inner.kind === "text") {
      found.push({ name, sha256: seen.sha256, content: { kind: "text", path: entry.path, seen: inner } });
    } else if (inner.kind === "zip" || inner.kind === "gzip")
      found.push(...(await flatFile({ name, path: entry.path }, work, report)));
    else report(notText(name));
  }
  return found;
}

const broken = (file: string, kind: "zip" | "gzip" | "workbook"): Problem =>
  fileProblem({ code: "sources.zip-broken", severity: "error", file, facts: { kind } });

const empty = (file: string): Problem =>
  fileProblem({ code: "sources.empty-file", severity: "warning", file, facts: {} });

const notText = (file: string): Problem =>
  fileProblem({ code: "sources.not-text", severity: "error", file, facts: {} });
