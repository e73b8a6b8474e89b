import {
  closeSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import writeExcelFile from "write-excel-file/node";
import { AppError } from "../base/errors.ts";
import { auditJson } from "../printers/json.ts";
import { auditSheets, sheetData } from "../printers/xlsx.ts";
import type { Delivery } from "../reports/delivery.ts";
import type { Words } from "../ui/words.ts";
import { outliersFolder } from "../web/audit/addresses.ts";
import { auditPages } from "../web/audit/pages.ts";
import { siteOf } from "../web/audit/site.ts";
import { auditSite } from "./audit-site.ts";
import type { AuditRun } from "./run-audit.ts";

const look = (name: string): string => fileURLToPath(new URL(`../ui/${name}`, import.meta.url));

/** What a finished report has: a folder with one may be replaced by the next. */
const marks = ["audit.json", "index.html"] as const;

export interface WriteOptions {
  readonly words: Words;
  /** Writes the pages of places to learn from into a folder; without it, those of an older report are kept. */
  readonly outliers?: (folder: string) => Promise<unknown>;
  /** Told after each page. */
  readonly onPage?: (done: number, total: number) => void;
}

/**
 * Writes the report of an audit into a folder: pages, `style.css` and its font, `audit.json`, `audit.xlsx`, and `outliers/` where places to
 * learn from stand beside it.
 *
 * It is written beside the folder and put in its place at the end, whole, so that no half report ever stands; an older report there goes.
 *
 * @returns how many pages
 * @throws AppError cli.not-a-report when the folder holds other things
 */
export async function writeAudit(
  run: AuditRun,
  deliveries: readonly Delivery[],
  dir: string,
  options: WriteOptions,
): Promise<number> {
  if (existsSync(dir) && readdirSync(dir).length > 0 && !marks.every((name) => existsSync(join(dir, name)))) {
    throw new AppError("cli.not-a-report", {
      what: `${dir} has files in it that are no audit report. Nothing was changed.`,
      fix: "Name a new folder with `--out DIR`.",
      facts: { dir },
    });
  }
  const parent = dirname(dir);
  mkdirSync(parent, { recursive: true });
  const beside = join(parent, `.${basename(dir)}.${process.pid}`);
  rmSync(beside, { recursive: true, force: true });
  try {
    const pages = await writeInto(beside, run, deliveries, { ...keptOutliers(dir), ...options });
    const old = `${beside}.old`;
    if (existsSync(dir)) renameSync(dir, old);
    renameSync(beside, dir);
    rmSync(old, { recursive: true, force: true });
    return pages;
  } catch (error) {
    rmSync(beside, { recursive: true, force: true });
    throw error;
  }
}

/** How an older report's pages of places to learn from come along into the new one. */
function keptOutliers(dir: string): Pick<WriteOptions, "outliers"> {
  const old = join(dir, outliersFolder);
  if (!existsSync(join(old, "index.html"))) return {};
  return { outliers: async (folder) => cpSync(old, folder, { recursive: true }) };
}

async function writeInto(
  folder: string,
  run: AuditRun,
  deliveries: readonly Delivery[],
  { words, outliers, onPage }: WriteOptions,
): Promise<number> {
  const site = { ...auditSite(run, deliveries, words), outliers: outliers !== undefined };
  mkdirSync(join(folder, "fonts"), { recursive: true });
  const pages = auditPages(site);
  for (const directory of new Set(pages.map(({ path }) => dirname(path))))
    mkdirSync(join(folder, directory), { recursive: true });
  pages.forEach(({ path, render }, at) => {
    writeFileSync(join(folder, path), render());
    onPage?.(at + 1, pages.length);
  });
  for (const name of ["style.css", "fonts/public-sans.woff2", "fonts/OFL.txt"])
    copyFileSync(look(name), join(folder, name));
  writeJson(join(folder, "audit.json"), run);
  await outliers?.(join(folder, outliersFolder));
  const sheets = auditSheets(siteOf(site));
  await writeExcelFile(
    sheets.map((sheet) => ({
      sheet: sheet.name,
      data: sheetData(sheet),
      columns: sheet.widths.map((width) => ({ width })),
      stickyRowsCount: 1,
    })),
  ).toFile(join(folder, "audit.xlsx"));
  return pages.length;
}

function writeJson(path: string, run: AuditRun): void {
  const file = openSync(path, "w");
  try {
    for (const text of auditJson(run.audit)) writeSync(file, text);
  } finally {
    closeSync(file);
  }
}
