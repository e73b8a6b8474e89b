import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { auditSchema } from "../../src/reports/audit-schema.ts";
import { sampleDistrict, sampleReport } from "../sample-district.ts";
import { freshFolder, freshWorkspace } from "../sources/small-district.ts";
import { fairlead, tooWide } from "./run.ts";

const sample = await sampleDistrict("small");

test("audit prints the largest gaps, the goals, what could not be judged and the next step, also on a narrow screen", () => {
  const wide = fairlead(sample, ["audit"], { COLUMNS: "80" });
  expect([wide.code, wide.err]).toEqual([0, "Auditing ...\n"]);
  for (const part of [
    "Equity audit, 2025-26",
    "fewer than the",
    "High results for all",
    "This is a clear gap",
    "Could not be judged",
    "Not asked",
    "fairlead explain",
  ])
    expect(wide.out).toContain(part);
  expect(wide.out.split("\n").length).toBeLessThan(70);
  expect(tooWide(wide.out, 80)).toEqual([]);
  expect(tooWide(fairlead(sample, ["audit"], { COLUMNS: "40" }).out, 40)).toEqual([]);
  expect(fairlead(sample, ["audit", "--lang", "es"]).out).toContain("Auditoría de equidad, 2025-26");
});

test("audit --json prints one object", () => {
  const { code, json } = fairlead(sample, ["audit", "--json"]);
  const answer = json() as { ok: boolean; opening: string; goals: unknown[]; largest: { id: string }[] };
  expect([code, answer.ok, answer.goals.length]).toEqual([0, true, 6]);
  expect(answer.opening).toMatch(/^Of [\d,]+ .+, [\d,]+ .+\. At .+ it would have been [\d,]+\. The gap /);
  expect(answer.largest[0]?.id).toMatch(/^[a-z0-9-]+\/2026\/district:/);
});

test("writes a report to --out; a folder with other files exits with 2 and an explanation", () => {
  const out = join(freshFolder(), "report");
  const ran = fairlead(sample, ["audit", "--out", out, "--lang", "es", "--json"]);
  expect([ran.code, ran.err]).toEqual([0, "Auditando ...\nEscribiendo el informe ...\n"]);
  const { ok, folder, pages } = ran.json();
  expect([ok, folder]).toEqual([true, out]);
  expect(pages).toBeGreaterThan(100);
  const other = freshFolder();
  writeFileSync(join(other, "letter.txt"), "mine");
  const refused = fairlead(sample, ["audit", "--out", other]);
  expect([refused.code, refused.out]).toEqual([2, ""]);
  expect(refused.err).toContain("not an audit report");
});

test("explain prints definition, counts, range, chance, rule, files and version of a number", async () => {
  const { findings, fingerprint } = auditSchema.parse(
    JSON.parse(readFileSync(join(await sampleReport("small"), "audit.json"), "utf8")),
  );
  const clear = findings.find((f) => f.verdict === "clear" && f.hits !== null && f.group.grouping.includes("*"));
  const explained = fairlead(sample, ["explain", clear?.id ?? ""]);
  expect([explained.code, explained.err]).toEqual([0, "Auditing ...\n"]);
  for (const part of [
    "Who is asked",
    "As a formula",
    "Source",
    "Compared with",
    "Counts",
    `${clear?.hits} of ${clear?.n}`,
    "Chance",
    "A clear gap.",
    "SHA-256",
    fingerprint,
  ])
    expect(explained.out).toContain(part);
  const { json } = fairlead(sample, ["explain", clear?.id ?? "", "--json"]);
  expect((json() as { finding: { id: string } }).finding.id).toBe(clear?.id);
  const none = fairlead(sample, ["explain", "chronic-absence/2026"]);
  expect(none.code).toBe(2);
  expect(none.err).toContain("The nearest ids");
});

test("several districts with none above them are audited as several: the answer, the title and the list are about all", () => {
  const { folder } = freshWorkspace();
  const columns =
    "cds,rtype,schoolname,districtname,countyname,charter_flag,dass_flag,studentgroup,currdenom,reportingyear,currnumer,currstatus,statuslevel,type,indicator,currnsizemet,priornumer,priordenom,priorstatus,change,changelevel,color,box";
  const row = (cds: string, name: string, group: string, n: number, hits: number): string =>
    `${cds}0000000,D,,${name},Monterey,,,${group},${n},2024,${hits},${((100 * hits) / n).toFixed(1)},3,UD,SUSP,Y,,,,,0,0,0`;
  const rows = (
    [
      ["2766159", "Alder Unified", 300],
      ["2766092", "Shore Unified", 500],
      ["2766035", "Even Unified", 50],
    ] as const
  ).flatMap(([cds, name, hits]) => [
    row(cds, name, "ALL", 4000, hits + 50),
    row(cds, name, "SED", 2000, hits),
    row(cds, name, "WH", 1000, 25),
  ]);
  writeFileSync(join(folder, "suspension_2024.csv"), [columns, ...rows].join("\n"));
  const loaded = fairlead(folder, ["load", "suspension_2024.csv"]);
  expect(loaded.code, loaded.err + loaded.out).toBe(0);
  const { out } = fairlead(folder, ["audit"], { COLUMNS: "80" });
  expect(tooWide(out, 80)).toEqual([]);
  expect(out.split("\n")[0]).not.toMatch(/Alder|Shore|Even/);
  expect(out).toContain("2 of 3 places have a clear gap.");
  const at = ["- Shore Unified. Of 2,000", "district:2766092/", "- Alder Unified. Of 2,000", "district:2766159/"].map(
    (part) => out.indexOf(part),
  );
  expect(Math.min(...at)).toBeGreaterThan(0);
  expect(at).toEqual(at.toSorted((a, b) => a - b));
  expect(out).not.toContain("High results for all");
  const answer = fairlead(folder, ["audit", "--json"]).json() as {
    opening: string;
    places: { place: { id: string } }[];
  };
  expect(answer.opening).toBe("2 of 3 places have a clear gap.");
  expect(answer.places.map(({ place }) => place.id).sort()).toEqual(["2766035", "2766092", "2766159"]);
});

test("before anything is loaded, audit exits with 2 and says what to do", () => {
  const ran = fairlead(freshWorkspace().folder, ["audit"]);
  expect([ran.code, ran.out]).toEqual([2, ""]);
  expect(ran.err).toContain("fairlead load FILES");
});
