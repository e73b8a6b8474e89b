import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const src = join(import.meta.dirname, "..", "..", "src");
const filesOf = (room: string): [name: string, text: string][] =>
  readdirSync(join(src, room), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => [`${room}/${name}`, readFileSync(join(src, room, name), "utf8")]);

const terminal =
  /from "(commander|cli-progress|string-width|wrap-ansi|hono|@hono)\b|process\.(stdout|stderr|stdin|argv|exit)|console\./;

test("the application and the printers know no argument parser, no output stream and no exit code", () => {
  const files = [...filesOf("app"), ...filesOf("printers"), ...filesOf("access")];
  expect(files.length).toBeGreaterThan(25);
  for (const [name, text] of files) expect(text, name).not.toMatch(terminal);
  expect('import { Command } from "commander";').toMatch(terminal);
  expect("process.exitCode = 1;").toMatch(terminal);
});

test("commands ask the application: none opens the engine or a warehouse itself", () => {
  for (const [name, text] of filesOf("cli/commands"))
    expect(text, name).not.toMatch(/openDuckDb|openWarehouse|\bdb\.all\(/);
});

test("every question of the application takes the viewer and asks for a right", () => {
  const questions = filesOf("app").filter(([, text]) => /viewer: Viewer/.test(text));
  expect(questions.length).toBeGreaterThan(15);
  for (const [name, text] of questions) expect(text, name).toMatch(/requireRight\(viewer, |\(viewer, /);
});
