import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { en } from "../../src/cli/words/en.ts";
import { es } from "../../src/cli/words/es.ts";

const src = join(import.meta.dirname, "..", "..", "src");

/** Files whose errors a reader of the terminal meets on any day. */
const files = readdirSync(join(src, "sources"), { withFileTypes: true })
  .filter((f) => f.isFile())
  .map((f) => join(src, "sources", f.name));

test("every error about workspaces, loads, the archive and the warehouse is told in Spanish too", () => {
  const codes = files.flatMap((file) => [
    ...readFileSync(file, "utf8").matchAll(
      /AppError\(\s*"((?:workspace|config|delivery|load|archive|rebuild|warehouse)\.[a-z-]+)"/g,
    ),
  ]);
  const thrown = [...new Set(codes.map((m) => m[1] ?? ""))].sort();
  expect(thrown.length).toBeGreaterThan(15);
  expect(Object.keys(es.errors ?? {})).toEqual(expect.arrayContaining(thrown));
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
