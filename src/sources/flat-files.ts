import { mkdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "../base/errors.ts";
import type { Problem, UnpackRefusal } from "../base/problem-facts.ts";
import { shownName } from "../base/shown-text.ts";
import { filesIn } from "./deliver.ts";
import { type Inspection, inspect } from "./inspect.ts";
import { fileProblem } from "./problem.ts";
import type { InputFile } from "./reading.ts";
import { skippedFile } from "./skipped-file.ts";
import { gunzip } from "./unpack/gunzip.ts";
import { UnpackBudget, type UnpackLimits, unpackLimits } from "./unpack/limits.ts";
import { unzip } from "./unpack/unzip.ts";
import { type UnseenCells, unseenCells } from "./unpack/workbook-cells.ts";
import { workbookRefusal } from "./unpack/workbook-size.ts";
import { readWorkbook, type SheetRows } from "./workbook.ts";

/** A table of text to read: a file, a file in a zip, or a sheet of a workbook. */
export interface FlatFile {
  /** `export.zip/SENR.txt`, `marks.xlsx/Sheet1`. */
  readonly name: string;
  /** Hash of the delivered file. */
  readonly sha256: string;
  readonly content:
    | { readonly kind: "text"; readonly path: string; readonly seen: Inspection }
    | { readonly kind: "rows"; readonly rows: SheetRows["rows"] };
}

/**
 * Tables in a delivery, after opening folders, zips and gzips. Reports files that contain no table.
 *
 * @param work  folder to unpack into
 */
export async function flatFiles(
  files: readonly InputFile[],
  work: string,
  report: (problem: Problem) => void,
  limits: UnpackLimits = unpackLimits,
): Promise<FlatFile[]> {
  const flat: FlatFile[] = [];
  for (const file of files) {
    if (file.skip !== undefined) {
      report(skippedFile(file.name, file.skip));
      continue;
    }
    const stats = await stat(file.path).catch((cause: unknown) => {
      const message = cause instanceof Error ? cause.message : String(cause);
      throw new AppError("sources.cannot-read", { file: file.name, message }, { cause });
    });
    if (stats.isDirectory()) flat.push(...(await flatFiles(filesIn(file.path, `${file.name}/`), work, report, limits)));
    else
      flat.push(
        ...(await flatFile(file, { work, report, limits, budget: new UnpackBudget(limits, stats.size), depth: 1 })),
      );
  }
  return flat;
}

/** Where one delivered file is unpacked, and its limits. */
interface Unpacking {
  /** A folder to unpack into. */
  readonly work: string;
  readonly report: (problem: Problem) => void;
  readonly budget: UnpackBudget;
  readonly limits: UnpackLimits;
  /** 1 for the delivered file, 2 for what is inside it. */
  readonly depth: number;
}

async function flatFile(file: InputFile, unpacking: Unpacking): Promise<FlatFile[]> {
  const seen = inspect(file.path, file.sha256);
  const { work, report, limits, budget, depth } = unpacking;
  switch (seen.kind) {
    case "text":
      if (seen.size > 0)
        return [{ name: file.name, sha256: seen.sha256, content: { kind: "text", path: file.path, seen } }];
      report(empty(file.name));
      return [];
    case "binary":
      report(seen.size === 0 ? empty(file.name) : notText(file.name));
      return [];
  }
  const tooDeep = budget.enter(depth);
  if (tooDeep !== null) {
    report(refused(file.name, tooDeep));
    return [];
  }
  const inside = { work, report, limits, budget, depth: depth + 1 };
  const found = seen.kind === "gzip" ? await filesOfGzip(file, seen, inside) : await filesOfZip(file, seen, inside);
  // Hash of the delivered file, which is archived as a whole.
  return found.map((f) => ({ ...f, sha256: seen.sha256 }));
}

async function filesOfGzip(file: InputFile, { sha256 }: Inspection, inside: Unpacking): Promise<FlatFile[]> {
  const to = join(inside.work, `gzip-${sha256.slice(0, 16)}`);
  const failure = await gunzip(file.path, to, inside.budget);
  if (failure === null) return flatFile({ name: file.name.replace(/\.gz$/i, ""), path: to }, inside);
  inside.report(failure === "broken" ? broken(file.name, "gzip") : refused(file.name, failure));
  return [];
}

async function filesOfZip(file: InputFile, { sha256 }: Inspection, inside: Unpacking): Promise<FlatFile[]> {
  const into = join(inside.work, `zip-${sha256.slice(0, 16)}`);
  await mkdir(into, { recursive: true });
  const unzipped = await unzip(file.path, into, inside.budget);
  if (unzipped.outcome !== "files") {
    if (unzipped.outcome === "refused") inside.report(refused(file.name, unzipped.refusal));
    else inside.report(unzipped.outcome === "broken" ? broken(file.name, "zip") : nothingInside(file.name, "zip"));
    return [];
  }
  if (unzipped.files.some((f) => f.name === "xl/workbook.xml")) {
    const tooLarge = await workbookRefusal(unzipped.files, inside.limits);
    if (tooLarge !== null) {
      inside.report(refused(file.name, tooLarge));
      return [];
    }
    const sheets = await sheetsOf(file, sha256, inside.report);
    if (sheets.length > 0) reportUnseen(file.name, await unseenCells(unzipped.files), inside.report);
    return sheets;
  }
  for (const { name, reason } of unzipped.skipped)
    inside.report(skippedFile(`${file.name}/${shownName(name)}`, reason));
  const flat: FlatFile[] = [];
  for (const { name, path } of unzipped.files) {
    flat.push(...(await flatFile({ name: `${file.name}/${shownName(name)}`, path }, inside)));
  }
  return flat;
}

async function sheetsOf(file: InputFile, sha256: string, report: Unpacking["report"]): Promise<FlatFile[]> {
  const sheets = await readWorkbook(file.path).catch(() => null);
  if (sheets === null) report(broken(file.name, "workbook"));
  else if (sheets.every((s) => s.rows.length === 0)) report(nothingInside(file.name, "workbook"));
  return (sheets ?? [])
    .filter((s) => s.rows.length > 0)
    .map((s) => ({
      name: sheets?.length === 1 ? file.name : `${file.name}/${shownName(s.name)}`,
      sha256,
      content: { kind: "rows", rows: s.rows },
    }));
}

function reportUnseen(file: string, { formulas, first, hiddenRows }: UnseenCells, report: Unpacking["report"]): void {
  if (formulas > 0 && first !== null)
    report(
      fileProblem({ code: "sources.no-formula-result", severity: "warning", file, facts: { cells: formulas, first } }),
    );
  if (hiddenRows > 0)
    report(fileProblem({ code: "sources.hidden-rows", severity: "warning", file, rows: hiddenRows, facts: {} }));
}

const broken = (file: string, kind: "zip" | "gzip" | "workbook"): Problem =>
  fileProblem({ code: "sources.zip-broken", severity: "error", file, facts: { kind } });

const refused = (file: string, refusal: UnpackRefusal): Problem =>
  fileProblem({ code: "sources.zip-refused", severity: "error", file, facts: refusal });

const nothingInside = (file: string, kind: "zip" | "workbook"): Problem =>
  fileProblem({ code: "sources.nothing-inside", severity: "warning", file, facts: { kind } });

const empty = (file: string): Problem =>
  fileProblem({ code: "sources.empty-file", severity: "warning", file, facts: {} });

const notText = (file: string): Problem =>
  fileProblem({ code: "sources.not-text", severity: "error", file, facts: {} });
