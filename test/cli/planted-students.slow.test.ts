import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { main } from "../../src/cli/main.ts";
import { enrollmentFile, freshFolder } from "../sources/small-district.ts";

/** What a command prints, run in this process. */
async function printed(args: readonly string[]): Promise<string> {
  const written: string[] = [];
  const { stdout, stderr } = process;
  const kept = [stdout, stderr].map((stream) => [stream, stream.write] as const);
  for (const stream of [stdout, stderr])
    stream.write = ((text: string | Uint8Array) => {
      written.push(String(text));
      return true;
    }) as typeof stream.write;
  try {
    await main(args);
  } finally {
    for (const [stream, write] of kept) stream.write = write;
  }
  return written.join("");
}

const students = 36;
/** Digits that occur nowhere else: a state identifier, or a birth date in one of the formats used in exports. */
const idOf = (i: number): string => `73${String(10_000_019 + i * 7).padStart(8, "0")}`;
const birthOf = (i: number): readonly string[] => {
  const [y, m, d] = [2007 + (i % 9), 1 + (i % 12), 1 + ((i * 5) % 28)];
  const two = (n: number): string => String(n).padStart(2, "0");
  return [`${y}-${two(m)}-${two(d)}`, `${m}/${d}/${y}`, `${y}${two(m)}${two(d)}`];
};

type File = {
  readonly name: string;
  readonly heads: readonly string[];
  readonly row: (i: number) => readonly string[];
};
const school = (i: number): string => (i % 2 === 0 ? "0112345" : "0112346");
const pick = (values: readonly string[], i: number): string => values[i % values.length] ?? "";
const files: readonly File[] = [
  {
    name: "roster.csv",
    heads:
      "SSID,School Code,School Name,District Code,Grade,Gender,Ethnicity,Birthdate,English Learner,Lunch,Home Language,Entry Date,Exit Date,Days Enrolled,Days Attended".split(
        ",",
      ),
    row: (i) => [
      idOf(i),
      school(i),
      i % 2 === 0 ? "Alder" : "Birch",
      "5912345",
      pick(["05", "06"], i),
      pick(["F", "M"], i),
      pick(["White", "Hispanic", "Asian"], i),
      birthOf(i)[0] ?? "",
      pick(["Y", "N"], i),
      pick(["Free", "Paid"], i),
      pick(["Spanish", "English"], i),
      "2024-08-15",
      "2025-06-05",
      "180",
      String(130 + i),
    ],
  },
  {
    name: "discipline.csv",
    heads: "SSID,School Code,Incident ID,Incident Date,Offense,Result,Days".split(","),
    row: (i) => [
      idOf(i),
      school(i),
      `I${i}`,
      "2025-01-15",
      "Fighting",
      pick(["Out of school suspension", "In-school suspension"], i),
      "1",
    ],
  },
  {
    name: "tests.csv",
    heads: "SSID,School Code,School Year,Grade,Test,Subject,Scale Score,Achievement Level".split(","),
    row: (i) => [
      idOf(i),
      school(i),
      "2024-25",
      "05",
      "CAASPP",
      pick(["ELA", "Math"], i),
      String(2400 + i),
      pick(["1", "2", "3", "4"], i),
    ],
  },
  {
    name: "survey.csv",
    heads:
      "Student ID,School,Grade,Gender,Race,I feel safe at my school,I feel like I belong at this school,Comments".split(
        ",",
      ),
    row: (i) => [
      idOf(i),
      school(i),
      "05",
      pick(["F", "M"], i),
      "White",
      pick(["Agree", "Disagree"], i),
      pick(["Agree", "Strongly agree"], i),
      "",
    ],
  },
];

/** Every file with a student's identifier in one cell of each column, and a birth date in another. */
function planted(form: number, first: number): Readonly<Record<string, string>> {
  return Object.fromEntries(
    files.map(({ name, heads, row }) => {
      const rows = Array.from({ length: students }, (_, i) => [...row(i)]);
      heads.forEach((_, column) => {
        const at = (first + 2 * column) % students;
        const [id, born] = [rows[at], rows[(at + 1) % students]];
        if (id !== undefined) id[column] = idOf(at);
        if (born !== undefined) born[column] = birthOf(at + 1)[form] ?? "";
      });
      return [name, [heads, ...rows].map((cells) => cells.join(",")).join("\n")];
    }),
  );
}

const filesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => statSync(join(folder, name)).isFile())
    : [];

test("no student identifier or birth date appears on screen, in JSON or in a report, whichever column it was in", async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(2), fc.nat(students - 1), async (form, first) => {
      const home = freshFolder();
      const delivery = join(home, "files");
      mkdirSync(delivery);
      for (const [name, text] of Object.entries(planted(form, first))) writeFileSync(join(delivery, name), text);
      const senr = enrollmentFile({ schoolYear: 2025, schools: [20, 20] }).split("\r\n");
      const shifted = senr.map((line, i) =>
        i === 3 ? line.replace("0100001", birthOf(3)[form] ?? "") : i === 4 ? line.replace("0100001", idOf(4)) : line,
      );
      writeFileSync(join(delivery, "SENR.txt"), shifted.join("\r\n"));
      const ws = join(home, "w");
      const all: string[] = [];
      const run = async (...args: string[]): Promise<string> => {
        const out = await printed([...args, "--workspace", ws]);
        all.push(`> ${args.join(" ")}\n${out}`);
        return out;
      };
      await printed(["init", ws, "--name", "X"]);
      const list = files.map(({ name }) => join(delivery, name));
      await run("check", delivery);
      await run("map", ...list, "--json");
      await run("map", ...list, "--save", "--year", "2025");
      const names = readdirSync(join(ws, "profiles")).filter((name) => name.endsWith(".yaml"));
      for (const name of names) {
        const path = join(ws, "profiles", name);
        // Answer every open question the way a hurried person would.
        const text = readFileSync(path, "utf8").replaceAll(
          /^( +| *[^\s#].*: )"?\?"?( *#.*)?$/gm,
          (line, before: string, note = "") =>
            /likely: (\S+)/.test(note)
              ? `${before}${/likely: (\S+)/.exec(note)?.[1]}`
              : line.replace(/"?\?"?/, before.includes("missing") ? "yes" : "null"),
        );
        writeFileSync(path, text);
      }
      await run("check", delivery, "--json");
      await run("load", delivery, "--accept", "--json");
      await run("quarantine");
      await run("loads", "--json");
      await run("doctor");
      await run("doctor", "--json");
      const out = join(home, "report");
      await run("audit", "--json", "--out", out);
      await run("audit");
      const ids = filesIn(out)
        .filter((name) => name.endsWith(".json"))
        .flatMap((name) =>
          [...readFileSync(join(out, name), "utf8").matchAll(/"id": ?"([^"]+\/[^"]+)"/g)].map((m) => m[1] ?? ""),
        );
      for (const id of ids.slice(0, 1)) await run("explain", id, "--json");
      for (const name of filesIn(out))
        if (/\.(html|json|csv)$/.test(name)) all.push(`${name}\n${readFileSync(join(out, name), "utf8")}`);
      const values = Array.from({ length: students }, (_, i) => [
        idOf(i),
        ...birthOf(i).slice(0, 2),
        birthOf(i)[2] ?? "",
      ]).flat();
      const seen = values.flatMap((value) =>
        all.flatMap((text) => {
          const at = new RegExp(`(?<![\\d/])${value}(?!\\d)`).exec(text);
          return at === null
            ? []
            : [`${value} in ${text.split("\n", 1)[0]}: ${text.slice(Math.max(0, at.index - 100), at.index + 40)}`];
        }),
      );
      expect(seen).toEqual([]);
      expect(all.join("\n")).toContain("####");
    }),
    { numRuns: 1, endOnFailure: true },
  );
}, 120_000);
