import { createReadStream } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Problem } from "../base/problem-facts.ts";
import { withTemporaryFolder } from "../base/temporary-folder.ts";
import { cleanCopy } from "./clean-copy.ts";
import { flatFiles } from "./flat-files.ts";
import { widestRow } from "./heading-row.ts";
import type { InputFile } from "./reading.ts";
import { headOf } from "./sniff.ts";
import { type Line, splitCsv } from "./split-csv.ts";

/** A table as text: a name, headings, and rows (all, or a sample large enough to judge by). */
export interface SourceTable {
  readonly name: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Rows a proposal is based on; codes that first occur later are reported when the file is read. */
const rowsLookedAt = 50_000;

/**
 * Tables in files, with headings and rows as text, for `proposeMapping`.
 *
 * @returns one table per file, zip entry or sheet, and a problem for each that could not be opened
 */
export async function sourceTables(
  files: readonly InputFile[],
): Promise<{ readonly tables: readonly SourceTable[]; readonly problems: readonly Problem[] }> {
  const problems: Problem[] = [];
  return await withTemporaryFolder(async (work) => {
    const found: SourceTable[] = [];
    const flat = await flatFiles(files, work, (p) => problems.push(p));
    for (const [i, { name, content }] of flat.entries()) {
      if (content.kind === "rows") {
        found.push(tableFrom(name, content.rows));
        continue;
      }
      let { path } = content;
      if (!content.seen.clean) {
        path = join(work, `clean-${i}`);
        await cleanCopy(content.path, content.seen, path);
      }
      found.push(tableFrom(name, await rowsOf(path)));
    }
    return { tables: found, problems };
  });
}

async function rowsOf(path: string): Promise<string[][]> {
  const head = await headOf(path);
  const width = Math.max(1, ...head.lines.map((l) => l.fields.length));
  const lines: Line[] = [];
  const input = createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY });
  for await (const text of input) {
    lines.push({ line: lines.length + 1, text });
    if (lines.length > rowsLookedAt) break;
  }
  input.close();
  const rows = [
    ...splitCsv(
      lines.filter((l) => l.text.trim() !== ""),
      head.delimiter,
      width,
    ),
  ];
  return rows.map((r) => [...r.fields]);
}

function tableFrom(name: string, rows: readonly (readonly string[])[]): SourceTable {
  const at = Math.max(0, widestRow(rows));
  return { name, headers: (rows[at] ?? []).map((h) => h.trim()), rows: rows.slice(at + 1) };
}
