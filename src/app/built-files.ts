import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import readWorkbookFile from "read-excel-file/node";
import type { SurfaceFile } from "../attack/surface.ts";
import { piecesOfFile } from "./pieces-of-file.ts";

/** Files for everybody of a release that can be read as text or as sheets, one at a time; a long table in pieces. */
export async function* builtFiles(folder: string): AsyncGenerator<SurfaceFile> {
  for (const path of globSync("**/*.{html,json,csv,svg,txt,xml,js,xlsx,pptx}", { cwd: folder }).sort()) {
    if (/^private[/\\]/u.test(path)) continue;
    if (path.endsWith(".csv")) {
      for (const text of wholeLines(piecesOfFile(join(folder, path)))) yield { path, text };
      continue;
    }
    const bytes = readFileSync(join(folder, path));
    if (path.endsWith(".xlsx")) {
      const sheets = await sheetsOf(bytes);
      yield { path, text: textOfSheets(sheets), sheets };
    } else if (path.endsWith(".pptx")) yield { path, ...(await slidesOf(bytes)) };
    else yield { path, text: bytes.toString("utf8") };
  }
}

/** The same text, in pieces that end with a line. */
function* wholeLines(pieces: Iterable<string>): Generator<string> {
  let rest = "";
  for (const piece of pieces) {
    const text = rest + piece;
    const end = text.lastIndexOf("\n") + 1;
    if (end > 0) yield text.slice(0, end);
    rest = text.slice(end);
  }
  if (rest !== "") yield rest;
}

type Sheets = NonNullable<SurfaceFile["sheets"]>;

const sheetsOf = async (bytes: Uint8Array): Promise<Sheets> =>
  (await readWorkbookFile(Buffer.from(bytes))).map(({ data }) => data);

const textOfSheets = (sheets: Sheets): string => sheets.flat(2).filter(Boolean).join("\n");

/** Texts of slides and charts, also those for screen readers, and the workbooks inside. */
async function slidesOf(bytes: Uint8Array): Promise<Omit<SurfaceFile, "path">> {
  const sheets: Sheets[number][] = [];
  const texts: string[] = [];
  for (const [name, part] of Object.entries(unzipSync(bytes)))
    if (name.endsWith(".xlsx")) sheets.push(...(await sheetsOf(part)));
    else texts.push(strFromU8(part).replace(/<[^>]*?\sdescr="([^"]*)"[^>]*>|<[^>]*>/gu, " $1 "));
  return { text: [...texts, textOfSheets(sheets)].join("\n"), sheets };
}
