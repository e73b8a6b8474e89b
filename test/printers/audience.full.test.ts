import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderOutput } from "../../src/app/folder-output.ts";
import type { AuditRun } from "../../src/app/run-audit.ts";
import { officialCube } from "../../src/cube/official.ts";
import { Memory } from "../../src/engine/memory.ts";
import { groupings } from "../../src/groups/index.ts";
import { indicators } from "../../src/indicators/index.ts";
import { auditHtml } from "../../src/printers/html.ts";
import { printAuditJson } from "../../src/printers/json.ts";
import { printNotJudged } from "../../src/printers/not-judged.ts";
import { type Output, type PrintedFile, printedFile } from "../../src/printers/output.ts";
import { auditXlsx } from "../../src/printers/xlsx.ts";
import { audit } from "../../src/reports/audit.ts";
import type { Audience } from "../../src/reports/report.ts";
import { defaultAuditRules } from "../../src/rules/audit.ts";
import { auditPages } from "../../src/web/audit/pages.ts";
import type { AuditSite } from "../../src/web/audit/site.ts";
import type { PageFor } from "../../src/web/page-kind.ts";
import { groupColumns, officialRow } from "../cube/official-row.ts";
import { smallRun, smallSite } from "../web/small-audit.ts";

// Skip pages of places and gaps, which would test the same thing slowly.
const few = { places: [], gaps: [] };
const internalSite = { ...smallSite(await smallRun(1, 60), "en"), ...few };
const publicSite = { ...smallSite(await officialRun(), "en"), ...few };

/** An audit of what an office published about one district. */
async function officialRun(): Promise<AuditRun<"public">> {
  const plan = { indicators, groupings };
  const rows = ["all=all", "race-ethnicity=black", "race-ethnicity=white"].map((group, i) =>
    officialRow({ place_kind: "district", place_id: "27", n: 100, hits: 10 + i, ...groupColumns(group) }),
  );
  const made = { program: "test", fingerprint: "test" };
  const cube = await officialCube(new Memory({ official_figure: rows, school: [] }), plan, made);
  const settings = { district: { id: "27", name: "Shore" }, rules: defaultAuditRules, thresholds: {} };
  return {
    audit: audit(cube, plan, { ...settings, comparison: "everyone-else" }),
    cube,
    ...plan,
    deliveries: [],
    matches: [],
  };
}

/** An output that keeps the audience of each file. */
function keepAudiences<A extends Audience>(): { readonly output: Output<A>; readonly audiences: Set<Audience> } {
  const audiences = new Set<Audience>();
  return { audiences, output: { put: ({ audience }) => void audiences.add(audience) } };
}

test("every printed file carries the audience of its report", async () => {
  const inside = keepAudiences<"internal">();
  await auditHtml(internalSite, inside.output);
  await auditXlsx(internalSite, inside.output);
  await printAuditJson(internalSite.audit, inside.output);
  await printNotJudged(internalSite.audit, inside.output);
  expect([...inside.audiences]).toEqual(["internal"]);
  const outside = keepAudiences<"public">();
  await auditHtml(publicSite, outside.output);
  await auditXlsx(publicSite, outside.output);
  await printAuditJson(publicSite.audit, outside.output);
  await printNotJudged(publicSite.audit, outside.output);
  expect([...outside.audiences]).toEqual(["public"]);
});

// `npm run types` fails if `@ts-expect-error` finds no error. Run-time behavior is checked too: the file says it is
// internal.
const refused: Readonly<Record<string, (output: Output<"public">) => unknown>> = {
  // @ts-expect-error: an internal site to a printer of public files
  pages: (output) => auditHtml(internalSite, output),
  // @ts-expect-error
  workbook: (output) => auditXlsx(internalSite, output),
  // @ts-expect-error
  data: (output) => printAuditJson(internalSite.audit, output),
  // @ts-expect-error
  "what could not be judged": (output) => printNotJudged(internalSite.audit, output),
  // @ts-expect-error
  "a site whose audience is not known": (output) => auditHtml(internalSite as AuditSite, output),
  // @ts-expect-error
  "a site that says it is public": (output) => auditHtml<"public">(internalSite, output),
  "a file": (output) => {
    // @ts-expect-error
    output.put(printedFile(internalSite.audit, "index.html", ""));
  },
};
test.each(Object.keys(refused))(
  "the compiler refuses %s of an internal report where public files are wanted",
  async (what) => {
    const { output, audiences } = keepAudiences<"public">();
    await refused[what]?.(output);
    expect([...audiences]).toEqual(["internal"]);
  },
);

const { audience } = publicSite.audit;
const forged = { ...publicSite.audit, judged: { ...internalSite.audit.judged, audience } };
const notFromADoor = expect.objectContaining({ code: "cube.not-from-a-door" });
const prints: Readonly<Record<string, (output: Output<"public">) => unknown>> = {
  // @ts-expect-error
  data: (output) => printAuditJson(forged, output),
  // @ts-expect-error
  "what could not be judged": (output) => printNotJudged(forged, output),
  // @ts-expect-error
  workbook: (output) => auditXlsx({ ...publicSite, audit: forged }, output),
  // @ts-expect-error
  pages: (output) => auditHtml({ ...publicSite, audit: forged }, output),
};
test.each(Object.keys(prints))("no printer takes a public audit with an internal table: %s", async (what) => {
  const { output, audiences } = keepAudiences<"public">();
  await expect(async () => prints[what]?.(output)).rejects.toThrow(notFromADoor);
  expect([...audiences]).toEqual([]);
});

test("a folder accepts only files for its report's audience", async () => {
  const folder = mkdtempSync(join(tmpdir(), "audience-"));
  const output = folderOutput(folder, publicSite.audit);
  const ours = printedFile(publicSite.audit, "ours.txt", "ours");
  await output.put(ours);
  const theirs = printedFile(internalSite.audit, "theirs.txt", "theirs");
  const differ = expect.objectContaining({ code: "cube.audiences-differ" });
  // @ts-expect-error
  await expect(output.put(theirs)).rejects.toThrow(differ);
  // @ts-expect-error
  await expect(output.put({ ...ours, content: "theirs" })).rejects.toThrow(notFromADoor);
  expect(readdirSync(folder)).toEqual(["ours.txt"]);
});

test("public pages can only come from a public site", () => {
  const paths = (pages: readonly PageFor<"public">[]): string[] => pages.map(({ path }) => path);
  const pagesOf = (site: AuditSite<"public">): string[] => paths(auditPages(site));
  expect(pagesOf(publicSite)).toContain("index.html");
  // @ts-expect-error: its pages are for the inside
  expect(paths(auditPages(internalSite))).toContain("index.html");
  // @ts-expect-error
  expect(pagesOf(internalSite)).toContain("index.html");
  // An output of all files may take public ones; an output of public files is none of all.
  const everything: Output<Audience> = keepAudiences<Audience>().output;
  const onlyPublic: Output<"public"> = everything;
  // @ts-expect-error
  const leak: Output<Audience> = onlyPublic;
  expect(leak satisfies { readonly put: (file: PrintedFile<"public">) => unknown }).toBe(everything);
});
