import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { openDuckDb } from "../../src/engine/duckdb.ts";
import { cleanCopy } from "../../src/sources/clean-copy.ts";
import { countRows } from "../../src/sources/count-rows.ts";
import { inspect } from "../../src/sources/inspect.ts";
import { loadRawRows, rawTable } from "../../src/sources/raw-rows.ts";
import { headOf } from "../../src/sources/sniff.ts";
import { withDelivery } from "./bundle.ts";

const piece = fc.constantFrom(
  ...'a|b|,|,|;|^|\t|"|"|""|\n|\n|\n\n|\r\n| |\u00a0|\u200b|\u2003|\'|1|\\|\u0007|é'.split("|"),
  "|",
  '"a","b"\n',
  '"a,\nb",c\n',
);

test("rows counted here are the rows that the engine loads, and the same quotes stay open", async () => {
  const folder = mkdtempSync(join(tmpdir(), "count-rows-"));
  const db = await openDuckDb();
  try {
    const [path, clean, work] = ["given", "clean", "work"].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    let openQuotes = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 60 }), async (pieces) => {
        writeFileSync(path, pieces.join(""));
        await cleanCopy(path, inspect(path), clean);
        const { delimiter } = await headOf(clean);
        const open = await loadRawRows(db, clean, delimiter, 0, work);
        const [row] = await db.all(`SELECT count(*) AS n FROM ${rawTable}`);
        const counted = countRows(clean, delimiter, 0);
        expect(counted).toEqual({ rows: Number(row?.["n"]), open });
        openQuotes += open.length;
      }),
      { numRuns: 80 },
    );
    expect(openQuotes).toBeGreaterThan(0);
  } finally {
    await db.close();
    rmSync(folder, { recursive: true });
  }
});

test("counting an unrecognized file runs no engine statement", async () => {
  const statements = async (files: number): Promise<number> => {
    const names = Array.from({ length: files }, (_, i) => [`f${i}.csv`, `Alpha,Beta\n${i},x\n${i},y\n`]);
    const db = await openDuckDb();
    const ran = [vi.spyOn(db.connection, "run"), vi.spyOn(db.connection, "runAndReadAll")];
    await withDelivery(
      Object.fromEntries(names) as Record<string, string>,
      (reading) => {
        expect(reading.files.map((f) => [f.rowsIn, f.setAside])).toEqual(names.map(() => [2, { unrecognized: 2 }]));
      },
      { db },
    );
    await db.close();
    return ran.reduce((sum, spy) => sum + spy.mock.calls.length, 0);
  };
  const few = await statements(2);
  expect(few).toBeGreaterThan(0);
  expect(await statements(9)).toBe(few);
});
