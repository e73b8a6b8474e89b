import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serialize } from "node:v8";
import { afterAll, expect, test } from "vitest";
import { operator } from "../../src/access/viewer.ts";
import { firstLook } from "../../src/app/live-report.ts";
import { makeDemo } from "../../src/app/make-demo.ts";
import { reportWords } from "../../src/app/report-words.ts";
import { runAudit } from "../../src/app/run-audit.ts";
import { readWorkspace } from "../../src/sources/workspace.ts";
import { sampleDistrict, sizes } from "../sample-district.ts";

/** Comparing columns value by value takes minutes. */
const hashOf = (columns: unknown): string => createHash("sha256").update(serialize(columns)).digest("hex");

const home = mkdtempSync(join(tmpdir(), "first-look-"));
afterAll(() => rmSync(home, { recursive: true }));

test("pages of the last year say that earlier years are being read, and the district is the same afterward", async () => {
  const folder = join(home, "d");
  let years: readonly number[] = [];
  const pages = new Map<string, string>();
  const { workspace } = await makeDemo(operator, folder, sizes.small, {
    language: "en",
    now: new Date(),
    onLastYear: async (apart) => {
      expect(existsSync(folder)).toBe(false);
      const run = await runAudit(operator, apart);
      years = run.audit.years;
      const page = firstLook(operator, run, join(folder, "audit"), {
        words: reportWords(apart, "en"),
        also: [reportWords(apart, "es")],
        stillReading: true,
      });
      for (const path of ["index.html", "es/index.html", "goals/1.html"])
        pages.set(path, String((await page.find(path)?.read(operator)) ?? ""));
      for (const path of ["audit.json", "audit.xlsx", "outliers/index.html", "../fairlead.yaml"])
        expect(page.find(path), path).toBeUndefined();
    },
  });
  await runAudit(operator, workspace);
  // Read from the folder, as the other one is.
  const made = await runAudit(operator, workspace);
  expect(made.audit.years.length).toBeGreaterThan(1);
  expect(years).toEqual(made.audit.years.slice(-1));
  expect(existsSync(join(folder, "last-year"))).toBe(false);
  for (const path of ["index.html", "goals/1.html"])
    expect(pages.get(path), path).toMatch(/Still reading\.<\/strong> These pages are about 20\d\d.\d\d alone/);
  expect(pages.get("es/index.html")).toContain("La lectura sigue en curso.");

  // The district that was not shown early has the same gaps and verdicts, from the same counts. Sums over teachers may differ in rounding.
  const usual = await runAudit(operator, readWorkspace(await sampleDistrict("small"), home));
  expect(made.cube.places).toEqual(usual.cube.places);
  expect(made.cube.groups).toEqual(usual.cube.groups);
  expect(made.audit.judged.gaps.rows).toBeGreaterThan(1000);
  for (const column of [
    "indicator",
    "group",
    "n",
    "comparisonN",
    "hits",
    "comparisonHits",
    "value",
    "verdict",
  ] as const)
    expect(hashOf(made.audit.judged.gaps[column]), column).toBe(hashOf(usual.audit.judged.gaps[column]));
});
