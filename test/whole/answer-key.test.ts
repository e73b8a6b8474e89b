/** The whole chain on a sample district: export files, sources, warehouse, pass, audit, against the answer key. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runAudit } from "../../src/app/run-audit.ts";
import type { Audit } from "../../src/reports/audit.ts";
import { auditSchema } from "../../src/reports/audit-schema.ts";
import { openWorkspace } from "../../src/sources/workspace.ts";
import { type AnswerKey, againstKey } from "./against-key.ts";

let folder: string;
let audit: Audit<"internal">;
let key: AnswerKey;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "whole-"));
  const demo = spawnSync("node", ["src/cli/fairlead.ts", "demo", "--seed", "4", "--out", join(folder, "demo")], {
    encoding: "utf8",
  });
  if (demo.status !== 0) throw new Error(`${demo.stdout}\n${demo.stderr}`);
  key = JSON.parse(readFileSync(join(folder, "demo", "answer-key.json"), "utf8")) as AnswerKey;
  audit = (await runAudit(openWorkspace(join(folder, "demo"), folder))).audit;
}, 900_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the answer key plants 30 gaps and 30 non-differences or more, in each of the six goals", () => {
  expect(key.planted.length).toBeGreaterThanOrEqual(30);
  expect(key.nonDifferences.length).toBeGreaterThanOrEqual(30);
  const goals = new Set(key.planted.map((p) => audit.findings.find((f) => f.indicator === p.indicator)?.goal));
  expect([...goals].sort()).toEqual([1, 2, 3, 4, 5, 6]);
});

test("the audit finds 95 % of the planted gaps or more, none with the wrong sign", () => {
  const score = againstKey(audit, key);
  expect(score.wrongSign).toBe(0);
  expect(score.found / score.planted, score.missed.join("\n")).toBeGreaterThanOrEqual(0.95);
});

test("at most 5 % of the planted non-differences are called clear, and each was judged", () => {
  const score = againstKey(audit, key);
  expect(score.absent).toBe(0);
  expect(score.calledClear / score.nonDifferences).toBeLessThanOrEqual(0.05);
});

test("the audit agrees with its schema, and no finding has an id twice", () => {
  expect(auditSchema.safeParse(audit).error).toBeUndefined();
  expect(new Set(audit.findings.map((f) => f.id)).size).toBe(audit.findings.length);
});
