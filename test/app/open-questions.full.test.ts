import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { operator } from "../../src/access/viewer.ts";
import { checkFiles } from "../../src/app/check-files.ts";
import { saveProfiles } from "../sources/mapped-load.ts";
import { freshWorkspace, loadTexts, written } from "../sources/small-district.ts";

const students = Array.from({ length: 30 }, (_, i) => 1_000_000_000 + i);
const files: Readonly<Record<string, { readonly text: string; readonly decision: string }>> = {
  "absences.csv": {
    text: [
      "SSID,School Code,Date,Attendance Code",
      ...students.map((s, i) => `${s},0100001,2025-01-${10 + (i % 15)},${i % 2 ? "U" : "E"}`),
    ].join("\n"),
    decision: "every-day",
  },
  "tests.csv": {
    text: [
      "SSID,School Code,Grade,Test,Subject,Score,Level",
      ...students.map((s, i) => `${s},0100001,5,Benchmark 1,ELA,${500 + i},${1 + (i % 4)}`),
    ].join("\n"),
    decision: "state-test",
  },
};

test("reports rows waiting for a decision, with the profile's line and what each answer would add", async () => {
  for (const [name, { text, decision }] of Object.entries(files)) {
    const workspace = freshWorkspace();
    await saveProfiles(workspace, { [name]: text });
    const profile = readFileSync(join(workspace.folder, "profiles", name.replace("csv", "yaml")), "utf8").split("\n");
    const { reading, possible } = await checkFiles(
      operator,
      { paths: written({ [name]: text }), from: "/" },
      workspace,
    );
    expect(reading.files, name).toMatchObject([{ rowsIn: 30, rowsLoaded: 0, setAside: { unanswered: 30 } }]);
    const [open] = reading.problems.filter(
      (p) => p.code === "mapped.question-open" && p.facts.question.about.kind === decision,
    );
    expect(open).toMatchObject({ severity: "error", file: `profiles/${name.replace("csv", "yaml")}` });
    expect(profile[(open?.line ?? 0) - 1]).toMatch(new RegExp(`^ +${decision}: "?\\?`));
    const [waiting] = possible.answers;
    expect(waiting).toMatchObject({ file: name, profile: name.replace(".csv", "") });
    expect(waiting?.byAnswer.map(({ answer }) => answer).sort()).toEqual(
      decision === "every-day" ? ["every-day: yes"] : ["state-test: no", "state-test: yes"],
    );
    expect(Math.max(...(waiting?.byAnswer ?? []).map(({ more }) => more))).toBe(waiting?.more);
    expect(await loadTexts(workspace, { [name]: text })).toMatchObject({ outcome: "nothing-usable" });
  }
});
