import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { en } from "../../src/cli/words/en.ts";
import { es } from "../../src/cli/words/es.ts";

const src = join(import.meta.dirname, "..", "..", "src");

/** Rooms whose errors only a programmer can meet: a wrong call of their own functions. */
const programmers =
  /^(base|stats|models|measures|ui)\.|^records\.(column-twice|kinds-differ|table-not-given|no-such-text)$|^cube\.kinds-differ$/;

test("every error that a reader of the terminal can meet is told in Spanish too", () => {
  const thrown = readdirSync(src, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .flatMap((name) => [
      ...readFileSync(join(src, name), "utf8").matchAll(/new AppError\(\s*"([a-z-]+\.[a-z-]+)",\s*\{\s*what: (.)/g),
    ])
    // What begins otherwise than as a text of its own is told in the words of the door.
    .filter(([, code = "", first = ""]) => !code.startsWith("cli.") || /["`]/.test(first))
    .map(([, code = ""]) => code);
  const met = [...new Set(thrown)].filter((code) => !programmers.test(code)).sort();
  expect(met.length).toBeGreaterThan(25);
  expect(Object.keys(es.errors ?? {}).sort()).toEqual(met);
});

test("every plain sentence differs between the languages, and commands and options are named alike", () => {
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
