import { expect, test } from "vitest";
import { surfaceLeaks } from "../../src/attack/surface.ts";
import { hiddenValue, type Printed } from "../../src/release/printed.ts";
import { type People, released, shaped } from "./made-release.ts";

const people: readonly People[] = [
  { count: 6, school: "S1", levels: { el: "yes" }, outcomes: { met: 2 } },
  { count: 1334, school: "S1", levels: { el: "no" }, outcomes: { met: 400 } },
  { count: 1322, school: "S2", levels: { el: "yes" }, outcomes: { met: 400 } },
  { count: 27, school: "S2", levels: { el: "no" }, outcomes: { met: 12 } },
];
const structure = shaped({
  groupings: [{ id: "el", levels: ["yes", "no"], sum: "exact" }],
  schools: ["S1", "S2"],
  indicators: ["met"],
});
const range: Printed = { kind: "range", low: 1320, high: 1339 };
const release = released(structure, people, {
  hidden: ["S1 el=yes", "S2 el=no"],
  counts: { "S1 el=no": range, "S2 el=yes": range },
});
const lineOf = (place: string, level: string, indicator: string): number =>
  2 + release.cells.findIndex((one) => one.placeId === place && one.level === level && one.indicator === indicator);
const hidden = lineOf("S1", "yes", "");
const hiddenRate = lineOf("S1", "yes", "met");
const shown = lineOf("S1", "no", "");
const rate = lineOf("S1", "no", "met");

const leaksOf = (text: string, path = "site/index.html", secrets: readonly string[] = []): readonly string[] =>
  surfaceLeaks(release, [{ path, text }], new Set(secrets)).map(({ kind }) => kind);
const mark = '<span class="hid">too few</span>';

test("pages that show what cells.csv prints give nothing away, in any language", () => {
  expect([release.cells[hidden - 2]?.n, release.cells[rate - 2]?.rate]).toMatchObject([hiddenValue, { value: 30 }]);
  const rows = (n: string): string =>
    `<table><tr><th>Grade 3<td><span data-count="${hidden}">${mark}</span><td><span data-rate=${hiddenRate}>${mark}</span></tr>
<tr><th>Other<td><span data-count="${shown}">${n}</span><td><span data-rate="${rate}">30%</span><td>12 fewer</table>`;
  for (const n of ["1,320–1,339", "1.320–1.339", "1 320–1 339", "1&nbsp;320–1&nbsp;339"])
    expect(leaksOf(rows(n))).toEqual([]);
});

test.each<[string, string, string]>([
  ["the number in place of the marker", `<span data-count="${hidden}">6</span>`, "hidden-shown"],
  ["a rate of a hidden group", `<b data-rate="${hiddenRate}"><i>33</i> %</b>`, "hidden-shown"],
  ["a tooltip", `<span title="6 students" data-count="${hidden}">${mark}</span>`, "hidden-shown"],
  [
    "a text for screen readers inside",
    `<span data-count="${hidden}"><svg aria-label="6"></svg></span>`,
    "hidden-shown",
  ],
  ["the number in the same row", `<tr><th>A<td data-count="${hidden}">${mark}</td><td>6</td></tr>`, "beside-hidden"],
  [
    "an alternative text in the same row",
    `<tr><th>A<td><span data-count="${hidden}">${mark}</span><td><img alt="bar of 6"></tr>`,
    "beside-hidden",
  ],
  ["the number where a range is printed", `<span data-count="${shown}">1,334</span>`, "otherwise"],
  ["a rate with decimals", `<span data-rate="${rate}">29.99%</span>`, "otherwise"],
  ["half of a range", `<span data-count="${shown}">1,320</span>`, "otherwise"],
  ["a line after the last", '<span data-count="9999">5</span>', "no-cell"],
  ["a rate in the line of a count", `<span data-rate="${shown}">30%</span>`, "no-cell"],
  ["an attribute with the numerator", `<span data-numerator="400"></span>`, "field"],
])("a page with %s", (_, page, kind) => {
  expect(leaksOf(page)).toEqual([kind]);
});

test("fields and secrets in other files", () => {
  expect(leaksOf('{"rate": 30, "numerator": 400}', "site/search.json")).toEqual(["field"]);
  expect(leaksOf("school,rate,se\nS1,30,2\n", "data/more.csv")).toEqual(["field"]);
  expect(leaksOf("school,rate\nS1,30\n", "data/more.csv")).toEqual([]);
  const secrets = ["90210443", "Ana Ruiz"];
  expect(leaksOf("<p>Ask Ana Ruiz.</p>", "site/a.html", secrets)).toEqual(["secret"]);
  expect(leaksOf('{"id":"90210443"}', "data/a.json", secrets)).toEqual(["secret"]);
  expect(leaksOf("<p>Mariana Ruiza, 1902104430</p>", "site/a.html", secrets)).toEqual([]);
});
