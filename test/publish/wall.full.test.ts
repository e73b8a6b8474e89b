/** Nothing but a release that was found safe, or was published before, becomes a site. */
import { expect, test } from "vitest";
import { protectRelease } from "../../src/privacy/protect-release.ts";
import { readPublicRelease } from "../../src/privacy/public-release.ts";
import { publishSite } from "../../src/publish/site.ts";
import { printedNumber } from "../../src/release/printed.ts";
import { writeStructure } from "../../src/release/structure-file.ts";
import { type PublicReport, publicReport } from "../../src/reports/public/report.ts";
import { privacyPolicies } from "../../src/rules/privacy.ts";
import { wordsOf } from "../../src/ui/words.ts";
import { cellsText } from "../release/cells-text.ts";
import { aboutDistrict, districtRelease, districtTables } from "./public-district.ts";
import { pagesOf, siteAssets, siteOf } from "./read-site.ts";

const tables = districtTables({ seed: 3, schools: 2 });
const release = districtRelease(tables);
const about = aboutDistrict(tables);
const report = publicReport(release, about);
const { release: unjudged } = protectRelease(tables, privacyPolicies["us-ca"], [], "a secret");
const notFromADoor = expect.objectContaining({ code: "cube.not-from-a-door" });

const publish = (one: PublicReport): Promise<number> =>
  publishSite(one, {
    languages: [wordsOf("en")],
    assets: siteAssets,
    hasPacket: false,
    output: { put: () => undefined },
  });

// The compiler refuses each of these (`npm run types` fails where `@ts-expect-error` finds no error), and so does the run-time check.
const forgedReleases: Readonly<Record<string, () => PublicReport>> = {
  // @ts-expect-error
  "a spread copy": () => publicReport({ ...release }, about),
  "a copy with a number in place of a hidden one": () =>
    // @ts-expect-error
    publicReport({ ...release, cells: release.cells.map((cell) => ({ ...cell, n: printedNumber(3) })) }, about),
  // To the compiler this has the type of the original; the run-time check refuses it.
  "a clone": () => publicReport(structuredClone(release), about),
  // @ts-expect-error
  "a release before it was found safe": () => publicReport(unjudged, about),
  // @ts-expect-error
  "a literal": () => publicReport({ structure: release.structure, cells: [] }, about),
};
for (const [name, forge] of Object.entries(forgedReleases))
  test(`${name} makes no report`, () => {
    expect(forge).toThrow(notFromADoor);
  });

test.each<[string, () => Promise<number>]>([
  // @ts-expect-error
  ["a spread copy", () => publish({ ...report })],
  // @ts-expect-error
  ["a copy with another release day", () => publish({ ...report, released: "2020-01-01" })],
  ["a copy that has the type of the report", () => publish(Object.assign({}, report))],
  ["an object made from the report", () => publish(Object.create(report) as PublicReport)],
])("%s is no report to publish", async (_, forge) => {
  await expect(forge()).rejects.toThrow(notFromADoor);
});

test("a report and a release cannot be changed after they were made", () => {
  expect(() => Object.assign(report, { released: "2020-01-01" })).toThrow(TypeError);
  expect(() => Object.assign(release, { cells: [] })).toThrow(TypeError);
});

test("a release that breaks an earlier one is not safe", () => {
  const earlier = {
    structure: release.structure,
    cells: release.cells.map((cell) => ({ ...cell, n: { kind: "hidden" as const } })),
  };
  const second = protectRelease(tables, privacyPolicies["us-ca"], [earlier], "s");
  expect(second.faults.length + second.uncertified.length + second.unsafeUnions.length > 0).toBe(second.safe === null);
});

test("a published release reads back as it was, and makes the same site", async () => {
  const again = readPublicRelease(writeStructure(release.structure), cellsText(release.cells));
  const [first, second] = [await siteOf(report), await siteOf(publicReport(again, about))];
  expect(pagesOf(first).length).toBeGreaterThan(10);
  expect([...second]).toEqual([...first]);
});
