/**
 * The whole pipeline on a sample district (export files, sources, warehouse, pass, audit), compared with the answer
 * key.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { operator } from "../../src/access/viewer.ts";
import { runAudit } from "../../src/app/run-audit.ts";
import type { Audience } from "../../src/cube/cube.ts";
import { auditJson } from "../../src/printers/json.ts";
import type { Audit } from "../../src/reports/audit.ts";
import { auditSchema } from "../../src/reports/audit-schema.ts";
import { type Finding, printedFindings } from "../../src/reports/judged/finding-at.ts";
import { readWorkspace } from "../../src/sources/workspace.ts";
import { sampleDistrict } from "../sample-district.ts";
import { type AnswerKey, againstKey } from "./against-key.ts";

let audit: Audit<Audience>;
let findings: readonly Finding<Audience>[];
let key: AnswerKey;

beforeAll(async () => {
  const sample = await sampleDistrict("full");
  key = JSON.parse(readFileSync(join(sample, "answer-key.json"), "utf8")) as AnswerKey;
  audit = (await runAudit(operator, readWorkspace(sample, sample))).audit;
  findings = [...printedFindings(audit)];
});

test("the answer key plants 30 gaps and 30 non-differences or more, in each of the six goals", () => {
  expect(key.planted.length).toBeGreaterThanOrEqual(30);
  expect(key.nonDifferences.length).toBeGreaterThanOrEqual(30);
  const goals = new Set(key.planted.map((p) => findings.find((f) => f.indicator === p.indicator)?.goal));
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

test("at most 5 % of averages and shares of few students without an effect are called clear", () => {
  const { smallCalledClear, smallNonDifferences } = againstKey(audit, key);
  expect(smallNonDifferences).toBeGreaterThanOrEqual(30);
  expect(smallCalledClear.length / smallNonDifferences, smallCalledClear.join()).toBeLessThanOrEqual(0.05);
});

test("a school whose list was not delivered has no number of what it lists, and is named", () => {
  expect(key.unanswered.length).toBe(2);
  expect(againstKey(audit, key).answeredWithoutList).toEqual([]);
  for (const { indicator, schoolYear, place } of key.unanswered)
    expect(
      audit.notAsked.some(
        (n) =>
          n.indicator === indicator &&
          n.schoolYear === schoolYear &&
          n.schools?.some(({ id }) => id === place.id) === true,
      ),
      `${indicator} ${schoolYear}`,
    ).toBe(true);
});

test("gaps that are the same every year are not called narrowed or widened", () => {
  const score = againstKey(audit, key);
  expect(score.steady).toBeGreaterThanOrEqual(10);
  expect(score.calledChanged.length / score.steady, score.calledChanged.join()).toBeLessThanOrEqual(0.1);
});

test("the data file agrees with its schema, and no finding has an id twice", () => {
  expect(auditSchema.strict().safeParse(JSON.parse([...auditJson(audit)].join(""))).error).toBeUndefined();
  expect(new Set(findings.map((f) => f.id)).size).toBe(audit.judged.gaps.rows);
});
