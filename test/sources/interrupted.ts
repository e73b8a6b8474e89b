/** A small workspace, the commands that change it, and what must be true after interrupting any of them. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { operator } from "../../src/access/viewer.ts";
import { proposeMappings, saveMapping } from "../../src/app/propose-mappings.ts";
import { reportWords } from "../../src/app/report-words.ts";
import { runAudit } from "../../src/app/run-audit.ts";
import { writeAudit } from "../../src/app/write-audit.ts";
import { requireWhole } from "../../src/sources/archive.ts";
import { deliveryFiles } from "../../src/sources/deliver.ts";
import { examine } from "../../src/sources/examine.ts";
import { loadDelivery } from "../../src/sources/load.ts";
import { readLoads } from "../../src/sources/loads.ts";
import { whileLocked } from "../../src/sources/lock.ts";
import { catchUp, settle } from "../../src/sources/next-warehouse.ts";
import { rebuildWarehouse } from "../../src/sources/rebuild.ts";
import { revertLoad } from "../../src/sources/undo.ts";
import { readWorkspace, type Workspace, warehousePath } from "../../src/sources/workspace.ts";
import { contentOf, enrollmentFile, freshFolder, freshWorkspace, loadTexts } from "./small-district.ts";

const at = (second: number): Date => new Date(Date.UTC(2026, 2, 1, 10, 0, second));
const reportOf = (w: Workspace): string => join(w.folder, "..", "report");
const note = (w: Workspace): string => join(reportOf(w), "notes.docx");

/** A command: arguments for the real program, and the equivalent in this process. */
interface Command {
  readonly args: (w: Workspace) => readonly string[];
  readonly run: (w: Workspace) => Promise<unknown>;
}

export const names = ["load", "undo", "rebuild", "audit", "map"] as const;
export type Name = (typeof names)[number];

export interface Bench {
  readonly commands: Readonly<Record<Name, Command>>;
  /** A copy of the workspace: two loads, and a report folder in which the district keeps a file of its own. */
  readonly copy: () => Workspace;
}

export async function benchOf(): Promise<Bench> {
  const home = freshFolder();
  const base = freshWorkspace();
  const years = (schoolYear: number): string => enrollmentFile({ schoolYear, schools: [4, 3] });
  for (const [i, year] of [2024, 2025].entries())
    await loadTexts(base, { [`SENR_${year}.txt`]: years(year) }, { accept: true, now: at(i) });
  const next = join(home, "SENR_2026.txt");
  writeFileSync(next, years(2026));
  const list = join(home, "clubs.csv");
  const members = Array.from({ length: 30 }, (_, i) => `${1_000_000_000 + i},Chess`);
  writeFileSync(list, `Student ID,Club\n${members.join("\n")}\n`);

  const commands: Readonly<Record<Name, Command>> = {
    load: {
      args: () => ["load", next, "--accept"],
      run: (w) => loadDelivery(w, deliveryFiles([next], "/"), { add: false, accept: true, now: at(5) }),
    },
    undo: { args: () => ["undo", "2"], run: (w) => revertLoad(w, "2", { now: at(5) }) },
    rebuild: { args: () => ["rebuild"], run: (w) => rebuildWarehouse(w, { now: at(5) }) },
    audit: { args: (w) => ["audit", "--out", reportOf(w)], run: audit },
    map: {
      args: () => ["map", list, "--save", "--replace"],
      run: async (w) => {
        const { files } = await proposeMappings(operator, { paths: [list], from: "/" }, { workspace: w, fresh: true });
        for (const { proposal } of files) saveMapping(operator, w, proposal, { ifNamed: "replace", language: "en" });
      },
    },
  };
  await audit(base);
  writeFileSync(note(base), "ours");
  const copy = (): Workspace => {
    const folder = join(freshFolder(), "district");
    mkdirSync(folder);
    for (const part of ["district", "report"])
      cpSync(join(base.folder, "..", part), join(folder, "..", part), {
        recursive: true,
        // A saved cube would leave an audit little to do.
        filter: (path) => !path.startsWith(join(base.folder, "cubes")),
      });
    return readWorkspace(folder, "/");
  };
  return { commands, copy };
}

async function audit(w: Workspace): Promise<void> {
  const run = await runAudit(operator, w);
  await writeAudit(operator, run, run.deliveries, reportOf(w), { words: reportWords(w, "en"), others: 0 });
}

/** State of the workspace: active loads, every row, and its profiles. */
export async function stateOf(w: Workspace): Promise<string> {
  const loads = (await readLoads(w)).filter((l) => l.stands).map((l) => l.number);
  const profiles = readdirSync(join(w.folder, "profiles"))
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => [name, readFileSync(join(w.folder, "profiles", name), "utf8")]);
  return JSON.stringify([loads, existsSync(warehousePath(w.folder)) ? await contentOf(w) : null, profiles]);
}

/** States before and after a command. */
export interface Ends {
  readonly before: string;
  readonly after: string;
}

export async function endsOf({ commands, copy }: Bench, name: Name): Promise<Ends> {
  const w = copy();
  const before = await stateOf(w);
  await commands[name].run(w);
  return { before, after: await stateOf(w) };
}

/** Names of files that only an interrupted command leaves. */
export const leftovers = (w: Workspace): string[] =>
  [
    ...readdirSync(w.folder, { recursive: true, encoding: "utf8" }),
    ...readdirSync(join(w.folder, "..")).map((name) => `../${name}`),
  ].filter((name) => /\.part$|\.next\.|\.scratch\/.|incoming|pending\/.|\.report\.\d|\.old$/.test(name));

/**
 * Checks a workspace after an interrupted command: it is completely in its old or new state, and the next command
 * cleans up and works without repair.
 *
 * @param thorough  also replays the archive and runs the interrupted command again, which takes longer
 */
export async function checkAfter(
  { commands }: Bench,
  w: Workspace,
  {
    name,
    what,
    ends,
    thorough,
  }: { readonly name: Name; readonly what: string; readonly ends: Ends; readonly thorough: boolean },
): Promise<"before" | "after"> {
  // What every command that changes a workspace begins with.
  await whileLocked(w.folder, "load", at(9), async () => {
    const held = await settle(w);
    requireWhole(w.folder, held);
    await catchUp(w, held);
  });
  const now = await stateOf(w);
  expect([ends.before, ends.after], what).toContain(now);
  const { archive, warehouse } = await examine(w);
  expect(archive, what).toMatchObject({ missing: [], changed: [], gap: [], damaged: [], unnamed: 0 });
  expect(warehouse.state, what).toBe("fine");
  if (name === "audit") await audit(w);
  expect(leftovers(w), what).toEqual([]);
  expect(readFileSync(note(w), "utf8"), what).toBe("ours");
  expect(existsSync(join(reportOf(w), "audit.json")), what).toBe(true);
  const ended = now === ends.after ? "after" : "before";
  if (thorough) {
    await rebuildWarehouse(w, { now: at(9) });
    expect(await stateOf(w), what).toBe(now);
    // An undo that took effect is refused; everything else can be repeated.
    if (!(name === "undo" && ended === "after")) await commands[name].run(w);
    expect(await stateOf(w), what).toBe(ends.after);
  }
  return ended;
}
