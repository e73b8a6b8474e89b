import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { enrollmentFile, freshFolder, freshWorkspace } from "../sources/small-district.ts";
import { fairlead, tooWide } from "./run.ts";

/** A workspace with one load of 40 students, two rows of it in quarantine; and export files beside it. */
let folder: string;
let senr: string;
let fewer: string;

beforeAll(() => {
  const home = freshFolder();
  folder = join(home, "district");
  expect(fairlead(home, ["init", "district", "--name", "Río Alto: Unified", "--id", "0112345"]).code).toBe(0);
  senr = join(home, "SENR export.txt");
  fewer = join(home, "fewer.txt");
  const bad = enrollmentFile({ schoolYear: 2026, schools: [2], first: 500, grade: () => "77" });
  writeFileSync(senr, enrollmentFile({ schoolYear: 2026, schools: [40] }) + bad);
  writeFileSync(fewer, enrollmentFile({ schoolYear: 2026, schools: [20] }));
  const loaded = fairlead(folder, ["load", senr]);
  expect(loaded.code).toBe(0);
  expect(loaded.out).toContain("Loaded 40 rows from 1 file (load 1).");
  expect(loaded.out).toContain("fairlead undo 1");
});

test("without a workspace, every command that needs one says how to create one and exits with 2", () => {
  const elsewhere = freshFolder();
  for (const args of [["loads"], ["load", senr], ["serve"]]) {
    const ran = fairlead(elsewhere, args);
    expect([args[0], ran.code]).toEqual([args[0], 2]);
    expect(ran.err).toContain("fairlead init");
    expect(ran.out).toBe("");
  }
  const wrong = fairlead(elsewhere, ["loads", "--workspace", "nowhere"]);
  expect(wrong.code).toBe(2);
  expect(wrong.err).toContain("does not exist");
});

test("wrong use exits with 2, says what is wrong and where help is, and prints nothing to stdout", () => {
  const cases: readonly (readonly [string[], string])[] = [
    [["lod"], "unknown command 'lod'"],
    [["load"], "missing required argument"],
    [["load", senr, "--everything"], "unknown option '--everything'"],
    [["check", "nothere.txt", "nor this.txt"], "nothere.txt, no nor this.txt"],
    [["serve", "--port", "many"], 'not "many"'],
    [["undo", "99"], "There is no load 99"],
    [["init", "x"], "required option '--name"],
  ];
  for (const [args, says] of cases) {
    const ran = fairlead(folder, args);
    expect([args.join(" "), ran.code]).toEqual([args.join(" "), 2]);
    expect(ran.err).toContain(says);
    expect(ran.out).toBe("");
  }
});

test("check exits with 1 and prints each problem with file, line, column, value, students and fix, and what is possible", () => {
  const ran = fairlead(folder, ["check", senr]);
  expect(ran.code).toBe(1);
  expect(ran.out).toContain("`SENR export.txt`, line 41, column 24");
  expect(ran.out).toContain('"77" is not');
  expect(ran.out).toContain("2 rows about 2 students");
  expect(ran.out).toContain("To fix it:");
  expect(ran.out).toContain("SENR export.txt:41:24 [sources.unknown-code]");
  expect(ran.out).toMatch(/make possible \d+ of \d+ indicators/);
  expect(ran.out).toMatch(/would add \d+/);
  expect(ran.out).toContain("Nothing was loaded.");
});

test("a held load exits with 1 and says why and how to continue", () => {
  const ran = fairlead(folder, ["load", fewer]);
  expect(ran.code).toBe(1);
  expect(ran.out).toContain("The load is on hold, because something looks wrong. Nothing was changed.");
  expect(ran.out).toContain("50% fewer students in the district in 2025-26 (20; 40 now loaded).");
  expect(ran.out).toContain("--accept");
});

test("with --json every command prints one JSON object, also for errors", () => {
  const elsewhere = freshFolder();
  expect(fairlead(folder, ["loads", "--json"]).json()).toMatchObject({
    ok: true,
    loads: [{ number: 1, stands: true, rowsLoaded: 40, rowsQuarantined: 2 }],
  });
  expect(fairlead(folder, ["--json", "check", senr]).json()).toMatchObject({ ok: false, problems: [{ line: 41 }] });
  expect(fairlead(folder, ["load", fewer, "--json"]).json()).toMatchObject({ ok: false, outcome: "held" });
  expect(fairlead(folder, ["doctor", "--json"]).json()).toMatchObject({ ok: true });
  expect(fairlead(folder, ["quarantine", "--json"]).json()).toMatchObject({
    ok: false,
    rows: [{ line: 41 }, { line: 42 }],
  });
  expect(fairlead(elsewhere, ["loads", "--json"]).json()).toMatchObject({ error: { code: "workspace.none-found" } });
  expect(fairlead(folder, ["lod", "--json"]).json()).toMatchObject({
    ok: false,
    error: { code: "commander.unknownCommand" },
  });
});

test("piped output has no color codes and no cursor movements, and no line is wider than a narrow screen", () => {
  for (const args of [["check", senr], ["loads"], ["doctor"], ["quarantine"], ["--help"], ["load", fewer]]) {
    const { out, err } = fairlead(folder, args, { COLUMNS: "40", FORCE_COLOR: "1" });
    expect(out + err).not.toContain("\u001b");
    expect(tooWide(out, 40), args[0]).toEqual([]);
  }
});

test("--lang es prints Spanish, including errors and help", () => {
  const held = fairlead(folder, ["load", fewer, "--lang", "es"]);
  expect(held.out).toContain("La carga está en espera");
  expect(held.out).toContain("50% menos estudiantes en el distrito");
  expect(fairlead(folder, ["undo", "99", "--lang=es"]).err).toContain("No existe la carga 99");
  expect(fairlead(folder, ["--help"], { FAIRLEAD_LANG: "es" }).out).toContain("Comandos:");
});

test("quarantine --out exits with 1 and says how to load the corrected rows", () => {
  const to = join(freshFolder(), "corrections");
  const ran = fairlead(folder, ["quarantine", "--out", to]);
  expect(ran.code).toBe(1);
  expect(ran.out).toContain(`fairlead load --add ${to}`);
});

test("wrong settings are reported with their line and column, and nothing is done", () => {
  const home = freshWorkspace().folder;
  const path = join(home, "fairlead.yaml");
  const text = readFileSync(path, "utf8").replace("minimum_n: 11", "minimum_n: eleven\nminimun_gap: 3");
  writeFileSync(path, text);
  const ran = fairlead(home, ["loads"]);
  expect(ran.code).toBe(2);
  const line = text.split("\n").indexOf("minimum_n: eleven") + 1;
  expect(ran.err).toContain(`fairlead.yaml:${line}:1: minimum_n`);
  expect(ran.err).toContain(`fairlead.yaml:${line + 1}:1: minimun_gap: unknown setting minimun_gap`);
  const doctor = fairlead(home, ["doctor"]);
  expect(doctor.code).toBe(1);
  expect(doctor.out).toContain("problem");
});
