import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openDuckDb } from "../../src/engine/duckdb.ts";
import { revertLoad } from "../../src/sources/undo.ts";
import { profilesPath, type Workspace, warehousePath } from "../../src/sources/workspace.ts";
import { ask, contentOf, freshWorkspace, loadTexts } from "./small-district.ts";

const now = new Date("2026-03-01T10:00:00Z");
const stability = (hits: number): string =>
  [
    "Academic Year,Aggregate Level,County Code,District Code,School Code,County Name,District Name,School Name,Charter,Reporting Category,Adjusted Cumulative Enrollment,Stability Count,Stability Rate (percent),Non-Stability Rate (percent)",
    `2025-26,D,59,12345,0000000,Alder,Alder,,All,TA,200,${hits},${hits / 2},`,
  ]
    .join("\n")
    .replaceAll(",", "\t");
const profile = `name: ours
kind: published
state: CA
headings: [Code, Rate]
year: { value: 2025 }
place: { kind: school, id: [Code] }
figures: [{ indicator: graduation-4yr, value: Rate }]
`;
const own = (rate: number): string => `Code,Rate\n59123450000001,${rate}\n`;

/** Writes the sources of a warehouse under their former ids. */
async function asOfOldVersion(workspace: Workspace): Promise<void> {
  const db = await openDuckDb(warehousePath(workspace.folder));
  const former = (text: string): string =>
    `regexp_replace(regexp_replace(${text}, '^official\\.', 'published.'), '^official(/|$)', 'public\\1')`;
  await db.run(`UPDATE meta.origins SET scope = ${former("scope")}`);
  await db.run(
    `UPDATE meta.files SET source = ${former("source")}, scopes = list_transform(scopes, lambda s: ${former("s")})`,
  );
  expect(await db.all("SELECT count(*) AS n FROM kept.official_figure WHERE scope LIKE 'official%'")).toEqual([
    { n: 0 },
  ]);
  await db.close();
}

test("a new file replaces rows that were loaded when its source had a former id, and an undo puts them back", async () => {
  const load = async (isOld: boolean): Promise<readonly string[]> => {
    const workspace = freshWorkspace();
    writeFileSync(join(profilesPath(workspace.folder), "ours.yaml"), profile);
    await loadTexts(workspace, { "stability.txt": stability(150), "ours.csv": own(80) });
    expect(await ask(workspace, "SELECT count(*) AS n FROM records.official_figure")).toEqual([{ n: 2 }]);
    if (isOld) await asOfOldVersion(workspace);
    await loadTexts(workspace, { "stability2.txt": stability(160), "ours2.csv": own(90) }, { accept: true });
    const replaced = await contentOf(workspace);
    const sources = await ask(workspace, "SELECT DISTINCT source FROM meta.files ORDER BY 1");
    expect(sources).toEqual([{ source: "official" }, { source: "official.ours" }]);
    await revertLoad(workspace, "2", { now });
    return [replaced, await contentOf(workspace)];
  };
  expect(await load(true)).toEqual(await load(false));
});
