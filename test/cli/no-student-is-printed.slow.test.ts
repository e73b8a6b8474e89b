import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { goodBundle, goodTestFile } from "../sources/bundle.ts";
import { answeringAnything, hasTerminal, keys } from "./on-a-terminal.ts";
import { fairlead } from "./run.ts";

const launcher = join(import.meta.dirname, "..", "..", "bin", "fairlead.js");

/** Values that occur nowhere else: identifiers, birth dates, names, notes, Social Security numbers. */
function canaries(): { next(kind: number): string; used: string[] } {
  const used: string[] = [];
  const next = (kind: number): string => {
    const i = used.length;
    const letters = (n: number): string => [...String(n * 7919 + 104_729)].map((d) => "qwjzkvbxpg"[Number(d)]).join("");
    const value = [
      `73${String(i).padStart(8, "0")}`,
      `19${String(81 + (i % 18))}-${String(30 + (i % 60))}-${String(40 + (i % 50))}`,
      `Zk${letters(i)}`,
      `zk${letters(i)} hit teacher qj${i}`,
      `9${String(i).padStart(2, "0")}-45-67${String(i % 90).padStart(2, "0")}`,
      `7O${String(i).padStart(8, "0")}`,
    ][kind % 6] as string;
    used.push(value);
    return value;
  };
  return { next, used };
}

/** Puts canaries into cells of a delivery, except first cells (record types) and header lines. */
function withCanaries(
  text: string,
  delimiter: string,
  header: number,
  places: readonly number[],
  put: (kind: number) => string,
): string {
  const lines = text.split(/\r?\n/);
  for (const place of places) {
    const at = header + (place % Math.max(1, lines.length - 1 - header));
    const cells = (lines[at] ?? "").split(delimiter);
    if (cells.length < 2) continue;
    cells[1 + (Math.floor(place / 97) % (cells.length - 1))] = put(Math.floor(place / 13));
    lines[at] = cells.join(delimiter);
  }
  return lines.join("\n");
}

const list = [
  "Student ID,Last Name,Birthdate,Gender,Ethnicity,Grade,School,Lunch,Note",
  ...Array.from({ length: 24 }, (_, i) =>
    [
      `L${i}`,
      "Lastname",
      "2012-03-04",
      i % 2 ? "F" : "M",
      i % 3 ? "Hispanic" : "White",
      "5",
      "0112345",
      i % 2 ? "Free" : "Paid",
      "",
    ].join(","),
  ),
].join("\n");

test("no command prints a student's value as text or JSON, whichever cells are faulty", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1_000_000), { minLength: 60, maxLength: 60 }), (places) => {
      const folder = mkdtempSync(join(tmpdir(), "fairlead-test-"));
      const files = join(folder, "files");
      mkdirSync(files);
      const { next, used } = canaries();
      const write = (name: string, text: string): void => writeFileSync(join(files, name), text);
      for (const [name, text] of Object.entries(goodBundle(12)))
        write(name, withCanaries(text, "^", 0, places.slice(0, 20), next));
      write("tests2025.txt", withCanaries(goodTestFile(12), "^", 1, places.slice(20, 40), next));
      write("list.csv", withCanaries(list, ",", 1, places.slice(20), next));
      write("no-header.csv", Array.from({ length: 9 }, () => [0, 1, 2, 3, 4].map(next).join(",")).join("\n"));
      write("cut.csv", `a,b\n"${next(3)}\n${next(0)},${next(2)}\n`);
      const ws = join(folder, "w");
      const runs = [
        ["init", "--name", "X", ws],
        ["check", files],
        ["map", join(files, "list.csv"), join(files, "no-header.csv")],
        ["map", join(files, "list.csv"), "--save", "--year", "2025", "--workspace", ws],
        ["load", files, "--accept", "--workspace", ws],
        ["load", files, "--accept", "--workspace", ws],
        ["quarantine", "--workspace", ws],
        ["loads", "--workspace", ws],
        ["doctor", "--workspace", ws],
      ];
      const printed: string[] = [];
      for (const args of runs) {
        for (const json of args[0] === "init" || args[0] === "load" ? [args.includes("load")] : [false, true]) {
          const ran = fairlead(folder, [...args, ...(json ? ["--json"] : [])]);
          expect([0, 1], `${args.join(" ")}\n${ran.out}\n${ran.err}`).toContain(ran.code);
          printed.push(ran.out, ran.err);
        }
      }
      const all = printed.join("\n");
      expect(used.length).toBeGreaterThan(100);
      expect(used.filter((canary) => all.includes(canary))).toEqual([]);
      expect(all).toContain("[sources.not-an-identifier]");
      expect(all).toContain("####");
    }),
    { numRuns: 2, endOnFailure: true },
  );
});

const missing = hasTerminal ? "" : " (skipped: no script)";

test.skipIf(!hasTerminal)(
  `nor in what the questions of map show on a terminal, whatever is answered${missing}`,
  async () => {
    const answer = fc.constantFrom(keys.enter, keys.enter, keys.down + keys.enter, keys.up + keys.enter);
    let questions = 0;
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(1_000_000), { minLength: 24, maxLength: 24 }),
        fc.array(answer, { minLength: 8, maxLength: 8 }),
        async (places, answers) => {
          const folder = mkdtempSync(join(tmpdir(), "fairlead-test-"));
          const { next, used } = canaries();
          // Every second time the proposal is right as it is, so that its questions are reached.
          const accepted = runs++ % 2 === 0 ? [keys.enter] : [];
          expect(fairlead(folder, ["init", "--name", "X", "w"]).code).toBe(0);
          writeFileSync(join(folder, "list.csv"), withCanaries(list, ",", 1, places, next));
          const command = [process.execPath, launcher, "map", "list.csv", "--year", "2025", "--workspace", "w"];
          const { screen } = await answeringAnything(folder, command, [...accepted, ...answers]);
          questions += new Set(screen.match(/\(\d+ of \d+\)/g)).size;
          // The file is checked with the answers at the end.
          expect(screen).toContain("Nothing was loaded");
          expect(used.length).toBeGreaterThan(10);
          expect(
            used.filter((canary) => screen.includes(canary)),
            screen,
          ).toEqual([]);
          // Wrapped lines and padding do not hide a value either.
          const close = screen.replaceAll(/\s+/g, "");
          expect(used.filter((canary) => close.includes(canary.replaceAll(/\s+/g, "")))).toEqual([]);
        },
      ),
      { numRuns: 4, endOnFailure: true },
    );
    expect(questions).toBeGreaterThan(2);
  },
);
