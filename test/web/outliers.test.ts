import { expect, test } from "vitest";
import { outlierReport, type PlaceRow } from "../../src/reports/outliers.ts";
import { wordsOf } from "../../src/ui/words.ts";
import { type OutlierSite, outlierPages } from "../../src/web/outliers/pages.ts";

/** Forty schools of two groups over three years; the first five do better than predicted for both. */
const evil = '<script>alert("x")</script>';
const ids = Array.from({ length: 40 }, (_, i) => `s${i}`);
const wobble = (i: number): number => Math.sin(i * 12.9898) * 2;
const rows: PlaceRow[] = ids.flatMap((place, i) =>
  ["race-ethnicity=black", "race-ethnicity=white"].flatMap((group, g) =>
    [2001, 2002, 2003].map((year, y) => ({
      place,
      group,
      year,
      grade: "all",
      subject: "",
      n: 100 + 10 * (i % 7),
      outcome: 600 + 50 * g - 3 * (i % 10) + (i < 5 ? 40 : 0) + wobble(i * 6 + g * 3 + y),
      circumstances: { "disadvantaged=yes": ((i % 10) + g) / 20 },
    })),
  ),
);
const places = ids.map((id, i) => ({
  id,
  name: i === 0 ? `=${evil}` : `School ${i}`,
  districtId: "d1",
  districtName: i === 0 ? evil : "District",
}));
const siteOf = (two: boolean): OutlierSite => ({
  report: outlierReport(places, rows, {
    level: "school",
    outcome: { id: "api", unit: "scale-points", better: "high" },
    circumstances: ["disadvantaged=yes"],
    groups: two
      ? { focal: ["race-ethnicity=black"], reference: "race-ethnicity=white" }
      : { focal: ["race-ethnicity=black"], reference: null },
  }),
  rows,
  groups: ["race-ethnicity=black", "race-ethnicity=white"],
  practices: [
    {
      place: "s1",
      title: `Note ${evil}`,
      years: [2000, 2001],
      factors: ["shared-vision"],
      groups: ["race-ethnicity=black", "el-status=EL"],
      evidence: "teachers say so",
      contact: "office",
      date: "2026-03-27",
    },
  ],
  wholePlace: [],
  source: { kind: "file", file: `${evil}.csv` },
  program: "Fairlead",
  auditAbove: false,
});
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

test("five schools are named for both groups, one with its practice note", () => {
  expect(
    siteOf(true)
      .report.places.filter(({ learnFrom }) => learnFrom)
      .map(({ id }) => id),
  ).toEqual(ids.slice(0, 5));
  expect(both.get("index.html")).toContain("5 places do more than expected for both groups");
  const own = both.get("place-s1.html") ?? "";
  expect(own).toContain("Note &lt;script&gt;");
  expect(own).toContain("a shared vision");
  expect(own).toContain(
    "1999-00 and 2000-01. For: Black or African American students and English learners. Ask: office. Written down March 27, 2026.",
  );
  expect(both.get("es/place-s1.html")).toContain("una visión compartida");
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
    places,
    rows.filter(({ year }) => year === 2001),
    site.report.question,
  );
  const pages = new Map(
    outlierPages({ ...site, report }, [wordsOf("en"), wordsOf("es")]).map((p) => [p.path, p.render()]),
  );
  expect([...pages.keys()]).toEqual(["index.html", "es/index.html"]);
  const index = pages.get("index.html") ?? "";
  expect(index).toContain("Too little is published to say which places do more than expected");
  expect(index).toContain("What was expected, and what is");
  expect(index.match(/<figure class="chart">/g)).toHaveLength(1);
  expect(index).not.toContain("Some places do more than expected");
  const nobody = outlierReport(places, [], site.report.question);
  const empty = outlierPages({ ...site, report: nobody }, [wordsOf("en")])[0]?.render() ?? "";
  expect(empty).not.toContain("<figure");
  expect(empty).toContain("Too little is published");
});
