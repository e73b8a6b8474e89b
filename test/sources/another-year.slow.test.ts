import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { operator } from "../../src/access/viewer.ts";
import { proposeMappings, saveMapping } from "../../src/app/propose-mappings.ts";
import { rebuildWarehouse } from "../../src/sources/rebuild.ts";
import type { Workspace } from "../../src/sources/workspace.ts";
import { ask, contentOf, freshWorkspace, loadTexts, written } from "./small-district.ts";

/**
 * A student list without a year: students in grades 3 to 7, or a year later in 4 to 8. The first `boys` of them are
 * boys.
 */
const roster = (later: number, boys = 0): string =>
  [
    "SSID,School Code,Grade,Gender",
    ...Array.from(
      { length: 30 },
      (_, i) => `${1_000_000_100 + i},0100001,${3 + (i % 5) + later},${i < boys ? "M" : "F"}`,
    ),
  ].join("\n");

async function map(
  workspace: Workspace,
  file: string,
  text: string,
  schoolYear?: number,
  fresh = false,
): Promise<string | null> {
  const [path = ""] = written({ [file]: text });
  const options = { workspace, fresh, ...(schoolYear !== undefined && { schoolYear }) };
  const { files } = await proposeMappings(operator, { paths: [path], from: "/" }, options);
  const [{ proposal, place } = { proposal: null, place: "new" }] = files;
  if (proposal === null) throw new Error("a file is proposed");
  return saveMapping(operator, workspace, proposal, {
    ifNamed: place === "new" ? "rename" : "replace",
    language: "en",
  });
}
const studentsByYear = async (workspace: Workspace): Promise<unknown> =>
  Object.fromEntries(
    (
      await ask(
        workspace,
        "SELECT school_year AS y, count(DISTINCT student_id) AS n FROM records.enrollment GROUP BY 1 ORDER BY 1",
      )
    ).map((row) => [String(row["y"]), Number(row["n"])]),
  );
const now = new Date("2025-03-01T10:00:00Z");

test("next year's file does not replace last year's: it is held until the load, the file or the profile states its year", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom("roster.csv", "next.csv", "roster-2026.csv"),
      fc.constantFrom("load", "map"),
      async (file, by) => {
        const workspace = freshWorkspace();
        await map(workspace, "roster.csv", roster(0), 2025);
        expect((await loadTexts(workspace, { "roster.csv": roster(0) }, { now })).outcome).toBe("loaded");
        const before = await contentOf(workspace);
        expect(await loadTexts(workspace, { [file]: roster(1) }, { now })).toMatchObject({
          outcome: "held",
          holds: [{ kind: "another-year", file, replaced: "roster.csv", schoolYear: 2025, because: "grades" }],
        });
        expect(await contentOf(workspace)).toBe(before);
        // A file with the same name can only be distinguished for one load.
        const forLoad = by === "load" || file === "roster.csv";
        if (!forLoad) expect(await map(workspace, file, roster(1), 2026)).toMatch(/roster\.yaml$/);
        const options = { now, ...(forLoad && { schoolYear: 2026 }) };
        expect((await loadTexts(workspace, { [file]: roster(1) }, options)).outcome).toBe("loaded");
        expect(await studentsByYear(workspace)).toEqual({ "2025": 30, "2026": 30 });
        const loaded = await contentOf(workspace);
        await rebuildWarehouse(workspace, { now });
        expect(await contentOf(workspace)).toBe(loaded);
      },
    ),
    { numRuns: 4 },
  );
});

test("the same year again is not held: a correction, and a later export under another name", async () => {
  const workspace = freshWorkspace();
  await map(workspace, "roster.csv", roster(0), 2025);
  await loadTexts(workspace, { "roster.csv": roster(0) }, { now });
  expect((await loadTexts(workspace, { "roster.csv": roster(0, 2) }, { now })).outcome).toBe("loaded");
  expect((await loadTexts(workspace, { "march.csv": roster(0) }, { now })).outcome).toBe("loaded");
  const later = { now: new Date("2025-09-01T10:00:00Z") };
  expect(await loadTexts(workspace, { "autumn.csv": roster(0, 2) }, later)).toMatchObject({
    outcome: "held",
    holds: [{ kind: "another-year", because: "later" }],
  });
  expect((await loadTexts(workspace, { "autumn.csv": roster(0, 2) }, { ...later, accept: true })).outcome).toBe(
    "loaded",
  );
});

test("a new profile replaces the one with the same headings, under its name", async () => {
  const workspace = freshWorkspace();
  const first = await map(workspace, "roster.csv", roster(0), 2025);
  expect(await map(workspace, "next.csv", roster(1), 2026, true)).toBe(first);
  expect(readFileSync(join(workspace.folder, "profiles", "roster.yaml"), "utf8")).toMatch(/^schoolYear: 2026$/m);
});
