import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { plainHeader } from "../../src/sources/vocabulary/concepts.ts";
import { conceptsOfHeading } from "../../src/sources/vocabulary/headings.ts";
import { reportExports } from "../../src/sources/vocabulary/report-exports.ts";
import { headingsPage } from "./headings-page.ts";

test("the page of headings is the program's lists", () => {
  const again = `node --input-type=module -e 'import { headingsPage } from "./test/sources/headings-page.ts"; \
process.stdout.write(headingsPage())' > docs/headings.md`;
  const page = readFileSync(join(import.meta.dirname, "..", "..", "docs", "headings.md"), "utf8");
  expect(page === headingsPage(), again).toBe(true);
});

test("every export has a source, and each of its headings once", () => {
  for (const { id, sources, headings } of reportExports) {
    expect(sources.length, id).toBeGreaterThan(0);
    for (const source of sources) expect(source, id).toMatch(/^(https:\/\/\S+|github\.com\/[\w.-]+\/[\w.-]+: \S.*)$/);
    const plain = Object.keys(headings).map(plainHeader);
    expect(new Set(plain).size, id).toBe(plain.length);
  }
});

test("a listed heading has its meaning in such a file, unless it has another in any file", () => {
  for (const { kind, headings } of reportExports) {
    for (const [heading, concept] of Object.entries(headings)) {
      if (concept === null) continue;
      const here = conceptsOfHeading(plainHeader(heading)).filter(
        ({ kinds }) => kinds === null || kinds.includes(kind),
      );
      expect(here.length, heading).toBeGreaterThan(0);
    }
  }
});
