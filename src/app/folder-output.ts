import { closeSync, copyFileSync, mkdirSync, openSync, writeFileSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Output } from "../printers/output.ts";
import type { Audience } from "../reports/report.ts";

/** Writes what a printer hands out into a folder. Folders are made as the paths of the files need them. */
export function folderOutput<A extends Audience>(folder: string): Output<A> {
  const made = new Set<string>();
  return {
    put: ({ path, content }) => {
      const file = join(folder, path);
      const parent = dirname(file);
      if (!made.has(parent)) mkdirSync(parent, { recursive: true });
      made.add(parent);
      if (typeof content === "string" || content instanceof Uint8Array) writeFileSync(file, content);
      else writePieces(file, content);
    },
  };
}

function writePieces(path: string, pieces: Iterable<string>): void {
  const file = openSync(path, "w");
  try {
    for (const piece of pieces) writeSync(file, piece);
  } finally {
    closeSync(file);
  }
}

/** Copies the style sheet and the fonts that every page links to. */
export function copyStyle(folder: string): void {
  mkdirSync(join(folder, "fonts"), { recursive: true });
  for (const name of ["style.css", "fonts/public-sans.woff2", "fonts/OFL.txt"])
    copyFileSync(fileURLToPath(new URL(`../ui/${name}`, import.meta.url)), join(folder, name));
}
