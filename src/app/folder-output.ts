import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setImmediate } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { writeEveryByte } from "../base/durable.ts";
import { pathInside } from "../base/inside.ts";
import type { Output } from "../printers/output.ts";
import { type Audience, type MadeFor, requireAudience } from "../reports/report.ts";

/**
 * Writes a printer's files into a folder, never outside it. Creates subfolders as needed, with permissions from the
 * umask. Yields to the event loop between files, so that a server in this process stays responsive.
 *
 * @param report  report being printed; the folder only accepts files for the same audience
 */
export function folderOutput<A extends Audience>(folder: string, report: MadeFor<A>): Output<A> {
  const made = new Set<string>();
  return {
    put: async (file) => {
      requireAudience(report, [file]);
      const { path, content } = file;
      writeFile(folder, path, content, made);
      await setImmediate();
    },
  };
}

/** @param made  folders that exist already */
function writeFile(
  folder: string,
  path: string,
  content: string | Uint8Array | Iterable<string | Uint8Array>,
  made: Set<string> = new Set(),
): void {
  const target = pathInside(folder, path);
  const parent = dirname(target);
  if (!made.has(parent)) mkdirSync(parent, { recursive: true });
  made.add(parent);
  if (typeof content === "string" || content instanceof Uint8Array) {
    writeFileSync(target, content);
    return;
  }
  const file = openSync(target, "w");
  try {
    for (const piece of content) writeEveryByte(file, typeof piece === "string" ? Buffer.from(piece) : piece);
  } finally {
    closeSync(file);
  }
}

/** Paths of the style sheet and fonts in a report; every page links to them. */
export const styleFiles: readonly string[] = ["style.css", "fonts/public-sans.woff2", "fonts/OFL.txt"];
/** The same and the script of an audit's search page. */
export const auditFiles: readonly string[] = [...styleFiles, "search.js"];

/** Source path of one of them. */
export const styleSource = (name: string): string => fileURLToPath(new URL(`../ui/${name}`, import.meta.url));

/** Copies them into a folder. */
export function copyStyle(folder: string, names: readonly string[] = styleFiles): void {
  for (const name of names) writeFile(folder, name, readFileSync(styleSource(name)));
}
