import { closeSync, copyFileSync, mkdirSync, openSync, writeFileSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Output } from "../printers/output.ts";
import type { Audience } from "../reports/report.ts";

/**
 * Writes what a printer hands out into a folder. Folders are made as the paths of the files need them. Between two files the event loop runs, so that a
 * server of this process can answer.
 */
export function folderOutput<A extends Audience>(folder: string): Output<A> {
  const made = new Set<string>();
  return {
    put: async ({ path, content }) => {
      const file = join(folder, path);
      const parent = dirname(file);
      if (!made.has(parent)) mkdirSync(parent, { recursive: true });
      made.add(parent);
      if (typeof content === "string" || content instanceof Uint8Array) writeFileSync(file, content);
      else writePieces(file, content);
      await setImmediate();
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

/** The style sheet and the fonts that every page links to: their paths in a report. */
export const styleFiles: readonly string[] = ["style.css", "fonts/public-sans.woff2", "fonts/OFL.txt"];

/** Where the program keeps one of them. */
export const styleSource = (name: string): string => fileURLToPath(new URL(`../ui/${name}`, import.meta.url));

/** Copies them into a folder. */
export function copyStyle(folder: string): void {
  mkdirSync(join(folder, "fonts"), { recursive: true });
  for (const name of styleFiles) copyFileSync(styleSource(name), join(folder, name));
}
