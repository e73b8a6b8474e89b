import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { languages } from "../../src/base/lang.ts";
import { customGroupings } from "../../src/groups/custom.ts";
import { customIndicators } from "../../src/indicators/custom.ts";
import { languageOf } from "../../src/ui/language/languages.ts";
import { referencePage } from "./reference-page.ts";

const root = join(import.meta.dirname, "..", "..");
const folder = join(root, "docs/manual");
const pages = readdirSync(folder).filter((name) => name.endsWith(".md"));

test("the reference is what the program declares", async () => {
  const again = `node --input-type=module -e 'import { referencePage } from "./test/manual/reference-page.ts"; \
process.stdout.write(await referencePage())' > docs/manual/reference.md`;
  expect(readFileSync(join(folder, "reference.md"), "utf8") === (await referencePage()), again).toBe(true);
});

test("every link of the manual leads to a page and a heading that exist", () => {
  const anchorsOf = (text: string): ReadonlySet<string> =>
    new Set(
      [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
        heading
          .toLowerCase()
          .replace(/[^\p{L}\p{N} -]/gu, "")
          .replaceAll(" ", "-"),
      ),
    );
  let links = 0;
  for (const page of pages) {
    for (const [, target = ""] of readFileSync(join(folder, page), "utf8").matchAll(/\]\(([^)]+)\)/g)) {
      if (target.startsWith("http")) continue;
      const [path = "", anchor] = target.split("#");
      const file = join(dirname(join(folder, page)), path);
      expect(existsSync(file), `${page}: ${target}`).toBe(true);
      if (anchor !== undefined) expect([...anchorsOf(readFileSync(file, "utf8"))], target).toContain(anchor);
      links++;
    }
  }
  expect(links).toBeGreaterThan(10);
});

test("what the program says of the manual names a page of it", () => {
  for (const lang of languages) {
    const { settingsFile, errors } = languageOf[lang];
    const said = [
      ...settingsFile.thresholds,
      ...settingsFile.own,
      errors["official.profile-wrong"]({ path: "x", faults: [] }).fix,
    ].join(" ");
    const named = [...said.matchAll(/docs\/[\w/-]+\.md/g)].map(([path]) => path);
    expect(named, lang).toEqual(["docs/manual/reference.md", "docs/manual/own-questions.md", "docs/profiles.md"]);
    for (const path of named) expect(existsSync(join(root, path)), path).toBe(true);
  }
});

test("the manual's own questions, groups and thresholds are read", () => {
  const page = readFileSync(join(folder, "own-questions.md"), "utf8");
  const [own, set] = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = ""]) => parse(text) as unknown) as [
    { indicators: unknown; groupings: unknown },
    { thresholds: Record<string, number> },
  ];
  expect(customIndicators(own.indicators).map(({ id, kind }) => [id, kind])).toEqual([
    ["own-many-days", "share"],
    ["own-days-absent", "mean"],
  ]);
  expect(customGroupings(own.groupings).map(({ id }) => id)).toEqual(["own-bands"]);
  const reference = readFileSync(join(folder, "reference.md"), "utf8");
  for (const name of Object.keys(set.thresholds)) expect(reference).toContain(`| \`${name}\` |`);
});
