import fc from "fast-check";
import { expect, test } from "vitest";
import { languages } from "../../src/base/lang.ts";
import type { Problem } from "../../src/base/problem-facts.ts";
import { sayProblems } from "../../src/cli/say-reading.ts";
import { openTerminal } from "../../src/cli/terminal.ts";
import { fileProblem } from "../../src/sources/problem.ts";
import { languageOf } from "../../src/ui/language/languages.ts";

function printed(lang: "en" | "es", problems: readonly Problem[]): string[] {
  let said = "";
  const stream = { isTTY: false, write: (part: string) => (said += part) } as unknown as NodeJS.WriteStream;
  const words = languageOf[lang].terminal;
  sayProblems({ terminal: openTerminal({ out: stream, err: stream, env: {} }, false, words), words, lang }, problems);
  return said.split("\n");
}

const kept = (rows: number): Problem =>
  fileProblem({ code: "sources.not-text", severity: "error", file: "a.csv", rows, facts: {} });
const checked = (rows: number): Problem =>
  fileProblem({ code: "sources.empty-file", severity: "warning", file: "b.csv", rows, facts: {} });

test("the headline counts the entries of the list under it, not the rows they are about", () => {
  expect(printed("en", [kept(2), checked(1)])[0]).toBe(
    "1 problem that keeps rows out and 1 thing to check, the widest first:",
  );
  const counts = fc.integer({ min: 0, max: 40 });
  fc.assert(
    fc.property(
      fc.constantFrom(...languages),
      counts,
      counts,
      fc.integer({ min: 0, max: 9 }),
      (lang, errors, warnings, rows) => {
        fc.pre(errors + warnings > 0);
        const lines = printed(lang, [
          ...Array.from({ length: warnings }, () => checked(rows)),
          ...Array.from({ length: errors }, () => kept(rows)),
        ]);
        const said = [...(lines[0] ?? "").matchAll(/\d+/g)].map(Number);
        expect(said).toEqual([errors, warnings].filter((n) => n > 0));
        const entries = lines.filter((line) => /^\d+\. /.test(line));
        const more = Number(lines.find((line) => line.startsWith("... "))?.match(/\d+/)?.[0] ?? 0);
        expect(entries.length + more).toBe(errors + warnings);
        expect(entries.filter((line) => line.includes("a.csv")).length).toBe(Math.min(errors, entries.length));
      },
    ),
  );
});
