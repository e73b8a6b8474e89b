import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { operator } from "../../src/access/viewer.ts";
import { checkFiles } from "../../src/app/check-files.ts";
import { initWorkspace } from "../../src/app/init-workspace.ts";
import { loadFiles } from "../../src/app/load-files.ts";
import { proposeMappings } from "../../src/app/propose-mappings.ts";
import { printProposal } from "../../src/cli/print-proposal.ts";
import { languageOf } from "../../src/ui/language/languages.ts";
import { problemWords } from "../../src/ui/language/problems.ts";

const files = {
  "wide.csv": "School,White,Black,Hispanic,Female,Male,Total\nAlder,12,40,3,20,35,55\nBirch,0,1,0,1,0,1\n",
  "long.csv": "District,Year,Student Group,N,Met\nD1,2024,All Students,900,400\nD1,2024,Female,450,210\n",
  "days.csv": `student_id,school_id,${[1, 2, 3, 4, 5, 6].map((i) => `Day ${i}`)}\n${["1001", "1002", "1003"].map((id) => `${id},10,P,P,A,P,T,P`).join("\n")}\n`,
  "letter.txt": "Dear colleagues,\nhere is the export you asked for.\n",
  "list.csv": `Student ID,School ID,Grade,Entry Date\n${["1001", "1002", "1003"].map((id) => `${id},10,09,8/15/2024`).join("\n")}\n`,
};

test("checking and loading describe an unrecognized file as mapping does, with a next step", async () => {
  const from = mkdtempSync(join(tmpdir(), "fairlead-test-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(from, name), text);
  const workspace = initWorkspace(operator, join(from, "ws"), { name: "X", language: "en" });
  const given = { paths: Object.keys(files), from };
  const checked = (await checkFiles(operator, given, workspace)).reading.problems;
  const loaded = await loadFiles(operator, workspace, given, { add: false, accept: false, now: new Date() });
  expect(loaded.outcome === "nothing-usable" ? loaded.reading.problems : []).toEqual(checked);
  const mapped = await proposeMappings(operator, given, { workspace });
  for (const { table, proposal } of mapped.files) {
    const problem = checked.find(({ file }) => file === table.name);
    if (problem?.code !== "sources.unrecognized") throw new Error(`${table.name} is known`);
    for (const lang of ["en", "es"] as const) {
      const { what, fix } = problemWords(problem, lang);
      const printed = printProposal({ proposal, table }, lang);
      const { note, kinds } = languageOf[lang].proposals;
      if (proposal.notes.some(({ kind }) => kind === "undated-days")) {
        expect(printed).toContain("Day 1, Day 2");
        expect(what).toContain("Day 1, Day 2");
        expect(proposal.kind).toBe("attendance-daily");
        expect(proposal.profile.fills).toEqual([]);
      } else if (proposal.notes.some(({ kind }) => kind.startsWith("groups-in-"))) {
        expect(printed).toContain(note(proposal.notes[0] ?? { kind: "nothing-recognized" }));
        expect(what).toContain(note(proposal.notes[0] ?? { kind: "nothing-recognized" }));
        expect(fix).toContain("profiles/");
      } else {
        expect(fix).toContain(`fairlead map "${table.name}"`);
        expect(what.includes(kinds[proposal.kind])).toBe(proposal.profile.fills.length > 0);
      }
    }
  }
  expect(checked.map(({ facts }) => "seems" in facts && [facts.seems, facts.note?.kind])).toEqual(
    expect.arrayContaining([
      ["roster", undefined],
      [null, "groups-in-columns"],
      [null, "groups-in-rows"],
      [null, "undated-days"],
      [null, undefined],
    ]),
  );
});
