import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { Release } from "../../src/release/cell.ts";
import { hiddenValue, printedNumber } from "../../src/release/printed.ts";
import { writeStructure } from "../../src/release/structure-file.ts";
import { type People, released, shaped } from "../attack/made-release.ts";
import { cellsText } from "../release/cells-text.ts";
import { fairlead } from "./run.ts";

const home = mkdtempSync(join(tmpdir(), "attack-cli-"));
afterAll(() => rmSync(home, { recursive: true }));

function write(name: string, { structure, cells }: Release): string {
  const data = join(home, name, "data");
  mkdirSync(data, { recursive: true });
  writeFileSync(join(data, "structure.json"), writeStructure(structure));
  writeFileSync(join(data, "cells.csv"), cellsText(cells));
  return name;
}

const form = shaped({
  groupings: [{ id: "el", levels: ["yes", "no"], sum: "exact" }],
  schools: ["S1", "S2"],
});
const learners: readonly People[] = [
  { count: 6, school: "S1", levels: { el: "yes" } },
  { count: 34, school: "S1", levels: { el: "no" } },
  { count: 22, school: "S2", levels: { el: "yes" } },
  { count: 27, school: "S2", levels: { el: "no" } },
];
const square = ["S1 el=yes", "S1 el=no", "S2 el=yes", "S2 el=no"];

test("attack names what can be worked out, not what it is, and exits with 1; a safe release passes", () => {
  const safe = fairlead(home, ["attack", write("safe", released(form, learners, { hidden: square }))]);
  expect([safe.code, safe.err]).toEqual([0, "Attacking 1 release ...\n"]);
  expect(safe.out).toMatch(/^Nothing hidden could be worked out: 4 of 9 numbers of students are hidden or a range\./);

  const open = write("open", released(form, learners, { hidden: ["S1 el=yes"] }));
  const leaked = fairlead(home, ["attack", open]);
  expect(leaked.code).toBe(1);
  expect(leaked.out).toMatch(/^Do not publish: 1 number can give a student away\./);
  expect(leaked.out).toContain("1 hidden small group can be worked out exactly:\n  2025-26, school S1, el=yes");
  expect(leaked.out).not.toMatch(/\b6\b/);

  const spanish = fairlead(home, ["--lang", "es", "attack", open]);
  expect([spanish.code, spanish.out.split("\n")[0]]).toEqual([
    1,
    "No publicar: 1 número puede delatar a un estudiante.",
  ]);

  // Each is safe alone; the second release shows what the first one hid.
  const second = write("second", released(form, learners, { hidden: ["S2 el=yes", "S2 el=no", "S1 el=yes"] }));
  const both = fairlead(home, ["attack", "safe", second, "--json"]);
  expect(both.code).toBe(1);
  const answer = both.json() as { ok: boolean; leaks: object[] };
  expect(answer.ok).toBe(false);
  expect(answer.leaks.length).toBeGreaterThan(0);
  for (const leak of answer.leaks) expect(Object.keys(leak).sort()).toEqual(["key", "kind"]);
});

test("a release that contradicts itself, or is not rounded as it says, is named so", () => {
  const contradicting = write("contradicting", released(form, learners, { counts: { D: printedNumber(90) } }));
  const refused = fairlead(home, ["attack", contradicting]);
  expect(refused.code).toBe(1);
  expect(refused.out).toMatch(/^Do not publish: the release contradicts itself\./);
  expect(refused.out).not.toContain("give a student away");

  const range = { kind: "range", low: 40, high: 49 } as const;
  const people: readonly People[] = [...learners, { count: 40, school: "S2", levels: { el: "no" } }];
  const counts = { S1: range, S2: hiddenValue, D: hiddenValue };
  const off = fairlead(home, ["attack", write("off", released(form, people, { hidden: square, counts }))]);
  expect([off.code, off.out.split("\n")[0]]).toEqual([
    1,
    "Do not publish: 1 number is not rounded as the release says.",
  ]);
});

test("a page that shows what cells.csv hides is refused, by its file and line", () => {
  const name = write("site", released(form, learners, { hidden: square }));
  mkdirSync(join(home, name, "site"));
  writeFileSync(join(home, name, "site", "index.html"), '<p><span data-count="5">6</span></p>');
  const refused = fairlead(home, ["attack", name]);
  expect(refused.code).toBe(1);
  expect(refused.out).toMatch(/^Do not publish: the built files show more than the release in 1 place\./);
  expect(refused.out).toContain("site/index.html, line 5 of cells.csv");
});

test("a folder without a release, and a file of another form, are errors that say what to do", () => {
  mkdirSync(join(home, "empty"));
  const none = fairlead(home, ["attack", "empty"]);
  expect([none.code, none.out]).toEqual([2, ""]);
  expect(none.err).toContain("empty has no data/cells.csv with a data/structure.json.");
  write("broken", released(form, learners));
  writeFileSync(join(home, "broken", "data", "cells.csv"), "a,b\n1,2\n");
  const broken = fairlead(home, ["attack", "broken"]);
  expect(broken.code).toBe(2);
  expect(broken.err).toContain("cells.csv, line 1");
});
