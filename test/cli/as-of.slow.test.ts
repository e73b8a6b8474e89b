import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { operator } from "../../src/access/viewer.ts";
import { type AsOf, knownAsOf } from "../../src/app/as-of.ts";
import { runAudit } from "../../src/app/run-audit.ts";
import { madeFrom } from "../../src/cube/made-from.ts";
import { auditJson } from "../../src/printers/json.ts";
import { notJudgedJson } from "../../src/printers/not-judged.ts";
import { auditSchema } from "../../src/reports/audit-schema.ts";
import { idsOf } from "../../src/reports/judged/ids.ts";
import { enrollmentFile, freshFolder, freshWorkspace, languageFile, loadTexts } from "../sources/small-district.ts";
import { fairlead } from "./run.ts";

const shown = (folder: string, name: string): string => readFileSync(join(folder, name), "utf8");

test("audit --as-of equals an audit run right after those loads, and does not touch the current warehouse", async () => {
  const workspace = freshWorkspace();
  const { folder } = workspace;
  const load = async (files: Readonly<Record<string, string>>, day: string): Promise<void> => {
    const { outcome } = await loadTexts(workspace, files, { now: new Date(`${day}T15:00:00Z`), accept: true });
    expect(outcome).toBe("loaded");
  };
  await load(
    {
      "enrolled.txt": enrollmentFile({ schoolYear: 2025, ended: true, schools: [60, 40] }),
      "language.txt": languageFile({ schoolYear: 2025, learners: 30, others: 30 }),
    },
    "2026-01-10",
  );
  const then = (await runAudit(operator, workspace)).audit;
  await load({ "enrolled.txt": enrollmentFile({ schoolYear: 2025, ended: true, schools: [60, 80] }) }, "2026-02-10");
  const now = (await runAudit(operator, workspace)).audit;
  expect(now.fingerprint).not.toBe(then.fingerprint);
  expect(now.asOf).toBeUndefined();

  const out = join(freshFolder(), "report");
  const told = fairlead(folder, ["audit", "--as-of", "2026-01-31", "--out", out], { COLUMNS: "200" });
  expect(told.code, told.err).toBe(0);
  expect(told.out).toContain("as known on January 31, 2026");
  const past = auditSchema.parse(JSON.parse(shown(out, "audit.json")));
  expect(past.asOf).toBe("2026-01-31");
  expect(past.fingerprint).toBe(then.fingerprint);
  const known = madeFrom(then, { ...then, asOf: "2026-01-31" });
  expect(shown(out, "audit.json")).toBe([...auditJson(known)].join(""));
  expect(shown(out, "not-judged.json")).toBe([...notJudgedJson(known)].join(""));
  expect(shown(out, "index.html")).toContain("as known on January 31, 2026");
  expect(shown(out, "questions.html")).toContain("As known on January 31, 2026.");
  expect(shown(out, "index.html")).toContain("January 10, 2026");
  expect(shown(out, "index.html")).not.toContain("February 10, 2026");

  // Neither cube replaces the other (earlier ones are in the history), and the current audit is unchanged.
  const cubes = readdirSync(join(folder, "cubes"))
    .filter((name) => name.endsWith(".cube"))
    .sort();
  expect(cubes).toEqual([`${now.fingerprint}.cube`, `as-of-2026-01-31-${then.fingerprint}.cube`].sort());
  expect((await runAudit(operator, workspace)).audit).toEqual(now);
  const json = (args: readonly string[]): Record<string, unknown> => fairlead(folder, [...args, "--json"]).json();
  expect(json(["audit", "--as-of", "2026-01-31"])).toMatchObject({ asOf: "2026-01-31", fingerprint: then.fingerprint });
  expect(json(["audit"])).toMatchObject({ fingerprint: now.fingerprint });
  expect(json(["audit"])).not.toHaveProperty("asOf");
  const [first] = idsOf(then.judged);
  expect(first).toBeDefined();
  expect(fairlead(folder, ["explain", "--as-of", "2026-01-31", first ?? ""]).out.replace(/\s+/g, " ")).toContain(
    "as known on January 31, 2026",
  );
});

test("rebuilds an outdated past warehouse; before the first load nothing was known", async () => {
  const workspace = freshWorkspace();
  const { folder } = workspace;
  const file = join(folder, "warehouse-as-of-2026-01-31.duckdb");
  const asOf = (day: string): Promise<AsOf> =>
    knownAsOf(operator, workspace, day, { now: new Date("2026-03-01T00:00:00Z") });
  const audited = async (day: string): Promise<string> =>
    (await runAudit(operator, workspace, await asOf(day))).audit.fingerprint;
  const at = (day: string, students: number) =>
    loadTexts(
      workspace,
      { "enrolled.txt": enrollmentFile({ schoolYear: 2026, schools: [students] }) },
      {
        now: new Date(`${day}T15:00:00Z`),
        accept: true,
      },
    );
  expect((await at("2026-01-10", 40)).outcome).toBe("loaded");
  const before = await audited("2026-01-31");
  expect(existsSync(file)).toBe(true);
  // Another load on the same day: the file of that day lacks it.
  expect((await at("2026-01-31", 60)).outcome).toBe("loaded");
  const after = await audited("2026-01-31");
  expect(after).not.toBe(before);
  expect(after).toBe((await runAudit(operator, workspace)).audit.fingerprint);
  rmSync(file);
  expect(await audited("2026-01-31")).toBe(after);
  await expect(asOf("2025-12-31")).rejects.toMatchObject({ code: "rebuild.nothing-known" });
  await expect(asOf("soon")).rejects.toMatchObject({ code: "rebuild.not-a-date" });
});
