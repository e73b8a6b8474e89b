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

test("the headline counts the problems of the list under it, one entry a kind, not the rows they are about", () => {
  expect(printed("en", [kept(2), checked(1)])[0]).toBe(
    "1 problem that keeps rows out and 1 thing to check, most rows first:",
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
        // Problems of one kind are one entry, which says how many more there are.
        const entries = lines.filter((line) => /^\d+\. /.test(line));
        expect(entries.map((line) => line.includes("a.csv"))).toEqual([
          ...(errors > 0 ? [true] : []),
          ...(warnings > 0 ? [false] : []),
        ]);
        const alike = lines.flatMap((line) => /^ {3}(\d+) (?:more problem|problema)/.exec(line)?.[1] ?? []);
        expect(alike.map(Number)).toEqual([errors - 1, warnings - 1].filter((n) => n > 0));
      },
    ),
  );
});

test("problems of other columns are other kinds, and kinds that are not shown are counted", () => {
  const blank = (columnName: string, file: string): Problem =>
    fileProblem({
      code: "sources.blank",
      severity: "error",
      file,
      lines: [2],
      rows: 3,
      columnName,
      facts: { record: "Enrollment" },
    } as never);
  const lines = printed("en", [blank("SSID", "a.csv"), blank("SSID", "b.csv"), blank("Grade", "a.csv")]);
  expect(lines.filter((line) => /^\d+\. /.test(line))).toHaveLength(2);
  expect(lines).toContain("   1 more problem of this kind in 1 file (3 rows):");
  expect(lines.join(" ")).toContain("b.csv:2");
  const many = Array.from({ length: 30 }, (_, i) => [
    blank(`Column ${i}`, "a.csv"),
    blank(`Column ${i}`, "b.csv"),
  ]).flat();
  expect(printed("en", many).join(" ")).toContain("... and 10 more.");
});
