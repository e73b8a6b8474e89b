import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { decisions } from "../../src/base/mapping-facts.ts";
import { openDuckDb } from "../../src/engine/duckdb.ts";
import { proposeMapping } from "../../src/mapper/propose.ts";
import { officialTableSource } from "../../src/sources/official-files/official-table.ts";
import { applyProfile } from "../../src/sources/profile/apply-profile.ts";
import type { Profile } from "../../src/sources/profile/profile.ts";
import { profileFromYaml, profileSchema } from "../../src/sources/profile/profile-file.ts";
import { profileJsonSchema } from "../../src/sources/profile/profile-json-schema.ts";
import { sourceTables } from "../../src/sources/source-tables.ts";

const docs = join(import.meta.dirname, "..", "..", "docs");
const page = readFileSync(join(docs, "profiles.md"), "utf8");

const blocks = (language: string): string[] =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``, "g"))].map((match) => match[1] ?? "");

test("the example of the page reads the file of the page", async () => {
  const [yaml = ""] = blocks("yaml");
  const [csv = ""] = blocks("csv");
  const path = join(mkdtempSync(join(tmpdir(), "profile-page-")), "roster.csv");
  writeFileSync(path, csv);
  const db = await openDuckDb();
  const reading = await applyProfile(profileFromYaml(yaml), [{ name: "roster.csv", path }], db);
  expect(reading.problems).toEqual([]);
  expect(
    await db.all(
      "SELECT student_id, school_year, grade, entry_date::TEXT AS entered FROM staged.enrollment ORDER BY 1",
    ),
  ).toEqual([
    { student_id: "4820000001", school_year: 2025, grade: "03", entered: "2024-08-20" },
    { student_id: "4820000002", school_year: 2025, grade: "04", entered: "2024-08-20" },
    { student_id: "4820000003", school_year: 2025, grade: "KN", entered: "2025-01-13" },
  ]);
  expect(await db.all("SELECT gender FROM staged.student ORDER BY student_id")).toEqual([
    { gender: "F" },
    { gender: "X" },
    { gender: "M" },
  ]);
  const programs = await db.all("SELECT program FROM staged.program WHERE program IS NOT NULL ORDER BY student_id");
  expect(programs).toEqual([{ program: "free-meal" }, { program: "reduced-meal" }]);
  await db.close();
});

test("each heading of the example is recognized as what its profile says", async () => {
  const [yaml = ""] = blocks("yaml");
  const [csv = ""] = blocks("csv");
  const path = join(mkdtempSync(join(tmpdir(), "profile-page-")), "roster.csv");
  writeFileSync(path, csv);
  const [table] = (await sourceTables([{ name: "roster.csv", path }])).tables;
  if (table === undefined) throw new Error("no table");
  const { profile: proposed, questions } = proposeMapping(table, { schoolYear: 2025 });
  expect(questions).toEqual([]);
  const profile = profileFromYaml(yaml);
  expect(table.headers).toEqual(profile.headings);
  const headingsIn = ({ fills }: Profile): string[] =>
    fills
      .flatMap(({ table: id, columns }) =>
        Object.entries(columns).flatMap(([column, o]) => ("from" in o ? [`${id}.${column}: ${o.from}`] : [])),
      )
      .sort();
  expect(headingsIn(proposed)).toEqual(headingsIn(profile));
  for (const heading of table.headers) expect(JSON.stringify(proposed.fills)).toContain(`"${heading}"`);
});

test("the example of published figures is a profile", () => {
  expect(officialTableSource(blocks("yaml")[1] ?? "", "profiles/state-attendance.yaml")?.id).toBe(
    "official.state-attendance",
  );
});

test("the page names every setting and every decision", () => {
  for (const name of [...Object.keys(profileSchema.shape), ...decisions]) expect(page).toContain(`\`${name}\``);
});

test("the schema in docs is the program's", () => {
  const again = `node --input-type=module -e 'import { profileJsonSchema } from "./src/sources/profile/profile-json-schema.ts"; \
process.stdout.write(JSON.stringify(profileJsonSchema()))' > docs/profile.schema.json && npx biome format --write docs`;
  const kept: unknown = JSON.parse(readFileSync(join(docs, "profile.schema.json"), "utf8"));
  expect(kept, again).toEqual(JSON.parse(JSON.stringify(profileJsonSchema())));
});
