import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type DuckDb, openDuckDb } from "../../src/engine/duckdb.ts";
import { tables } from "../../src/records/tables.ts";
import { generateDistrict } from "../../src/sample/generate.ts";
import { readDelivery } from "../../src/sources/read.ts";

const folder = mkdtempSync(join(tmpdir(), "tagged-"));
/** Two files of each record type, each with half of its lines. */
const delivery = [...generateDistrict({ seed: 1, students: 150, years: 1 })].flatMap(({ name, bytes }) => {
  if (!/^(SENR|SINF|SCSE|SINC|SIRS|SPRG)_/.test(name)) return [];
  const lines = Buffer.from(bytes).toString().split("\r\n");
  const half = Math.ceil(lines.length / 2);
  return [lines.slice(0, half), lines.slice(half)].map((part, i) => ({ name: `${name}.${i}`, lines: part }));
});

let db: DuckDb;
beforeAll(async () => {
  db = await openDuckDb();
});
afterAll(() => db.close());

/** Everything a reading reports about some files, and what it staged. */
async function readingOf(files: readonly { readonly name: string; readonly text: string }[], filesTogether: number) {
  const inputs = files.map(({ name, text }) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return { name, path };
  });
  const reading = await readDelivery(inputs, db, { filesTogether });
  const staged: unknown[] = [];
  for (const { id } of tables) staged.push(await db.all(`SELECT * FROM staged.${id} ORDER BY ALL`));
  return { reading, staged };
}

const change = fc.oneof(
  fc.constant((line: string) => `${line}\r\n${line}`),
  fc.constant((line: string) => line.slice(0, line.length / 2)),
  fc.constant((line: string) => `${line}^more`),
  fc.constant((line: string) => `X${line}`),
  fc.constant((line: string) => `${line.slice(0, 4)}^D${line.slice(5)}`),
  fc.nat(12).map((at) => (line: string) => line.split("^").with(at, "?").join("^")),
  fc.nat(12).map((at) => (line: string) => line.split("^").with(at, "").join("^")),
  fc.constant(() => ""),
);
const changes = fc.array(fc.tuple(fc.nat(), fc.nat(), change), { maxLength: 12 });

test("files of one record type that are read together say the same as each by itself", async () => {
  expect(delivery).toHaveLength(12);
  await fc.assert(
    fc.asyncProperty(changes, async (list) => {
      const files = delivery.map((file) => ({ ...file, lines: [...file.lines] }));
      for (const [i, j, change] of list) {
        const lines = files[i % files.length]?.lines ?? [];
        lines[j % lines.length] = change(lines[j % lines.length] ?? "");
      }
      const texts = files.map(({ name, lines }) => ({ name, text: lines.join("\r\n") }));
      expect(await readingOf(texts, 64)).toEqual(await readingOf(texts, 1));
    }),
    { numRuns: 3 },
  );
}, 120_000);
