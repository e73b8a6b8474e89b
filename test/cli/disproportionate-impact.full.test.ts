import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { fairlead } from "./run.ts";

const folder = mkdtempSync(join(tmpdir(), "impact-cli-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** The arguments of a command line, quotes read as a shell reads them. */
const words = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");

test("the documented output matches the commands, and output files are readable only by their owner", () => {
  const page = readFileSync("docs/disproportionate-impact.md", "utf8");
  const blocks = [...page.matchAll(/^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$/gm)].map(([, kind, name, text]) => ({
    kind,
    name,
    text: text ?? "",
  }));
  let run = 0;
  for (const [i, { kind, name, text }] of blocks.entries()) {
    if (kind === "csv") writeFileSync(join(folder, name ?? ""), text);
    if (kind !== "sh") continue;
    const [program, ...args] = words(text.trim());
    expect(program).toBe("fairlead");
    const { out, err, code } = fairlead(folder, args, { COLUMNS: "100" });
    expect([code, err]).toEqual([0, ""]);
    expect(out.replaceAll(folder, "FOLDER").trimEnd()).toBe(blocks[i + 1]?.text.trimEnd());
    run += 1;
  }
  expect(run).toBe(6);
  for (const name of ["results.csv", "results.xlsx"])
    expect(statSync(join(folder, name)).mode & 0o777, name).toBe(0o600);
});

test("the documentation lists exactly the program's options", () => {
  const page = readFileSync("docs/disproportionate-impact.md", "utf8");
  const documented = new Set([...page.matchAll(/`(--[a-z0-9-]+)`/g)].map(([, option]) => option));
  const { out } = fairlead(folder, ["disproportionate-impact", "--help"]);
  const offered = new Set([...out.matchAll(/^ {2}(?:-\w, )?(--[a-z0-9-]+)/gm)].map(([, option]) => option));
  offered.delete("--help");
  documented.delete("--json");
  expect(documented).toEqual(offered);
});

test("JSON and CSV agree, and a list of students is refused", () => {
  mkdirSync(join(folder, "ids"));
  const rows = Array.from({ length: 40 }, (_, i) => `9000${100 + i},S${i % 2},${i % 3 === 0 ? 1 : 0}`);
  writeFileSync(join(folder, "ids", "s.csv"), `Student_ID,School,Passed\n${rows.join("\n")}\n`);
  const asked = ["disproportionate-impact", "ids/s.csv", "--success", "Passed"];
  const json = fairlead(folder, [...asked, "--group", "School", "--csv", "ids/r.csv", "--json"]);
  const answer = json.json() as { results: Record<string, unknown>[] };
  const lines = readFileSync(join(folder, "ids", "r.csv"), "utf8")
    .trim()
    .split("\n");
  const header = lines[0]?.split(",") ?? [];
  expect(answer.results).toHaveLength(lines.length - 1);
  for (const [i, result] of answer.results.entries()) {
    const cells = lines[i + 1]?.split(",") ?? [];
    expect(header.map((name) => String(result[name] ?? ""))).toEqual(cells);
  }
  const refused = fairlead(folder, [...asked, "--group", "Student_ID", "--csv", "ids/none.csv"]);
  expect(refused.code).toBe(2);
  expect(refused.out + refused.err).not.toMatch(/9000\d{3}/);
});
