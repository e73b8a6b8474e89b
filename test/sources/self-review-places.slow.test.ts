import { expect, test } from "vitest";
import { ask, enrollmentFile, freshWorkspace, loadTexts } from "./small-district.ts";

test("the place of a self-review is spelled like the school it is about, whatever a spreadsheet made of its code", async () => {
  const workspace = freshWorkspace();
  const spelled = ["0100001", "100001", "100001.0", " 0100001 ", '="0100001"', "59123450100001"];
  const loads = spelled.map((place, i) => ({
    "SENR.txt": enrollmentFile({ schoolYear: 2026, schools: [12] }),
    "review.csv": `place,year,factor,rating\n${place.includes('"') ? `"${place.replaceAll('"', '""')}"` : place},${2020 + i},vision,3\n`,
  }));
  for (const files of loads) {
    const result = await loadTexts(workspace, files, { accept: true });
    expect(result.outcome, JSON.stringify("reading" in result ? result.reading.problems : [])).toBe("loaded");
  }
  const rows = await ask(workspace, "SELECT place, count(*) AS n FROM records.self_review GROUP BY 1");
  expect(rows).toMatchObject([{ place: "0100001" }]);
  expect(Number(rows[0]?.["n"])).toBe(spelled.length);
});
