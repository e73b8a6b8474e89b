import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { operator } from "../../src/access/viewer.ts";
import { loadFiles } from "../../src/app/load-files.ts";
import { sampleFile } from "../../src/app/official-request.ts";
import type { Workspace } from "../../src/sources/workspace.ts";
import { freshWorkspace } from "../sources/small-district.ts";
import { fairlead } from "./run.ts";

let workspace: Workspace;

beforeAll(async () => {
  workspace = freshWorkspace();
  const options = { add: false, accept: true, now: new Date("2026-03-27T00:00:00Z") };
  await loadFiles(operator, workspace, { paths: [sampleFile], from: workspace.folder }, options);
  mkdirSync(join(workspace.folder, "practices"));
  writeFileSync(
    join(workspace.folder, "practices", "reading.md"),
    '---\nplace: "6014492"\nyears: [1999, 2000]\nfactors: [shared-vision]\ngroups: all\nevidence: Its results.\ncontact: the district\ndate: 2026-03-27\n---\n# Reading first\n',
  );
  writeFileSync(join(workspace.folder, "practices", "bad.md"), "---\nplace: 1\n---\n");
});

test("outliers prints what was judged and which places to visit, in a few lines that fit a narrow screen", () => {
  const ran = fairlead(workspace.folder, ["outliers", "--out", "pages"], { COLUMNS: "80" });
  expect(ran.code, ran.err).toBe(0);
  expect(ran.out).toContain("5,979 of 6,194 places could be judged.");
  expect(ran.out).toMatch(
    /Students did better than expected \(Academic Performance Index\): [\d,]+\.\s+Too\s+close\s+to\s+say: [\d,]+\.\s+Students\s+did\s+less\s+well\s+than\s+expected/,
  );
  expect(ran.out).toContain("This is not a ranking.");
  const [summary = "", written] = ran.out.split("Pages written to");
  expect(written).toContain("index.html");
  expect(summary.split("\n").length).toBeLessThan(28);
  for (const line of ran.out.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
});

test("peers shows notes on the places; an ambiguous name exits with 2 and lists the matches", () => {
  const peers = fairlead(workspace.folder, ["peers", "Kelso (William H.) Elementary", "--most", "3"]);
  expect(peers.code).toBe(0);
  expect(peers.out).toContain("Reading first (a shared vision; 1998-99 and 1999-00; All students). Its results.");
  const several = fairlead(workspace.folder, ["peers", "Lincoln"]);
  expect(several.code).toBe(2);
  expect(several.err).toMatch(/\d+ places match "Lincoln"/);
});

test("practices lists notes, exits with 1 if one is unreadable, and shows self-reviews", () => {
  const listed = fairlead(workspace.folder, ["practices", "--lang", "es"]);
  expect(listed.code).toBe(1);
  expect(listed.out).toContain("practices/bad.md, línea 1:");
  expect(listed.out).toContain("Reading first (reading.md)");
  writeFileSync(
    join(workspace.folder, "review.csv"),
    "place,year,factor,rating\nA,2024,shared-vision,1\nA,2025,shared-vision,3\nB,2025,shared-vision,2\n",
  );
  const review = fairlead(workspace.folder, ["practices", "--review", "review.csv"]);
  expect(review.code).toBe(0);
  expect(review.out).toMatch(/A\s+a shared vision\s+1 \(2023-24\)\s+3 \(2024-25\)\s+\+2\s+2\.0 \(1 other place\)/);
  expect(fairlead(workspace.folder, ["practices", "--review"]).out).toContain("There are no self-reviews to show.");
  expect(fairlead(workspace.folder, ["practices", "--factor", "luck"]).code).toBe(2);
});

test("an unknown figure is an error with a fix, in the requested language", () => {
  const unknown = fairlead(workspace.folder, ["outliers", "--outcome", "nothing", "--allow-for", "api-meals"]);
  expect(unknown.code).toBe(2);
  expect(unknown.err).toContain("fairlead outliers --figures");
  const spanish = fairlead(workspace.folder, ["outliers", "--outcome", "api", "--level", "district", "--lang", "es"]);
  expect(spanish.err).toContain('la cifra publicada "api"');
  expect(fairlead(workspace.folder, ["outliers", "--figures"]).out).toContain("api-parent-education");
});
