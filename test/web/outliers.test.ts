import { expect, test } from "vitest";
import { type SchoolKind, schoolPrograms } from "../../src/base/school-kind.ts";
import { indicators } from "../../src/indicators/index.ts";
import { officialIndicators } from "../../src/indicators/official.ts";
import { withoutNotes } from "../../src/reports/notes.ts";
import { outlierReport } from "../../src/reports/outliers.ts";
import { againstExpected, verdictAgainstExpected } from "../../src/ui/outlier-words.ts";
import { howChosen, schoolMarks } from "../../src/ui/school-kind-words.ts";
import { wordsOf } from "../../src/ui/words.ts";
import { outlierPages } from "../../src/web/outliers/pages.ts";
import type { PageFor } from "../../src/web/page-kind.ts";
import { officialData } from "../official-data.ts";
import { ids, places, rows, siteOf } from "./small-outliers.ts";

const pagesOf = (two: boolean) =>
  new Map(outlierPages(siteOf(two), [wordsOf("en"), wordsOf("es")]).map((p) => [p.path, p.render()]));
const both = pagesOf(true);
const single = pagesOf(false);

test("each page exists in both languages, with links that work", () => {
  const english = [...both.keys()].filter((path) => path.endsWith(".html") && !path.startsWith("es/"));
  expect(english).toContain("index.html");
  expect(english).toContain("place-s1.html");
  expect([...both.keys()].filter((path) => path.startsWith("es/")).map((path) => path.slice(3))).toEqual(english);
  for (const [path, text] of both) {
    if (!path.endsWith(".html")) continue;
    for (const [, href = ""] of text.matchAll(/<a [^>]*href="([^"#]+)"/g)) {
      const target = new URL(href, `file:///${path}`).pathname.slice(1);
      expect(both.has(target) || target === "places.csv", `${path} -> ${href}`).toBe(true);
    }
  }
});

test("a name from a file can't become markup or a formula", () => {
  for (const [path, text] of [...both, ...single]) {
    if (path.endsWith(".html")) expect(text, path).not.toContain("<script");
    else expect(text).toContain(`"'=<script>`);
  }
  expect(both.get("index.html")).toContain("=&lt;script&gt;");
});

test("two groups give the quadrant chart, one gives expected against actual; funnel, ranks and model details follow", () => {
  const index = both.get("index.html") ?? "";
  expect(index).toContain("Learn from these");
  expect(single.get("index.html")).not.toContain("Learn from these");
  expect(single.get("index.html")).toContain(">Expected</text>");
  for (const text of [index, single.get("index.html") ?? ""]) {
    expect(text.match(/<figure class="chart">/g)).toHaveLength(3);
    expect(text).toContain("How do you know?");
    expect(text).toContain("Standard error (HC3)");
    expect(text).toContain("This is not a ranking.");
  }
  expect(both.get("es/index.html")).toContain("¿Cómo se sabe?");
  expect(both.get("es/index.html")).toContain('<html lang="es"');
});

test("no label of a chart is cut, in either language", () => {
  for (const pages of [both, single])
    for (const [path, text] of pages) if (path.endsWith(".html")) expect(text, path).not.toContain("…");
});

test("five schools are named for both groups, one with its practice note", () => {
  expect(
    siteOf(true)
      .report.places.filter(({ learnFrom }) => learnFrom)
      .map(({ id }) => id),
  ).toEqual(ids.slice(0, 5));
  expect(both.get("index.html")).toContain(
    "In 5 places and for both groups, students did better than expected (Academic Performance Index)",
  );
  const own = both.get("place-s1.html") ?? "";
  expect(own).toContain("Note &lt;script&gt;");
  expect(own).toContain("a shared vision");
  expect(own).toContain(
    "1999-00 and 2000-01. For: Black or African American students and English learners. Ask: office. Written down March 27, 2026.",
  );
  expect(both.get("es/place-s1.html")).toContain("una visión compartida");
});

test("what a place did is worded from the measure's declaration, in the direction that is better", () => {
  const chronic = { id: "chronic-absence", better: "low" } as const;
  const [english, spanish] = [wordsOf("en"), wordsOf("es")];
  expect(againstExpected(chronic, "better", english)).toBe(
    "fewer students than expected missed a tenth or more of their school days",
  );
  expect(againstExpected(chronic, "better", spanish)).toMatch(/^menos estudiantes de lo esperado /);
  expect(verdictAgainstExpected(chronic, "more", english)).toBe("fewer than expected");
  expect(verdictAgainstExpected(chronic, "less", english)).toBe("more than expected");
  for (const indicator of [...indicators, ...officialIndicators]) {
    const figure = { id: indicator.id, better: indicator.outcome === "favorable" ? "high" : "low" } as const;
    for (const words of [english, spanish]) {
      const [better, worse] = [againstExpected(figure, "better", words), againstExpected(figure, "worse", words)];
      expect(better).not.toBe(worse);
      const fewer = words === english ? /^fewer |lower than/ : /^menos |más baja/;
      const more = words === english ? /^more |better than|^students did better/ : /^más |más alta|mejor de/;
      expect(better, indicator.id).toMatch(figure.better === "low" ? fewer : more);
    }
  }
});

test("the header of the pages names their own years", () => {
  expect(both.get("index.html")).toContain("<small>Schools to learn from, 2000-01, 2001-02, and 2002-03</small>");
});

test("the words claim no cause and make no league table", () => {
  for (const path of ["index.html", "place-s1.html"]) {
    const text = (both.get(path) ?? "").replace(/<style[\s\S]*?<\/style>/g, "");
    expect(text).not.toMatch(/beats? the odds|because of|effect of|best schools?|worst|low-perform|failing/i);
  }
});

test("with one year, charts show the differences and no title names a place", () => {
  const site = siteOf(true);
  const report = outlierReport(
    officialData({ places, rows: rows.filter(({ year }) => year === 2001) }),
    site.report.question,
  );
  const pages = new Map(
    outlierPages({ ...site, report }, [wordsOf("en"), wordsOf("es")]).map((p) => [p.path, p.render()]),
  );
  expect([...pages.keys()]).toEqual(["index.html", "es/index.html"]);
  const index = pages.get("index.html") ?? "";
  expect(index).toContain("Too little is published to say which places do better than expected");
  expect(index).toContain("What was expected, and what is");
  expect(index.match(/<figure class="chart">/g)).toHaveLength(1);
  expect(index).not.toContain("Some places do better than expected");
  const nobody = outlierReport(officialData({ places, rows: [] }), site.report.question);
  const empty = outlierPages({ ...site, report: nobody }, [wordsOf("en")])[0]?.render() ?? "";
  expect(empty).not.toContain("<figure");
  expect(empty).toContain("Too little is published");
});

test("pages with the district's notes are internal, and say so; without them they are public", () => {
  const site = siteOf(true);
  const withNotes = outlierPages(site, [wordsOf("en")]);
  // @ts-expect-error: pages with notes are not for the public
  const published: readonly PageFor<"public">[] = withNotes;
  expect(new Set(published.map(({ audience }) => audience))).toEqual(new Set(["internal"]));
  expect(withNotes[0]?.render()).toContain("noindex");
  const open: readonly PageFor<"public">[] = outlierPages({ ...site, practices: withoutNotes(site.report) }, [
    wordsOf("en"),
  ]);
  expect(new Set(open.map(({ audience }) => audience))).toEqual(new Set(["public"]));
  expect(open[0]?.render()).not.toContain("noindex");
});

test("schools are marked with what the files say of them, in the list, on their pages and beside their peers", () => {
  const site = siteOf(true);
  const kindOf = (place: string): SchoolKind | undefined =>
    place === "s1"
      ? { charter: null, magnet: true, program: "continuation" }
      : place === "s2"
        ? { charter: true, magnet: false, program: "traditional" }
        : undefined;
  const marked = places.map((place) => {
    const kind = kindOf(place.id);
    return kind === undefined ? place : { ...place, kind };
  });
  const report = outlierReport(officialData({ places: marked, rows }), site.report.question);
  expect(report.places.map(({ focal, learnFrom }) => [focal, learnFrom])).toEqual(
    site.report.places.map(({ focal, learnFrom }) => [focal, learnFrom]),
  );
  const pages = new Map(
    outlierPages({ ...site, report }, [wordsOf("en"), wordsOf("es")]).map((p) => [p.path, p.render()]),
  );
  const index = pages.get("index.html") ?? "";
  expect(index).toContain(
    '>School 1</a><br><span class="hush small">magnet school, which may choose its students; continuation school</span>',
  );
  expect(index).toContain('>School 2</a><br><span class="hush small">charter school, to which families apply</span>');
  expect(index.match(/<br><span class="hush small">/g)).toHaveLength(2);
  expect(index).toContain("A school without a mark may choose its students too");
  expect(index).not.toContain("do not say which schools choose");
  expect(pages.get("place-s1.html")).toContain(
    "<h1>School 1</h1><p>Magnet school, which may choose its students; continuation school</p>",
  );
  expect(pages.get("es/index.html")).toContain(
    "escuela magnet, que puede elegir a sus estudiantes; escuela de continuación",
  );
});

test("where no file says which schools choose their students, the list says so once and marks none", () => {
  for (const [path, text] of [...both, ...single]) {
    if (!path.endsWith(".html")) continue;
    expect(text, path).not.toMatch(/magnet|charter|chárter/i);
    const times =
      text.match(/The files do not say which schools choose|Los archivos no dicen qué escuelas eligen/g) ?? [];
    expect(times, path).toHaveLength(path.endsWith("index.html") ? 1 : 0);
  }
});

test("a file that knows charter schools only does not count as one that says which schools choose", () => {
  const charterOnly = { charter: true, magnet: null, program: null };
  expect(howChosen([undefined, charterOnly], wordsOf("en"))).toMatch(/^The files do not say/);
  expect(howChosen([undefined, { ...charterOnly, magnet: false }], wordsOf("en"))).toMatch(/^Schools are marked/);
  for (const words of [wordsOf("en"), wordsOf("es")]) {
    const named = schoolPrograms.flatMap((program) => schoolMarks({ charter: false, magnet: null, program }, words));
    expect(new Set(named).size).toBe(schoolPrograms.length - 1);
  }
});
