import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { readJournal } from "../../src/sources/archive.ts";
import { examine } from "../../src/sources/examine.ts";
import { readLoads } from "../../src/sources/loads.ts";
import { rebuildWarehouse } from "../../src/sources/rebuild.ts";
import { revertLoad } from "../../src/sources/undo.ts";
import { readWorkspace, type Workspace, warehousePath } from "../../src/sources/workspace.ts";
import { contentOf, enrollmentFile, freshFolder, freshWorkspace, loadTexts } from "./small-district.ts";

const now = new Date("2026-03-02T10:00:00Z");
const texts = [2023, 2024, 2025].map((schoolYear) => ({
  [`SENR_${schoolYear}.txt`]: enrollmentFile({ schoolYear, schools: [20, 30], first: schoolYear }),
}));

let base: Workspace;
beforeAll(async () => {
  base = freshWorkspace();
  for (const files of texts) expect((await loadTexts(base, files, { accept: true })).outcome).toBe("loaded");
});

/** A copy of a workspace with three loads, for a test to damage. */
function copy(): Workspace {
  const folder = join(freshFolder(), "district");
  cpSync(base.folder, folder, { recursive: true });
  return readWorkspace(folder, "/");
}

const inArchive = (w: Workspace, ...path: string[]): string => join(w.folder, "archive", ...path);
const journal = (w: Workspace, number: number): string => inArchive(w, "journal", `00000${number}.json`);
const originals = (w: Workspace): string[] => readdirSync(inArchive(w, "files")).sort();
const next = { "SENR_2026.txt": enrollmentFile({ schoolYear: 2026, schools: [20, 30] }) };

const losses: Readonly<Record<string, readonly [(w: Workspace) => void, missing: readonly number[], unnamed: number]>> =
  {
    "the whole journal": [(w) => rmSync(inArchive(w, "journal"), { recursive: true }), [1, 2, 3], 3],
    "the last record": [(w) => rmSync(journal(w, 3)), [3], 1],
    "a record in between": [(w) => rmSync(journal(w, 2)), [2], 1],
    "the first record": [(w) => rmSync(journal(w, 1)), [1], 1],
    "journal and warehouse": [
      (w) => {
        rmSync(inArchive(w, "journal"), { recursive: true });
        rmSync(warehousePath(w.folder));
      },
      [],
      3,
    ],
    "last record and warehouse": [
      (w) => {
        rmSync(journal(w, 3));
        rmSync(warehousePath(w.folder));
      },
      [],
      1,
    ],
  };

test.each(Object.entries(losses))(
  "without %s every change is held, and no original is removed",
  async (_, [lose, missing, unnamed]) => {
    const w = copy();
    lose(w);
    const before = originals(w);
    const gap = { code: "archive.gap", facts: { folder: w.folder, missing, unnamed } };
    await expect(loadTexts(w, next, { accept: true })).rejects.toMatchObject(gap);
    await expect(revertLoad(w, "1", { now })).rejects.toMatchObject(gap);
    await expect(rebuildWarehouse(w, { now })).rejects.toMatchObject(gap);
    expect(originals(w)).toEqual(before);
    expect((await examine(w)).archive).toMatchObject({ gap: missing, unnamed });

    const { accepted } = await rebuildWarehouse(w, { now, acceptGap: true });
    expect(accepted).toMatchObject({ lost: missing, moved: unnamed });
    expect([...originals(w), ...readdirSync(inArchive(w, "unclaimed"))].sort()).toEqual(before);
    expect((await loadTexts(w, next, { accept: true })).outcome).toBe("loaded");
    expect((await examine(w)).archive).toMatchObject({ gap: [], unnamed: 0, missing: [], changed: [] });
  },
);

test("reports an unreadable record; accepting the gap keeps it in unclaimed/", async () => {
  const w = copy();
  writeFileSync(journal(w, 3), readFileSync(journal(w, 3), "utf8").slice(0, 200));
  await expect(readLoads(w)).rejects.toMatchObject({ code: "archive.damaged", facts: { path: journal(w, 3) } });
  expect((await examine(w)).archive.damaged).toEqual([journal(w, 3)]);
  expect((await rebuildWarehouse(w, { now, acceptGap: true })).accepted).toMatchObject({ lost: [3], moved: 2 });
  expect((await readLoads(w)).map((l) => l.number)).toEqual([1, 2]);
});

test.each(["changed", "missing"] as const)(
  "an original that is %s stops a replay and is healed when its file comes again",
  async (fault) => {
    const w = copy();
    const [load] = readJournal(w.folder);
    const sha256 = load?.kind === "load" ? (load.files[0]?.sha256 ?? "") : "";
    const path = inArchive(w, "files", sha256);
    const before = await contentOf(w);
    if (fault === "missing") rmSync(path);
    else {
      chmodSync(path, 0o600);
      writeFileSync(path, readFileSync(path, "utf8").replace("05", "06"));
    }
    const error = { code: `archive.file-${fault}`, facts: { file: "SENR_2023.txt", path, load: 1 } };
    await expect(rebuildWarehouse(w, { now })).rejects.toMatchObject(error);
    expect(await contentOf(w)).toBe(before);
    // The warehouse is gone too: the file heals the archive before the replay that needs it.
    rmSync(warehousePath(w.folder));
    expect(await loadTexts(w, texts[0] ?? {})).toMatchObject({
      outcome: "unchanged",
      load: 1,
      healed: ["SENR_2023.txt"],
    });
    expect(await contentOf(w)).toBe(before);
    expect((await examine(w)).archive).toMatchObject({ missing: [], changed: [] });
    expect(statSync(path).mode & 0o777).toBe(0o400);
  },
);

test("a load whose original is damaged can be undone, with or without the warehouse", async () => {
  const w = copy();
  const [load] = readJournal(w.folder);
  const sha256 = load?.kind === "load" ? (load.files[0]?.sha256 ?? "") : "";
  rmSync(inArchive(w, "files", sha256));
  rmSync(warehousePath(w.folder));
  await revertLoad(w, "1", { now });
  expect((await readLoads(w)).filter((l) => l.stands).map((l) => l.number)).toEqual([2, 3]);
});

test("a load that is held, or has nothing usable, leaves nothing in the archive", async () => {
  const w = copy();
  const before = originals(w);
  const smaller = { "SENR_2025.txt": enrollmentFile({ schoolYear: 2025, schools: [5, 5], first: 2025 }) };
  expect((await loadTexts(w, smaller)).outcome).toBe("held");
  expect((await loadTexts(w, { "notes.txt": "nothing\n" })).outcome).toBe("nothing-usable");
  expect(originals(w)).toEqual(before);
  expect(existsSync(inArchive(w, "incoming"))).toBe(false);
});

test("removes what an interrupted load added, and nothing else", async () => {
  const w = copy();
  const files = originals(w);
  // Killed between its record and the swap: the record is in pending/, its content in files/, the warehouse is the one before.
  const warehouse = readFileSync(warehousePath(w.folder));
  expect((await loadTexts(w, { ...texts[0], ...next }, { accept: true })).outcome).toBe("loaded");
  renameSync(journal(w, 4), inArchive(w, "pending", "000004.json"));
  writeFileSync(warehousePath(w.folder), warehouse);
  expect(originals(w)).toHaveLength(4);
  expect((await rebuildWarehouse(w, { now })).loads).toBe(3);
  expect(originals(w)).toEqual(files);
});

test("workspace folders and files are accessible only to their owner", () => {
  const open: string[] = [];
  const look = (path: string): void => {
    const { mode } = statSync(path);
    if ((mode & 0o077) !== 0) open.push(path);
    if (statSync(path).isDirectory()) for (const name of readdirSync(path)) look(join(path, name));
  };
  look(base.folder);
  expect(open).toEqual([]);
});
