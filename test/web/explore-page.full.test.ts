import { copyFileSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { auditSite } from "../../src/app/audit-site.ts";
import { groupKey, type PlaceKey, placeKey } from "../../src/base/keys.ts";
import { audit } from "../../src/reports/audit.ts";
import {
  type ExploreChoice,
  exploreAxes,
  exploreForms,
  exploreSorts,
  firstChoice,
} from "../../src/reports/explore-choice.ts";
import { viewOfChoice } from "../../src/reports/explore-scope.ts";
import { type ExploreView, exploreView } from "../../src/reports/explore-view.ts";
import { type Answer, explore } from "../../src/reports/judged/explore.ts";
import type { Audience } from "../../src/reports/report.ts";
import { defaultAuditRules } from "../../src/rules/audit.ts";
import type { Language } from "../../src/ui/language/language.ts";
import { languageOf } from "../../src/ui/language/languages.ts";
import { wordsFrom } from "../../src/ui/words.ts";
import { auditPages } from "../../src/web/audit/pages.ts";
import { choiceInQuery, exploreHref } from "../../src/web/staff/explore-address.ts";
import { explorePage } from "../../src/web/staff/explore-page.ts";
import { longLanguage, rightToLeftLanguage } from "../ui/pseudo-language.ts";
import { expectNoSidewaysScrolling, expectNoViolations } from "./audit-in-chromium.ts";
import { chromiumPath, openChromium } from "./chromium.ts";
import { deliveries, nasty, smallRun } from "./small-audit.ts";
import { visibleText } from "./visible-text.ts";

/** Random records have no certain gaps under the usual rules; these rules let chance make some. */
const run = smallRun(7).then((small) => {
  const { district, settings } = small.audit;
  const rules = { ...defaultAuditRules, minimumN: settings.minimumN, clearQ: 1, probableQ: 1 };
  const comparison = "everyone-else" as const;
  return { ...small, audit: audit(small.cube, small, { district, rules, comparison, thresholds: {} }) };
});
const siteIn = async (language: Language) => auditSite(await run, deliveries, wordsFrom(language, "es"));
const english = siteIn(languageOf.en);
const spanish = siteIn(languageOf.es);
const everything: ExploreChoice = { ...firstChoice, question: "all" };
const text = fc.string({ unit: "grapheme" });

const viewOf = async (choice: Partial<ExploreChoice>, allowed: readonly PlaceKey[] | "all" = "all") => {
  const { cube } = await run;
  return exploreView(cube, await english, { ...firstChoice, ...choice }, allowed);
};

async function pageOf(view: ExploreView<"internal">, site = english): Promise<string> {
  const [page] = explorePage(await site, view);
  return page?.render() ?? "";
}

/** Choices of each axis: all, a family, one. */
async function choices(): Promise<readonly ExploreChoice[]> {
  const { scope } = await viewOf({});
  const single = scope.groupings.find(({ grouping }) => grouping === "race-ethnicity");
  const crossed = scope.groupings.find(({ grouping }) => grouping.includes("*"));
  const school = scope.places.find(({ kind }) => kind === "school");
  if (single === undefined || crossed === undefined || school === undefined) throw new Error("too little was compared");
  const key = (g: typeof single): string => groupKey({ grouping: g.grouping, level: g.levels[0] ?? "" });
  return [
    firstChoice,
    everything,
    { ...everything, group: crossed.grouping, year: "all" },
    { ...everything, group: key(crossed), place: "school" },
    { ...everything, group: key(single), year: "all", place: placeKey(school) },
    { ...firstChoice, question: "attendance", place: "school", year: "all" },
    { ...firstChoice, question: "goal.3", place: placeKey(school), group: "own-bands", year: "all" },
  ];
}

const idOf = (answer: Answer<Audience>): string => ("finding" in answer ? answer.finding.id : answer.refused.id);

test("the cells of a view are the answers of explore, each once; only clear and probable gaps have a rank", async () => {
  const { cube, audit: whole } = await run;
  let compared = 0;
  for (const choice of await choices()) {
    const view = await viewOf(choice);
    const wanted = explore(cube, whole.judged, viewOfChoice(choice, view.scope).view);
    const cells = view.quilts.flatMap(({ rows }) => rows.flatMap((row) => row.cells.flatMap((cell) => cell ?? [])));
    const sorted = (answers: readonly Answer<Audience>[]): string =>
      JSON.stringify(answers.toSorted((a, b) => (idOf(a) < idOf(b) ? -1 : 1)));
    expect(view.comparisons).toBe(wanted.length);
    expect(sorted(cells) === sorted(wanted)).toBe(true);
    expect(sorted([...view.gaps.map((finding) => ({ finding })), ...view.others]) === sorted(wanted)).toBe(true);
    for (const { verdict } of view.gaps) expect(["clear", "clear-small", "probable"]).toContain(verdict);
    for (const { rows, columns } of view.quilts) for (const { cells: c } of rows) expect(c.length).toBe(columns.length);
    compared += wanted.length;
  }
  expect(compared).toBeGreaterThan(500);
});

test("each order ranks the same gaps, the first first", async () => {
  const first = await viewOf(everything);
  for (const sort of exploreSorts) {
    const { gaps } = await viewOf({ ...everything, sort });
    expect(gaps.map(({ id }) => id).sort()).toEqual(first.gaps.map(({ id }) => id).sort());
  }
  const students = first.gaps.map((f) => (f.value > 0 && f.direction !== "neither" ? (f.studentsToClose ?? 0) : 0));
  expect(students).toEqual(students.toSorted((a, b) => b - a));
  expect(students[0]).toBeGreaterThan(0);
});

test("nothing of a place that the reader may not see is in the view or on the page, in any form", async () => {
  const { scope } = await viewOf({});
  const schools = scope.places.filter(({ kind }) => kind === "school");
  const [own, ...others] = schools;
  if (own === undefined || others.length === 0) throw new Error("too few schools");
  for (const form of exploreForms) {
    for (const place of ["main", "school", placeKey(own)]) {
      const view = await viewOf({ ...everything, year: "all", group: "gender", form, place }, [placeKey(own)]);
      expect(view.scope.places).toEqual([own]);
      expect(view.answers.length).toBeGreaterThan(0);
      const page = await pageOf(view);
      for (const { id } of others) expect(visibleText(page)).not.toContain(`${id} `);
      expect(/<main[\s\S]*<\/main>/.exec(page)?.[0] ?? "").not.toMatch(/href="(gaps|goals|groups)\//);
      for (const [, href = ""] of page.matchAll(/href="((?:schools|school-gaps)\/[^"]*)"/g))
        expect(href.slice(href.indexOf("/") + 1)).toMatch(new RegExp(`^${own.id}\\.`));
    }
  }
  for (const place of ["district", ...others.map(placeKey)])
    expect(await viewOf({ place }, [placeKey(own)])).toMatchObject({ unknown: ["place"], answers: [] });
  expect(await pageOf(await viewOf({}, []))).toContain(languageOf.en.sentences["explore.none-anywhere"]);
});

test("an id that the audit lacks gives a message and a form, never an exception", async () => {
  for (const part of [...exploreAxes, "form", "sort"] as const) {
    await fc.assert(
      fc.asyncProperty(text, async (id) => {
        const view = await viewOf({ [part]: `no-${id}` });
        expect(view.unknown).toEqual([part]);
        expect(view.answers).toEqual([]);
      }),
      { numRuns: 5 },
    );
    const page = await pageOf(await viewOf({ [part]: nasty }));
    expect(page).toContain(languageOf.en.sentences[`explore.unknown-${part}`]);
    expect(page).toContain("<select");
    expect(page).not.toContain("<img");
  }
});

test("an empty view says what to try, and what it names has comparisons", async () => {
  const { cube } = await run;
  const first = cube.years[0] ?? 0;
  const { scope } = await viewOf({});
  const candidates = scope.places.flatMap((place) =>
    scope.questions.map(({ id }) => ({ question: id, place: placeKey(place), group: "gender", year: String(first) })),
  );
  for (const choice of candidates) {
    const view = await viewOf(choice);
    if (view.comparisons > 0) continue;
    expect(view.steps.length).toBeGreaterThan(0);
    for (const step of view.steps) expect((await viewOf(step.choice)).answers.length).toBeGreaterThan(0);
    const page = await pageOf(view);
    expect(page).toContain(languageOf.en.sentences["explore.none"]);
    for (const step of view.steps) expect(page).toContain(exploreHref(step.choice).replaceAll("&", "&amp;"));
    return;
  }
  throw new Error("no view was empty");
});

test("the page renders in every form and language; each link leads to a page of the audit or to another view", async () => {
  const paths = new Map(auditPages(await english).map(({ path, render }) => [path, render]));
  for (const choice of await choices()) {
    for (const form of exploreForms) {
      const view = await viewOf({ ...choice, form });
      for (const site of [english, spanish]) {
        const page = await pageOf(view, site);
        expect(visibleText(page)).not.toMatch(/\b(undefined|NaN|null|Infinity)\b|\[object|\{[a-z0-9]+\}/);
        expect(page).not.toMatch(/<img|<script/);
        expect(page.match(/<h1>/g)).toHaveLength(1);
        const ids = [...page.matchAll(/\sid="([^"]*)"/g)].map((m) => m[1]);
        expect(new Set(ids).size).toBe(ids.length);
        for (const [, href = ""] of page.matchAll(/<a [^>]*href="([^"#]+)/g)) {
          if (/^(index|search|methods)\.html/.test(href)) continue;
          if (href.startsWith("explore"))
            expect(choiceInQuery(href.replaceAll("&amp;", "&").slice("explore".length))).toBeDefined();
          else expect(paths.has(decodeURI(href)), href).toBe(true);
        }
      }
    }
  }
  const latest = await pageOf(await viewOf(everything));
  const anchors = [...latest.matchAll(/href="(gaps\/[^"#]+)#(level-[^"]+)"/g)];
  expect(anchors.length).toBeGreaterThan(30);
  for (const [, path = "", anchor = ""] of anchors.slice(0, 12))
    expect(paths.get(path)?.()).toContain(`id="${anchor}"`);
  for (const language of [longLanguage, rightToLeftLanguage]) {
    const site = siteIn(language);
    for (const form of exploreForms) {
      const page = await pageOf(await viewOf({ ...everything, form, year: "all" }), site);
      const main = (/<main[\s\S]*<\/main>/.exec(page)?.[0] ?? "").replaceAll(/<[^>]*>/g, " ");
      const plain = main.replaceAll("&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; &#39;Q&#39;", " ");
      const words = plain
        .match(/[A-Za-z]{4,}/g)
        ?.filter(
          (word) =>
            !/^(quot|Fairlead|English|School|District|days|average|Ours|bands|state|district|early|late)$/.test(word),
        );
      expect(words ?? []).toEqual([]);
    }
  }
});

test.skipIf(chromiumPath === undefined)(
  "the page where a team chooses what to compare has no axe violation and scrolls nowhere sideways (skipped: no Chromium)",
  async () => {
    const { cube } = await run;
    const site = await spanish;
    const folder = mkdtempSync(join(tmpdir(), "explore-"));
    copyFileSync("src/ui/style.css", join(folder, "style.css"));
    const forms = ["quilt", "table", "years"];
    for (const form of forms) {
      const view = exploreView(cube, site, { ...firstChoice, question: "goal.1", year: "all", form }, "all");
      for (const page of explorePage(site, view)) writeFileSync(join(folder, `${form}.html`), page.render());
    }
    const browser = await openChromium();
    try {
      const pages = forms.map((form) => `${form}.html`);
      await expectNoViolations(browser, folder, pages);
      await expectNoSidewaysScrolling(browser, folder, pages);
    } finally {
      await browser.close();
    }
  },
);
