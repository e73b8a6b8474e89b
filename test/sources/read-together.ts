/** Law about files that are read together: `npm test` checks one delivery, the slow tier more. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect } from "vitest";
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

/** Everything a reading reports about some files, and what it staged. */
async function readingOf(
  db: DuckDb,
  files: readonly { readonly name: string; readonly text: string }[],
  filesTogether: number,
) {
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

/** Files of one record type that are read together say the same as each by itself. */
export async function checkReadTogether(numRuns: number): Promise<void> {
  const db = await openDuckDb();
  try {
    expect(delivery).toHaveLength(12);
    await fc.assert(
      fc.asyncProperty(changes, async (list) => {
        const files = delivery.map((file) => ({ ...file, lines: [...file.lines] }));
        for (const [i, j, change] of list) {
          const lines = files[i % files.length]?.lines ?? [];
          lines[j % lines.length] = change(lines[j % lines.length] ?? "");
        }
        const texts = files.map(({ name, lines }) => ({ name, text: lines.join("\r\n") }));
        expect(await readingOf(db, texts, 64)).toEqual(await readingOf(db, texts, 1));
      }),
      { numRuns },
    );
  } finally {
    await db.close();
  }
}
