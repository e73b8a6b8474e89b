import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { terminal as en } from "../../src/ui/language/en/terminal.ts";
import { terminal as es } from "../../src/ui/language/es/terminal.ts";

test("every sentence differs between languages, while commands and options have the same names", () => {
  const plain = (words: unknown, path = ""): [string, string][] =>
    typeof words === "string"
      ? [[path, words]]
      : typeof words === "object" && words !== null && !Array.isArray(words)
        ? Object.entries(words).flatMap(([key, value]) => plain(value, `${path}.${key}`))
        : [];
  const spanish = new Map(plain(es));
  const named = (text: string): string[] => [...text.matchAll(/`(?:fairlead )?(--)?[a-z]+/g)].map((m) => m[0]).sort();
  for (const [path, text] of plain(en)) {
    // One word alone may be the same in both ("color").
    if (text.includes(" ")) expect(spanish.get(path), path).not.toBe(text);
    expect(named(spanish.get(path) ?? ""), path).toEqual(named(text));
  }
});

test("each command that words print has the options that it requires", () => {
  const required: Readonly<Record<string, string>> = { init: "--name", "disproportionate-impact": "--success" };
  const root = join(import.meta.dirname, "../..");
  const of = (folder: string): string[] =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => /\.(ts|md)$/.test(file))
      .map((file) => join(root, folder, file));
  const printed = [
    ...of("src/ui/language").flatMap((file) => commandsIn(file, /(?<=`)fairlead [^`\n]+/g)),
    // In a sentence of a page a command may be named alone.
    ...[...of("docs"), join(root, "README.md")].flatMap((file) => commandsIn(file, /^fairlead .+/gm)),
  ].filter((command) => !command.includes("--help"));
  for (const [name, option] of Object.entries(required)) {
    const ofName = printed.filter((command) => new RegExp(`^fairlead ${name}\\b`).test(command));
    expect(ofName.length, name).toBeGreaterThan(0);
    for (const command of ofName) expect(command).toContain(option);
  }
});

const commandsIn = (file: string, pattern: RegExp): string[] =>
  [
    ...readFileSync(file, "utf8")
      .replaceAll(/^ *\/?\*.*$/gm, "")
      .matchAll(pattern),
  ].map(([command]) => command);
