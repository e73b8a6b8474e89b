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
