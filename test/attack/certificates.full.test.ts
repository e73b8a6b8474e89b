import { beforeAll, expect, test } from "vitest";
import { type CertificateNeeds, checkCertificates } from "../../src/attack/certificates.ts";
import { AppError } from "../../src/base/errors.ts";
import { type ProtectedRelease, protectRelease } from "../../src/privacy/protect-release.ts";
import type { Certificate } from "../../src/release/certificate.ts";
import { certificateLines, readCertificates } from "../../src/release/certificates-file.ts";
import { privacyPolicies } from "../../src/rules/privacy.ts";
import { generatedTables } from "../privacy/generated-tables.ts";
import { smallTables } from "../privacy/small-tables.ts";

const needs: CertificateNeeds = { students: 4, unoffered: 1, outcome: 1, extreme: 2 };
const california = privacyPolicies["us-ca"];
const faultsOf = ({ release }: ProtectedRelease, certificates: readonly Certificate[]): readonly string[] => [
  ...new Set(checkCertificates([release], certificates, needs).faults.map(({ kind }) => kind)),
];

let made: ProtectedRelease;
let certificate: Certificate;
beforeAll(() => {
  made = protectRelease(smallTables(2), california, [], "secret");
  const [first] = made.certificates;
  if (first === undefined) throw new Error("no certificate");
  certificate = first;
});

test("certificates hold against relations written down from the public form, with every outcome beside the counts", () => {
  const shape = { seed: 11, schools: 4, districts: 1, singleSchool: 0, scale: 0.6, otherRates: [0.05] };
  for (const tables of [generatedTables(shape, 2), ...[3, 4, 5, 6, 7, 8].map(smallTables)]) {
    const { release, certificates } = protectRelease(tables, california, [], "secret");
    const checked = checkCertificates([release], certificates, needs);
    expect(checked.faults.map(({ kind, key }) => `${kind} ${Object.values(key).join()}`)).toEqual([]);
    expect(checked.worlds).toBeGreaterThan(10);
    expect(checked.sensitive).toBeGreaterThan(100);
  }
});

test("certificates read as they were written; other lines are refused", () => {
  const lines = [...certificateLines(made.certificates)];
  expect(readCertificates(lines)).toEqual(made.certificates);
  for (const wrong of [
    lines.slice(0, -1),
    [...lines, "{}"],
    lines.slice(1),
    lines.with(1, "{"),
    lines.with(2, "[[1]]"),
  ])
    expect(() => readCertificates(wrong)).toThrow(AppError);
});

test("a world that breaks a relation, or that prints otherwise, is none", () => {
  const { worlds } = certificate;
  const delta = worlds.delta.slice();
  delta[0]! += 1;
  expect(faultsOf(made, [{ ...certificate, worlds: { ...worlds, delta } }])).toContain("no-world");
  // Two students more everywhere satisfies no printed total.
  const all = { start: Int32Array.of(0, 1), number: Int32Array.of(0), delta: Int32Array.of(2) };
  expect(faultsOf(made, [{ ...certificate, worlds: all }])).toContain("no-world");
});

test("without its worlds a hidden number is unproved", () => {
  const none = { start: Int32Array.of(0), number: new Int32Array(), delta: new Int32Array() };
  expect(faultsOf(made, [{ ...certificate, worlds: none }])).toEqual(["unproved"]);
});

test("other numbers than the printed ones are untrue, and numbers without a certificate are missing", () => {
  const truth = certificate.truth.slice();
  truth[0]! += 1;
  expect(faultsOf(made, [{ ...certificate, truth }])).toContain("untrue");
  expect(faultsOf(made, [])).toContain("missing");
});
