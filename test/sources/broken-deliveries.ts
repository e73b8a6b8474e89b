import { expect } from "vitest";
import { openDuckDb } from "../../src/engine/duckdb.ts";
import type { Reading } from "../../src/sources/reading.ts";
import { problemWords } from "../../src/ui/language/problems.ts";
import { brokenDelivery } from "./broken.ts";
import { withDelivery } from "./bundle.ts";

const asides = ["duplicate", "superseded", "deleted", "not-used", "unrecognized", "title"];

/** Rows that are in a table because of a source row of the same kind. */
const loadedRows = [
  ...["enrollment", "student", "program", "language", "assessment"].map((t) => `staged.${t} WHERE NOT derived`),
  ...[
    "staged.absence",
    "staged.discipline_action",
    "parts.calpads_offense",
    "staged.incident WHERE scope LIKE '%/SINC/%'",
  ],
]
  .map((from) => `SELECT source_file, source_line FROM ${from}`)
  .join(" UNION ALL ");

/** Kinds of damage that keep lines recognizable. */
const plain =
  /^(cut lines|file cut|letters|lost zeros|wrong codes|spreadsheet|absurd dates|blank cells|rows|lines run|blank lines|swapped|a column lost|a total|mixed|lines of 300|another|delete|other separator in some)/;

/** The nonblank lines of a recognized file are its input rows, counted here without the reader. */
function countLines(reading: Reading, files: Readonly<Record<string, Uint8Array>>, done: readonly string[]): number {
  let counted = 0;
  for (const [name, content] of Object.entries(files)) {
    const own = reading.files.filter((f) => f.name === name);
    if (own.length === 0 || own.some((f) => f.source === null)) continue;
    if (!done.every((d) => plain.test(d) || !d.endsWith(`: ${name}`)) || done.some((d) => d.startsWith("zip")))
      continue;
    const filled = Buffer.from(content)
      .toString("latin1")
      .split("\n")
      .filter((l) => /[^\s"^]/.test(l)).length;
    const header = own[0]?.source === "caaspp" ? 1 : 0;
    expect(
      own.reduce((n, f) => n + f.rowsIn, 0),
      name,
    ).toBe(filled - header);
    counted++;
  }
  return counted;
}

function check(reading: Reading, files: readonly string[]): void {
  for (const f of reading.files) {
    const aside = Object.values(f.setAside).reduce((n, k) => n + k, 0);
    expect(f.rowsIn).toBe(f.rowsLoaded + f.rowsQuarantined + aside);
    for (const kind of Object.keys(f.setAside)) expect(asides).toContain(kind);
  }
  for (const p of reading.problems) {
    const { what, fix } = problemWords(p, "en");
    expect(fix.length).toBeGreaterThan(20);
    expect(what).toContain(`\`${p.file}\``);
    expect(p.code).toMatch(/^sources\.[a-z-]+$/);
    if (p.severity === "warning") expect(what.startsWith("Check: ")).toBe(true);
    if (p.line !== undefined) expect(p.line).toBeGreaterThan(0);
  }
  // A file is read, or the reading has the reason why not.
  for (const name of files) {
    const known = reading.files.some((f) => f.name === name || f.name.startsWith(`${name}/`));
    const said = reading.problems.some((p) => p.file === name || p.file.startsWith(`${name}/`));
    expect(known || said, name).toBe(true);
  }
  const quarantined = reading.files.reduce((n, f) => n + f.rowsQuarantined, 0);
  expect(reading.quarantine).toHaveLength(quarantined);
  for (const q of reading.quarantine) expect(q.codes.join(" ")).toMatch(/sources\./);
}

/**
 * Reads the broken deliveries of the given seeds: none crashes the reader or silently loses a row.
 *
 * @returns the number of files whose lines were also counted without the reader, and what was read
 */
export async function readBroken(
  seeds: readonly number[],
): Promise<{ readonly counted: number; readonly readings: readonly Reading[] }> {
  const db = await openDuckDb(":memory:", { threads: 2 });
  const readings: Reading[] = [];
  let counted = 0;
  for (const seed of seeds) {
    const { files, done } = brokenDelivery(seed);
    try {
      await withDelivery(
        files,
        async (reading) => {
          readings.push(reading);
          check(reading, Object.keys(files));
          counted += countLines(reading, files, done);
          const loaded = reading.files.reduce((n, f) => n + f.rowsLoaded, 0);
          const [main] = await db.all(
            `SELECT count(*) AS n FROM (SELECT DISTINCT source_file, source_line FROM (${loadedRows}))`,
          );
          expect(Number(main?.["n"])).toBe(loaded);
        },
        { db },
      );
    } catch (error) {
      const what = error instanceof Error ? error.message : String(error);
      throw new Error(`seed ${seed} (${done.join("; ")}): ${what}`, { cause: error });
    }
  }
  await db.close();
  return { counted, readings };
}
