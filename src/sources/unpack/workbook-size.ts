import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { UnpackRefusal } from "../../base/problem-facts.ts";
import type { UnpackLimits } from "./limits.ts";
import type { UnzippedFile } from "./unzip.ts";

/**
 * Whether a workbook is too large for memory. The workbook reader allocates every cell of the rectangle from A1 to
 * the last cell: a single cell in XFD1048576 makes 17 billion.
 *
 * @param files  the files in the workbook's zip
 */
export async function workbookRefusal(
  files: readonly UnzippedFile[],
  limits: UnpackLimits,
): Promise<UnpackRefusal | null> {
  let bytes = 0;
  let cells = 0;
  for (const { name, path } of files) {
    if (!/^xl\/(worksheets\/[^/]+|sharedStrings)\.xml$/i.test(name)) continue;
    bytes += (await stat(path)).size;
    if (bytes > limits.workbookBytes) return { reason: "workbook-too-large", most: limits.workbookBytes };
    if (name.includes("/worksheets/")) cells += await cellsOf(path);
    if (cells > limits.workbookCells) return { reason: "too-many-cells", most: limits.workbookCells };
  }
  return null;
}

/** Longer than an attribute `r="XFD1048576"`, which may be split between two chunks. */
const overlap = 24;

/** Cells of the bounding rectangle from A1. */
async function cellsOf(path: string): Promise<number> {
  let [rows, columns] = [0, 0];
  let rest = "";
  for await (const chunk of createReadStream(path, {
    encoding: "latin1",
    highWaterMark: 1 << 20,
  }) as AsyncIterable<string>) {
    const text = rest + chunk;
    for (const [, letters = "", row] of text.matchAll(/\sr=["']([A-Z]{0,3})(\d{1,7})["']/g)) {
      rows = Math.max(rows, Number(row));
      let column = 0;
      for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
      columns = Math.max(columns, column);
    }
    rest = text.slice(-overlap);
  }
  return rows * columns;
}
