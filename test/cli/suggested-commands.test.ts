import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { workingCommand } from "../../src/cli/suggested-commands.ts";
import { freshFolder } from "../sources/small-district.ts";

test("a suggested command uses the file's path from the current directory and the named workspace", () => {
  const cwd = freshFolder();
  mkdirSync(join(cwd, "exports", "may"), { recursive: true });
  for (const name of ["exports/roster.csv", "exports/may/a b.csv", "here.csv", "all.zip"])
    writeFileSync(join(cwd, name), "");
  const called = { cwd, workspace: undefined, paths: ["exports", "here.csv", "all.zip"] };
  expect(workingCommand('map "roster.csv"', called)).toBe("map exports/roster.csv");
  expect(workingCommand('map "may/a b.csv"', called)).toBe('map "exports/may/a b.csv"');
  expect(workingCommand('map "here.csv"', called)).toBe("map here.csv");
  expect(workingCommand('map "all.zip/roster.csv"', called)).toBe("map all.zip");
  expect(workingCommand('map "gone.csv"', called)).toBe('map "gone.csv"');
  expect(workingCommand("load", { ...called, workspace: "my district" })).toBe('load --workspace "my district"');
  expect(workingCommand("check --help", { ...called, workspace: "w" })).toBe("check --help");
  expect(workingCommand("audit --workspace w", { ...called, workspace: "x" })).toBe("audit --workspace w");
});

test("check and load suggest each other with the same files", () => {
  const cwd = freshFolder();
  for (const name of ["a.csv", "b c.csv", "d.csv", "e.csv"]) writeFileSync(join(cwd, name), "");
  const called = { cwd, called: "check", workspace: undefined, paths: ["a.csv", "--year", "2026", "b c.csv"] };
  expect(workingCommand("load", called)).toBe('load a.csv "b c.csv"');
  expect(workingCommand("load", { ...called, paths: ["a.csv", "b c.csv", "d.csv", "e.csv"] })).toBe("load FILES");
  // The workspace exists too, and is not a file to load.
  mkdirSync(join(cwd, "w"));
  expect(workingCommand("load", { ...called, workspace: "w", paths: ["--add", "a.csv", "--workspace", "w"] })).toBe(
    "load a.csv --workspace w",
  );
  // A placeholder is the file that the command was about.
  const one = { ...called, called: "map", paths: ["b c.csv", "--save", "--year", "2026"] };
  expect(workingCommand("check", one)).toBe('check "b c.csv"');
  expect(workingCommand("map", one)).toBe('map "b c.csv"');
  expect(workingCommand("map FILE --replace", one)).toBe('map "b c.csv" --replace');
  expect(workingCommand("load --accept FILES", called)).toBe('load --accept a.csv "b c.csv"');
  expect(workingCommand("map", called)).toBe("map FILE");
  expect(workingCommand("map FILE --replace", called)).toBe("map FILE --replace");
  expect(workingCommand("load", { ...called, called: "doctor" })).toBe("load");
  expect(workingCommand("audit", called)).toBe("audit");
});
