import { afterAll, beforeAll, expect, test } from "vitest";
import { type DuckDb, openDuckDb } from "../../src/engine/duckdb.ts";
import type { Reading } from "../../src/sources/reading.ts";
import { problemWords } from "../../src/sources/words/problem-words.ts";
import { brokenDelivery, damages } from "./broken.ts";
import { withDelivery } from "./bundle.ts";

let db: DuckDb;
beforeAll(async () => {
  db = await openDuckDb(":memory:", { threads: 2 });
});
afterAll(() => db.close());

const deliveries = 500;
const asides = ["duplicate", "superseded", "deleted", "not-used", "unrecognized", "title"];

/** Rows that stand in a table because of a row of their own kind. */
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

/** Damages that leave no doubt what a line is. */
const plain =
  /^(cut lines|file cut|letters|lost zeros|wrong codes|spreadsheet|absurd dates|blank cells|rows|lines run|blank lines|swapped|a column lost|a total|mixed|lines of 300|another|delete|other separator in some)/;

/** Filled lines of a recognized file are its rows in, counted here without the reader. */
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
  // A file is read, or it is said why not.
  for (const name of files) {
    const known = reading.files.some((f) => f.name === name || f.name.startsWith(`${name}/`));
    const said = reading.problems.some((p) => p.file === name || p.file.startsWith(`${name}/`));
    expect(known || said, name).toBe(true);
  }
  const quarantined = reading.files.reduce((n, f) => n + f.rowsQuarantined, 0);
  expect(reading.quarantine).toHaveLength(quarantined);
  for (const q of reading.quarantine) expect(q.codes.join(" ")).toMatch(/sources\./);
}

test.each([0, 1, 2, 3, 4])(
  "broken deliveries neither crash it nor lose a row in silence, part %i of 5",
  async (part) => {
    let counted = 0;
    for (let seed = part; seed < deliveries; seed += 5) {
      const { files, done } = brokenDelivery(seed);
      try {
        await withDelivery(
          files,
          async (reading) => {
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
        throw new Error(
          `seed ${seed} (${done.join("; ")}): ${error instanceof Error ? error.message : String(error)}`,
          { cause: error },
        );
      }
    }
    expect(counted).toBeGreaterThan(30);
  },
  600_000,
);

test("every kind of damage has its turn", () => {
  const met = new Set(Array.from({ length: deliveries }, (_, seed) => brokenDelivery(seed).done[0]?.split(":")[0]));
  expect([...met].sort()).toEqual(Object.keys(damages).sort());
});
