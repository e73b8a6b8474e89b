import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openDuckDb } from "../../../src/engine/duckdb.ts";
import { deliveryFiles } from "../../../src/sources/deliver.ts";
import { readDelivery } from "../../../src/sources/read.ts";
import { problemWords } from "../../../src/ui/language/problems.ts";
import { enrollmentFile, freshFolder } from "../small-district.ts";
import { hostile } from "./deliveries.ts";

const good = enrollmentFile({ schoolYear: 2026, schools: [3, 2] });
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const controls = /[\x00-\x09\x0b-\x1f\x7f-\x9f]/;

/** Only a reading that hangs meets it. */
const most = 120_000;

test.each(Object.entries(hostile))(
  "%s: said clearly, the file beside it is read, and nothing is left",
  async (_, { make, says, reads = 0 }) => {
    const home = freshFolder();
    const [folder, work] = [join(home, "delivery"), join(home, "work")];
    mkdirSync(join(folder, "good"), { recursive: true });
    mkdirSync(work);
    writeFileSync(join(folder, "good", "SENR_2026.txt"), good);
    make(folder);
    const db = await openDuckDb();
    try {
      const reading = await readDelivery(deliveryFiles([folder], "/"), db, { work });
      const said = reading.problems.map(({ code, facts }) => ("reason" in facts ? `${code} ${facts.reason}` : code));
      said.push(...reading.quarantine.flatMap((row) => row.codes));
      for (const code of says) expect(said).toContain(code);
      const rows = reading.tables.find((table) => table.id === "enrollment")?.rows;
      expect(rows, JSON.stringify(said)).toBe(5 + reads);
      for (const problem of reading.problems) {
        const { what, fix } = problemWords(problem, "en");
        expect(`${problem.file} ${what} ${fix}`).not.toMatch(controls);
        expect(`${problem.file} ${what} ${fix}`.length).toBeLessThan(3_000);
      }
    } finally {
      await db.close();
    }
    expect(readdirSync(work)).toEqual([]);
    expect(readdirSync(home).sort()).toEqual(["delivery", "work"]);
    expect(readFileSync(join(folder, "good", "SENR_2026.txt"), "utf8")).toBe(good);
  },
  most,
);
