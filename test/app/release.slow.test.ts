/** A release from records to a folder: what is written, what is refused, and what moved. */
import { spawn } from "node:child_process";
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { beforeAll, expect, test } from "vitest";
import { operator } from "../../src/access/viewer.ts";
import { attackReleases } from "../../src/app/attack-releases.ts";
import { movedNumbers } from "../../src/app/release/moved-numbers.ts";
import { type PreparedRelease, prepareRelease } from "../../src/app/release/prepare-release.ts";
import { type SignOff, sha256 } from "../../src/app/release/releases-folder.ts";
import { writeRelease } from "../../src/app/release/write-release.ts";
import { nodesOf, releaseGroups } from "../../src/privacy/release-tables.ts";
import type { Release, ReleaseCell } from "../../src/release/cell.ts";
import { keyText, readCells } from "../../src/release/cells-file.ts";
import { printedNumber, printedText } from "../../src/release/printed.ts";
import { readStructure } from "../../src/release/structure-file.ts";
import { fairlead } from "../cli/run.ts";
import { cellsText } from "../release/cells-text.ts";
import { correct, type ReleaseDistrict, releaseDistrict } from "./release-district.ts";

const secret = "0123456789abcdef".repeat(4);
const approver = "Ana Ruiz Approver";
const approval = { approvedBy: approver, reason: "Yearly report", now: new Date("2026-12-01T08:00:00Z") };
const [first, second, third] = ["2026-12-01", "2026-12-02", "2026-12-03"] as const;

let district: ReleaseDistrict;
let releases: string;
beforeAll(async () => {
  district = await releaseDistrict();
  releases = join(district.workspace.folder, "releases");
}, 300_000);

const prepare = (date: string, policy = "us-ca"): Promise<PreparedRelease> =>
  prepareRelease(operator, district.workspace, { date, policy, newSecret: () => secret });
const release = (...args: string[]) => fairlead(district.workspace.folder, ["release", ...args]);

/** Every file of a folder, with its path from there. */
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => statSync(join(folder, name)).isFile());

const published = (date: string): Release => {
  const data = (name: string): string => readFileSync(join(releases, date, "data", name), "utf8");
  const structure = readStructure(data("structure.json"));
  return { structure, cells: readCells(data("cells.csv"), structure) };
};

const printedOf = ({ n, rate, value }: ReleaseCell): string => printedText(rate ?? value ?? n);

test("without an approval nothing is written; an approval needs a name and a reason", () => {
  const preview = release("--date", first);
  expect([preview.code, preview.out.split("\n")[0]]).toEqual([0, "Nothing hidden could be worked out."]);
  expect(preview.out).toContain("This is the first release.");
  expect(preview.out).toContain("Nothing was written.");
  const cases = [
    [["--approved-by", approver], "--reason TEXT"],
    [["--approved-by", approver, "--reason", " "], "--reason TEXT"],
    [["--approved-by", "", "--reason", "x"], "--approved-by NAME"],
    [["--date", "2026-12"], "2026-12 is not a date."],
    [["--date", "2026-02-31"], "2026-02-31 is not a date."],
  ] as const;
  for (const [args, said] of cases) {
    const ran = release(...args);
    expect([ran.code, ran.out], args.join(" ")).toEqual([2, ""]);
    expect(ran.err).toContain(said);
  }
  expect(existsSync(releases)).toBe(false);
}, 300_000);

test("an approved release is whole: the site, the data, the proof, and what only its owner may read", async () => {
  const prepared = await prepare(first);
  expect(prepared.refused).toEqual([]);
  const written = await writeRelease(operator, district.workspace, prepared, approval);
  expect(written).toMatchObject({ folder: join(releases, first) });
  const folder = join(releases, first);
  expect(readdirSync(folder).toSorted()).toEqual(["data", "private", "site"]);
  const data = ["cells.csv", "dictionary.en.csv", "dictionary.es.csv", "proof.json", "structure.json"];
  expect(readdirSync(join(folder, "data")).toSorted()).toEqual(data);
  expect(readdirSync(join(folder, "private")).toSorted()).toEqual([
    "certificates.jsonl",
    "records.json",
    "secret",
    "sign-off.json",
  ]);
  expect(readFileSync(join(folder, "data/cells.csv"), "utf8").split("\n")[0]).toBe(
    "population,indicator,school_year,place_kind,place_id,grade,grouping,level,n,rate,value,unit",
  );
  for (const lang of ["", "es/"])
    for (const page of ["index", "privacy", "what-we-do", "ask", "numbers", "methods", "accessibility"])
      expect(existsSync(join(folder, "site", `${lang}${page}.html`)), lang + page).toBe(true);
  for (const name of data)
    expect(readFileSync(join(folder, "site/data", name)), name).toEqual(readFileSync(join(folder, "data", name)));

  // Owner only, also the log that no release can vanish from.
  const mode = (path: string): number => statSync(path).mode & 0o777;
  expect([mode(releases), mode(folder), mode(join(folder, "private"))]).toEqual([0o700, 0o700, 0o700]);
  for (const name of filesIn(join(folder, "private"))) expect(mode(join(folder, "private", name)), name).toBe(0o600);
  expect(mode(join(releases, "sign-offs.jsonl"))).toBe(0o600);

  // Neither the secret, nor the approver's log, nor the true tables are in what is for everybody.
  const students = new Set(
    readFileSync(district.files.get("SENR") ?? "", "utf8")
      .split("\n")
      .flatMap((line) => line.split("^")[7] || []),
  );
  expect(students.size).toBeGreaterThan(300);
  const ofOwner = [secret, approver, "certificates", ...Object.values(prepared.records).map(({ students: n }) => n)];
  let files = 0;
  for (const part of ["data", "site"])
    for (const name of filesIn(join(folder, part))) {
      const text = readFileSync(join(folder, part, name), "latin1");
      for (const one of ofOwner) expect(text.includes(one) && `${name}: ${one}`).toBe(false);
      if (/\.(html|csv|json)$/.test(name))
        for (const [id] of text.matchAll(/\d{10}/g)) expect(students.has(id) && `${name}: ${id}`).toBe(false);
      files += 1;
    }
  expect(files).toBeGreaterThan(100);
  const proof = readFileSync(join(folder, "site/privacy.html"), "utf8");
  for (const said of ["What is hidden, by kind of place", "What is hidden, by group of students", "Sums that it used"])
    expect(proof).toContain(said);
  const { leaks, surface } = await attackReleases(operator, [folder], "/");
  expect([leaks, surface]).toEqual([[], []]);
  await expect(prepare(first)).rejects.toMatchObject({ code: "release.exists" });
}, 300_000);

test("a release stopped in the middle leaves none, and the next one sweeps what is left; the same records are printed alike", async () => {
  const stopped = spawn(
    process.execPath,
    [
      join(import.meta.dirname, "../../src/cli/fairlead.ts"),
      ...["release", "--date", third, "--approved-by", approver, "--reason", "x"],
    ],
    { cwd: district.workspace.folder, stdio: "ignore", env: { PATH: process.env["PATH"] ?? "", TMPDIR: tmpdir() } },
  );
  const ended = new Promise((resolve) => stopped.once("exit", (_, signal) => resolve(signal)));
  const part = join(releases, `${third}.part`);
  while (!existsSync(join(part, "site")) && stopped.exitCode === null) await setTimeout(5);
  stopped.kill("SIGKILL");
  expect(await ended).toBe("SIGKILL");
  expect([existsSync(part), existsSync(join(releases, third))]).toEqual([true, false]);

  const prepared = await prepare(second);
  expect(prepared.refused).toEqual([]);
  expect(prepared.moved).toEqual({ records: 0, new: 0, gone: 0, hidden: 0, rules: 0 });
  expect(prepared.protected.release.cells).toEqual(published(first).cells);
  expect(await writeRelease(operator, district.workspace, prepared, approval)).toMatchObject({
    folder: join(releases, second),
  });
  expect(readdirSync(releases).toSorted()).toEqual([first, second, "sign-offs.jsonl"]);
  const log = readFileSync(join(releases, "sign-offs.jsonl"), "utf8").trim().split("\n");
  expect(log.map((line) => JSON.parse(line) as SignOff)).toEqual(
    [first, second].map((released) =>
      expect.objectContaining({ released, approvedBy: approver, reason: "Yearly report" }),
    ),
  );
  // Prepared before another release was published, it was not attacked together with it.
  await expect(
    writeRelease(operator, district.workspace, { ...prepared, date: third }, approval),
  ).rejects.toMatchObject({ code: "release.exists" });
}, 300_000);

test("an earlier release that was changed, or is gone, is missed", async () => {
  const folder = join(releases, first);
  const away = `${folder}-away`;
  cpSync(folder, away, { recursive: true });
  const refused = { code: "release.changed", facts: { folder } };
  for (const name of ["data/cells.csv", "data/structure.json"]) {
    const text = readFileSync(join(folder, name), "utf8");
    writeFileSync(join(folder, name), text.replace("0", "1"));
    await expect(prepare(third), name).rejects.toMatchObject(refused);
    rmSync(join(folder, name));
    await expect(prepare(third), name).rejects.toMatchObject(refused);
    writeFileSync(join(folder, name), text);
  }
  for (const name of ["private/sign-off.json", "private", "."]) {
    rmSync(join(folder, name), { recursive: true });
    await expect(prepare(third), name).rejects.toMatchObject(refused);
    rmSync(folder, { recursive: true, force: true });
    cpSync(away, folder, { recursive: true });
  }
  rmSync(away, { recursive: true });
});

test("a policy that would show more does not show what was hidden", async () => {
  const { protected: now, refused } = await prepare(third, "us-wi");
  const before = new Map(published(second).cells.map((cell) => [keyText(cell), cell]));
  const shown = now.release.cells.filter((cell) => {
    const last = before.get(keyText(cell));
    return last !== undefined && printedOf(last) === "*" && printedOf(cell) !== "*";
  });
  expect(shown).toEqual([]);
  expect(refused.filter(({ why }) => why === "shown-again")).toEqual([]);
}, 300_000);

test("numbers that moved are counted by their reason, and no correction of a few students is printed", async () => {
  const before = new Map(published(second).cells.map((cell) => [keyText(cell), cell]));
  const otherwise = ({ protected: now }: PreparedRelease): readonly (readonly [ReleaseCell, ReleaseCell])[] =>
    now.release.cells.flatMap((cell) => {
      const last = before.get(keyText(cell));
      return last === undefined || printedOf(last) === printedOf(cell) ? [] : [[last, cell] as const];
    });
  await learnEnglish(1);
  const corrected = await prepare(third);
  for (const [last, cell] of otherwise(corrected)) {
    if (last.n.kind !== "number" || cell.n.kind !== "number") continue;
    expect(Math.abs(last.n.value - cell.n.value), keyText(cell)).toBeGreaterThanOrEqual(11);
  }
  expect(corrected.moved).toMatchObject({ records: otherwise(corrected).length, new: 0, hidden: 0, rules: 0 });

  await learnEnglish(40);
  const { length } = otherwise(await prepare(third));
  expect(length).toBeGreaterThan(1);
  const said = release("--date", third);
  expect(said.out).toContain("These numbers moved since the last release:");
  expect(said.out).toContain(`- ${length} numbers, because records of the year changed`);
}, 300_000);

/** So many students who were no English learners are after all. */
const learnEnglish = (students: number): Promise<void> =>
  correct(district, "SELA", (lines) => {
    let left = students;
    return lines.map((line) => (line.includes("^EO^") && left-- > 0 ? line.replace("^EO^", "^EL^") : line));
  });

test("a release that gives away what an earlier one printed is refused: it names the cells, not their numbers, and writes nothing", async () => {
  // As if an earlier release had printed a small group by hand.
  const { tables } = await prepare(third);
  const { cells, structure } = published(second);
  const [population] = tables.populations.filter(({ id }) => id === "stability");
  const [year] = population!.years;
  const { names } = releaseGroups(tables, population);
  const nodes = nodesOf(tables, population!);
  const truth = (cell: ReleaseCell): number => {
    const node = nodes.findIndex(({ place }) => tables.places[place]!.id === cell.placeId);
    const group = names.findIndex(({ grouping, level }) => grouping === cell.grouping && level === cell.level);
    return year!.n[node * names.length + group]!;
  };
  const at = cells.findIndex(
    (cell) =>
      cell.population === "stability" &&
      cell.indicator === "" &&
      cell.n.kind === "hidden" &&
      cell.grouping === "race-ethnicity" &&
      truth(cell) > 1 &&
      truth(cell) < 8,
  );
  expect(at).toBeGreaterThan(-1);
  const folder = join(releases, second);
  const text = cellsText(cells.map((cell, i) => (i === at ? { ...cell, n: printedNumber(truth(cell)) } : cell)));
  const signOffPath = join(folder, "private/sign-off.json");
  const signOff = JSON.parse(readFileSync(signOffPath, "utf8")) as SignOff;
  writeFileSync(join(folder, "data/cells.csv"), text);
  writeFileSync(signOffPath, JSON.stringify({ ...signOff, files: { ...signOff.files, "cells.csv": sha256([text]) } }));
  expect(structure.released).toBe(second);

  const { placeKind, placeId, level, schoolYear } = cells[at]!;
  const refused = release("--date", third, "--approved-by", approver, "--reason", "x");
  expect(refused.code).toBe(1);
  expect(refused.out).toMatch(/^Not published: /);
  expect(refused.out).toContain(`  ${schoolYear}, ${placeKind} ${placeId}, race-ethnicity=${level}, stability\n`);
  expect(refused.out).not.toContain("Released in");
  expect(readdirSync(releases).toSorted()).toEqual([first, second, "sign-offs.jsonl"]);
}, 300_000);

test("what moved is what differs, each number once", () => {
  const one = published(first);
  const cells = one.cells.map((cell, i) =>
    i % 7 === 0 && cell.indicator === "" ? { ...cell, n: { kind: "hidden" } as const } : cell,
  );
  const differ = cells.filter((cell, i) => printedOf(cell) !== printedOf(one.cells[i]!)).length;
  expect(movedNumbers(one, { ...one, cells })).toEqual({ records: 0, new: 0, gone: 0, hidden: differ, rules: 0 });
  expect(movedNumbers({ ...one, cells }, one)).toMatchObject({ hidden: 0, rules: differ });
  expect(movedNumbers(one, { ...one, cells: one.cells.slice(3) })).toMatchObject({ gone: 3 });
  expect(movedNumbers({ ...one, cells: one.cells.slice(3) }, one)).toMatchObject({ new: 3 });
});
