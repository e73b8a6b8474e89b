import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { IdentifierKind } from "../../src/base/record-names.ts";
import { type DuckDb, openDuckDb } from "../../src/engine/duckdb.ts";
import { displayedIdentifier, identifierKey, tidyIdentifier } from "../../src/records/identifiers.ts";
import { displayedIdentifierSql, identifierKeySql, tidyIdentifierSql } from "../../src/sources/identifier-sql.ts";

let db: DuckDb;
beforeAll(async () => {
  db = await openDuckDb();
});
afterAll(async () => {
  await db.close();
});

const kinds: readonly IdentifierKind[] = ["student", "school", "district", "staff", "section", "incident", "term"];
const digits = fc.stringMatching(/^\d{1,14}$/);
/** Identifiers as files spell them: numbers with and without zeros, codes, names, and what spreadsheets add. */
const core = fc.oneof(
  digits,
  fc.stringMatching(/^[A-Za-z0-9. '"=-]{1,16}$/),
  fc.constantFrom("01611190190036", "1611190190036", "01611190000000"),
);
const spelled = fc
  .tuple(
    core,
    fc.constantFrom("", " ", "\u00A0", "\t"),
    fc.constantFrom("", ".0", ".00", "."),
    fc.constantFrom("", "'", '="'),
  )
  .map(([id, blank, decimals, mark]) => `${blank}${mark}${id}${decimals}${mark === '="' ? '"' : ""}${blank}`);

test("SQL and TypeScript normalize every spelling the same way", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...kinds),
      fc.array(spelled, { minLength: 1, maxLength: 40 }),
      async (kind, ids) => {
        await db.run("CREATE OR REPLACE TEMP TABLE ids (id VARCHAR)");
        await db.run(`INSERT INTO ids VALUES ${ids.map((id) => `('${id.replaceAll("'", "''")}')`).join(", ")}`);
        const rows = await db.all(
          `SELECT id, ${tidyIdentifierSql("id")} AS tidy, ${identifierKeySql(kind, "id")} AS key FROM ids`,
        );
        for (const row of rows) {
          const id = String(row["id"]);
          expect([row["tidy"], row["key"]]).toEqual([tidyIdentifier(id), identifierKey(kind, id)]);
        }
        const [shown] = await db.all(`SELECT ${displayedIdentifierSql(kind, "id")} AS shown FROM ids`);
        expect(shown?.["shown"]).toBe(displayedIdentifier(kind, ids));
      },
    ),
    { numRuns: 60 },
  );
});

test("spreadsheet changes to a number do not change its key", () => {
  fc.assert(
    fc.property(fc.constantFrom(...kinds), digits, fc.nat(4), (kind, id, zeros) => {
      // Zeros in front could make a longer number a code of California.
      const padded = id.length + zeros < 13 ? "0".repeat(zeros) + id : id;
      const forms = [padded, ` ${padded}`, `${padded}.0`, `'${padded}`, `="${padded}"`, `${padded}\u00A0`];
      for (const form of forms) expect(identifierKey(kind, form)).toBe(identifierKey(kind, id));
      if (id.length < 13) expect(displayedIdentifier(kind, [id, ...forms])).toBe(padded);
    }),
  );
});

test("a key distinguishes what spreadsheets do not confuse", () => {
  expect(identifierKey("student", "100")).not.toBe(identifierKey("student", "1"));
  expect(identifierKey("student", "A-012")).not.toBe(identifierKey("student", "A-12"));
  expect(identifierKey("student", "12.5")).not.toBe(identifierKey("student", "12"));
  expect(identifierKey("student", "0")).toBe("0");
});

test("a California school matches itself by 7 and 14 digits, and is shown with 7", () => {
  const forms = ["190036", "0190036", "01611190190036", "1611190190036", "1611190190036.0"];
  expect(new Set(forms.map((f) => identifierKey("school", f)))).toEqual(new Set(["190036"]));
  expect(displayedIdentifier("school", forms)).toBe("0190036");
  expect(displayedIdentifier("school", ["01611190190036"])).toBe("01611190190036");
  // A district's code ends in zeros and is no school's.
  expect(identifierKey("school", "01611190000000")).toBe("1611190000000");
  expect(identifierKey("district", "1611190000000")).toBe(identifierKey("district", "0161119"));
});
