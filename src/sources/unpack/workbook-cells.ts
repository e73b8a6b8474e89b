import { createReadStream } from "node:fs";
import type { UnzippedFile } from "./unzip.ts";

/** What a workbook's cells do not show to the program that reads their values. */
export interface UnseenCells {
  /** Cells with a formula that have no saved result, or an error as a result; the first of them. */
  readonly formulas: number;
  readonly first: string | null;
  /** Rows with cells that a spreadsheet program does not show, for example because they are filtered. */
  readonly hiddenRows: number;
}

/** In characters: a longer cell is not looked at. */
const longestCell = 1 << 20;

/** @param files  the files in the workbook's zip */
export async function unseenCells(files: readonly UnzippedFile[]): Promise<UnseenCells> {
  let [formulas, hiddenRows] = [0, 0];
  let first: string | null = null;
  const look = (xml: string): void => {
    for (const [, attributes = ""] of xml.matchAll(/<row\s([^>]*[^/>])>/g))
      if (/\shidden=["'](1|true)["']/.test(` ${attributes}`)) hiddenRows += 1;
    for (const [, attributes = "", inside = ""] of xml.matchAll(/<c\s([^>]*[^/>])>((?:(?!<c\s)[\s\S])*?)<\/c>/g)) {
      if (!isUnseen(attributes, inside)) continue;
      formulas += 1;
      first ??= /\br=["']([A-Z]+\d+)["']/.exec(attributes)?.[1] ?? null;
    }
  };
  for (const { name, path } of files) {
    if (!/^xl\/worksheets\/[^/]+\.xml$/i.test(name)) continue;
    let rest = "";
    for await (const chunk of createReadStream(path, { encoding: "utf8" }) as AsyncIterable<string>) {
      const text = rest + chunk;
      // A cell or the beginning of a row may be split between two chunks.
      const end = Math.max(0, text.lastIndexOf("<c "), text.lastIndexOf("<row"));
      look(text.slice(0, end));
      rest = text.length - end > longestCell ? "" : text.slice(end);
    }
    look(rest);
  }
  return { formulas, first, hiddenRows };
}

/** A formula may result in an empty text, which is saved as one. */
function isUnseen(attributes: string, inside: string): boolean {
  const type = /\bt=["'](\w+)["']/.exec(attributes)?.[1];
  if (type === "e") return true;
  return /<f[\s>/]/.test(inside) && !/<v>[^<]/.test(inside) && type !== "str";
}
