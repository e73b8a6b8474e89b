import { expect, test } from "vitest";
import { releaseNames, releaseNamesIn } from "../../house/release-names.ts";

test("finds names and ids of official figures that say public or publish", () => {
  for (const line of [
    'export const officialFiles = { id: "public" };',
    "const publishedRows = [];",
    "class PublishedCounts {}",
    "interface Row { readonly isPublished: boolean }",
    "const row = { published: true };",
    'say("gap.none-published");',
    "checkedList<Format>(`public-format`, []);",
    "this.#publicRows = 1;",
  ])
    expect(releaseNamesIn("src/sources/official-files/caaspp.ts", line), line).toHaveLength(1);
  expect(releaseNamesIn("src/cube/official.ts", 'const cube: Cube<"public"> = published;')).toHaveLength(1);
  expect(releaseNames(new Map([["src/mapper/published-table.ts", ""]]))).toHaveLength(1);
});

test("allows the audience, our own release, saved file contracts and sentences", () => {
  expect(releaseNamesIn("src/cube/official.ts", 'const cube: Cube<"public"> = official;')).toEqual([]);
  expect(releaseNamesIn("src/publish/release.ts", "export const publishRelease = publicSite;")).toEqual([]);
  expect(releaseNamesIn("src/printers/json.ts", "({ published: official })")).toEqual([]);
  expect(
    releaseNamesIn("src/ui/language/en/audit.ts", 'const a = ["Figures an office published", "Published"];'),
  ).toEqual([]);
});
