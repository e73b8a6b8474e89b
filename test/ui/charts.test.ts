import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { languages } from "../../src/base/lang.ts";
import type { Certainty } from "../../src/ui/certainty.ts";
import { axisFor, ticksOf } from "../../src/ui/charts/axis.ts";
import { caterpillar } from "../../src/ui/charts/caterpillar.ts";
import { crossed } from "../../src/ui/charts/crossed.ts";
import { densitySteps, hexagons } from "../../src/ui/charts/density.ts";
import { funnel } from "../../src/ui/charts/funnel.ts";
import { gapDots } from "../../src/ui/charts/gap-dots.ts";
import { gapRange } from "../../src/ui/charts/gap-range.ts";
import { levelBars } from "../../src/ui/charts/level-bars.ts";
import { peerDots } from "../../src/ui/charts/peer-dots.ts";
import { placeLabels } from "../../src/ui/charts/place-labels.ts";
import { quadrant } from "../../src/ui/charts/quadrant.ts";
import { quilt } from "../../src/ui/charts/quilt.ts";
import { rateRows } from "../../src/ui/charts/rate-rows.ts";
import { scorecard } from "../../src/ui/charts/scorecard.ts";
import type { Shown } from "../../src/ui/charts/shown.ts";
import { smallLines } from "../../src/ui/charts/small-lines.ts";
import { fitText, textWidth, wrapText } from "../../src/ui/charts/text-width.ts";
import { rangeWords, shortValue } from "../../src/ui/format.ts";
import { type Html, printHtml } from "../../src/ui/html.ts";
import { wordsOf } from "../../src/ui/words.ts";

const styleSheet = readFileSync(new URL("../../src/ui/style.css", import.meta.url), "utf8");

const about = {
  title: "Students with disabilities missed school more often than all other students",
  subtitle: "Missed a tenth or more of school days, 2025-26, percent",
  what: "chronic absenteeism by group",
  where: "Alder Valley Unified, 2025-26",
};
const anyLang = fc.constantFrom(...languages);
const name = fc.oneof(
  fc.constantFrom(
    "Girls",
    "English learners",
    "Native Hawaiian or Pacific Islander students",
    "Estudiantes con discapacidades",
  ),
  fc.string({ minLength: 1, maxLength: 80 }).filter((text) => !/NaN|Infinity|undefined|\[object/.test(text)),
);
const share = fc.double({ min: 0, max: 1, noNaN: true });
const amount = fc.double({ min: -400, max: 400, noNaN: true });
const ranged = (value: fc.Arbitrary<number>) =>
  fc
    .tuple(value, value, value)
    .map((three) => three.toSorted((a, b) => a - b) as [number, number, number])
    .map(([lower, middle, upper]) => ({ value: middle, lower, upper }));
const certainty = fc.constantFrom<Certainty>("clear", "clear-small", "probable", "no-sign", "cannot-tell", "too-few");
const shown: fc.Arbitrary<Shown> = fc.oneof(
  ranged(share).map((r): Shown => ({ kind: "value", ...r })),
  ranged(share).map(({ lower, upper }): Shown => ({ kind: "band", lower, upper })),
  fc.constant<Shown>({ kind: "hidden" }),
  fc.constant<Shown>({ kind: "none", why: "too few" }),
);
const size = fc.integer({ min: 1, max: 5000 });
const list = <T>(item: fc.Arbitrary<T>, maxLength = 12) => fc.array(item, { minLength: 1, maxLength });

const attribute = (tag: string, name: string): string => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? "";

/** Texts of a drawing, with the class and position inherited from their group. */
function textsIn(drawn: string): { x: number; y: number; kind: string; label: string }[] {
  let group = "";
  return [...drawn.matchAll(/<g[^>]*>|<\/g>|(<text[^>]*>)([^<]*)/g)].flatMap(([tag, open, label = ""]) => {
    if (open === undefined) {
      group = tag === "</g>" ? "" : tag;
      return [];
    }
    const [, dx = "0", dy = "0"] = /translate\(([-\d.]+)(?:,([-\d.]+))?\)/.exec(group) ?? [];
    return [
      {
        x: Number(attribute(open, "x")) + Number(dx),
        y: Number(attribute(open, "y")) + Number(dy),
        kind: `${attribute(group, "class")} ${attribute(open, "class")}`.trim(),
        label,
      },
    ];
  });
}

/** Centers of a drawing's points: circles, and paths with a marker at each vertex. */
const pointsIn = (drawn: string): (readonly [number, number])[] => [
  ...[...drawn.matchAll(/<circle[^>]*>/g)].map(
    ([circle]) => [Number(attribute(circle, "cx")), Number(attribute(circle, "cy"))] as const,
  ),
  ...[...drawn.matchAll(/<path class="at [a-z0-9-]+" d="M([^"]*)"/g)].flatMap(([, places = ""]) =>
    places.split("L").map((place) => {
      const [x, y] = place.split(" ").map(Number);
      return [x ?? Number.NaN, y ?? Number.NaN] as const;
    }),
  ),
];

/** Invariants of every chart. */
function checkFigure(figure: Html): void {
  const text = printHtml(figure);
  expect(text).not.toMatch(/NaN|Infinity|undefined|\[object/);
  const [, kind, alt = "", pictures = ""] =
    /<div class="(pic|years)" role="img" aria-label="([^"]*)">([\s\S]*?)<\/div>/.exec(text) ?? [];
  expect(alt.length).toBeGreaterThan(60);
  expect(alt).toMatch(/\.$/);
  if (kind === "years") checkYears(pictures);
  else checkPictures(pictures);
  expect(text).toMatch(/<figcaption><h3>[^<]+<\/h3>/);
  expect(text).toMatch(/<details><summary>[^<]+<\/summary><div class="scroll" tabindex="0"/);
}

/** Both drawings of a chart: inside their boxes, using only style sheet colors. */
function checkPictures(pictures: string): void {
  const svgs = [...pictures.matchAll(/<svg class="([ws])" viewBox="0 0 (\d+) (\d+)">([\s\S]*?)<\/svg>/g)];
  expect(svgs.map((m) => [m[1], m[2]])).toEqual([
    ["w", "720"],
    ["s", "340"],
  ]);
  for (const [, , width = "", height = "", inside = ""] of svgs) {
    expect(inside.replace(/>[^<]*</g, "><")).not.toMatch(/(?:fill|stroke)="|#[0-9a-f]{3,8}\b(?!;)|rgb\(/i);
    for (const { x, y, kind, label } of textsIn(inside)) {
      const bold = /\b(b|big)\b/.test(kind);
      const plain = label.replace(/&(?:quot|lt|gt|amp|#39|#96);/g, (entity) => escaped[entity] ?? entity);
      const long = textWidth(plain, kind.includes("ax") ? 12 : kind.includes("big") ? 15 : 13, bold) / 1.06;
      const left = / e\b|^e\b/.test(` ${kind}`) ? x - long : / m\b/.test(` ${kind}`) ? x - long / 2 : x;
      expect(left, `"${label}" leaves its box on the left`).toBeGreaterThanOrEqual(-6);
      expect(left + long, `"${label}" leaves its box on the right`).toBeLessThanOrEqual(Number(width) + 6);
      expect(y).toBeLessThanOrEqual(Number(height) + 1);
    }
    for (const [cx, cy] of pointsIn(inside)) {
      expect(cx).toBeGreaterThanOrEqual(0);
      expect(cx).toBeLessThanOrEqual(Number(width));
      expect(cy).toBeGreaterThanOrEqual(-4);
      expect(cy).toBeLessThanOrEqual(Number(height));
    }
  }
}

/** Line charts over years: marks inside the plot, labels apart at the narrowest width, and line names stacked. */
function checkYears(picture: string): void {
  expect(picture.replace(/>[^<]*</g, "><")).not.toMatch(/(?:fill|stroke)="|#[0-9a-f]{3,8}\b(?!;)|rgb\(/i);
  const height = 264;
  for (const [, y] of picture.matchAll(/ c?y[12]?="([^"]*)"/g)) {
    expect(Number(y)).toBeGreaterThanOrEqual(10);
    expect(Number(y)).toBeLessThanOrEqual(height);
  }
  for (const [, x] of picture.matchAll(/ c?x[12]?="([^"]*)%"/g)) {
    expect(Number(x)).toBeGreaterThanOrEqual(0);
    expect(Number(x)).toBeLessThanOrEqual(100);
  }
  const narrow = 260;
  for (const [group] of picture.matchAll(/<g class="(?:ax m|b m halo)"[\s\S]*?<\/g>/g)) {
    const labels = [...group.matchAll(/<text(?! class="xs")[^>]* x="([\d.]+)%"[^>]*>([^<]*)/g)].map(
      ([, x, label = ""]) => {
        const half = textWidth(label, 12) / 1.06 / 2;
        return { from: (Number(x) / 100) * narrow - half, to: (Number(x) / 100) * narrow + half };
      },
    );
    labels.forEach(({ to }, i) => {
      const next = labels[i + 1];
      if (next !== undefined) expect(to, "labels of the years are apart").toBeLessThan(next.from);
    });
  }
  const tops = [...picture.matchAll(/<span style="top:([-\d.]+)px">/g)]
    .map(([, top]) => Number(top))
    .sort((a, b) => a - b);
  for (const top of tops) expect(top).toBeLessThanOrEqual(height - 14);
  if (tops.length > 1) expect(Number(tops[1]) - Number(tops[0])).toBeGreaterThanOrEqual(15);
}

/** Invariants of row charts: a single table that is the chart, with all marks on its axis and labels apart. */
function checkRows(figure: Html, rows: number): void {
  const text = printHtml(figure);
  expect(text).not.toMatch(/NaN|Infinity|undefined|\[object/);
  const table = /<table class="dots"[\s\S]*?<\/table>/.exec(text)?.[0] ?? "";
  const caption = /<caption class="vh">([^<]*)<\/caption>/.exec(table)?.[1] ?? "";
  expect(caption.length).toBeGreaterThan(60);
  expect(caption).toMatch(/\.$/);
  expect(text).toMatch(/<figcaption><h3>[^<]+<\/h3>/);
  const [head = "", body = ""] = table.split("<tbody");
  const bodyRows = body.match(/<tr>/g) ?? [];
  expect(bodyRows).toHaveLength(rows);
  expect(body.match(/<th scope="row">/g)).toHaveLength(rows);
  const columns = (head.match(/<th scope="col">|<td>/g) ?? []).length;
  expect(body.match(/<td>/g)).toHaveLength(rows * (columns - 1));
  const drawn = [...body.matchAll(/<(?:line|rect|circle)([^>]*)>/g)].map(([, given = ""]) => given);
  expect(table.replace(/>[^<]*</g, "><")).not.toMatch(/(?:fill|stroke)="|#[0-9a-f]{3,8}\b(?!;)|rgb\(/i);
  const gaps = new Set(
    [...body.matchAll(/<line x1[^>]*><line( x1[^>]*)>|<line( class="gap"[^>]*)>/g)].map(([, a, b]) => a ?? b),
  );
  for (const given of drawn) {
    const at = (name: string): number => Number(new RegExp(` ${name}="(-?[\\d.]+)%"`).exec(given)?.[1] ?? Number.NaN);
    const [x, width] = [at("x"), at("width")];
    const places = [at("x1"), at("x2"), at("cx"), x, x + width].filter((place) => !Number.isNaN(place));
    expect(places.length > 0 || width === 100, given).toBe(true);
    for (const place of places) {
      expect(place).toBeGreaterThanOrEqual(0);
      expect(place).toBeLessThanOrEqual(100.11);
    }
    // A gap runs from the comparison to the group, in either direction.
    if (given.includes("x1") && !gaps.has(given)) expect(at("x2")).toBeGreaterThanOrEqual(at("x1"));
  }
  const ticks = [...head.matchAll(/<text x="([\d.]+)%">([^<]*)</g)].map(([, x, label = ""]) => {
    const half = textWidth(label, 12) / 1.06 / 2;
    return { from: (Number(x) / 100) * narrowest - half, to: (Number(x) / 100) * narrowest + half };
  });
  expect(ticks.length).toBeGreaterThan(0);
  ticks.forEach(({ to }, i) => {
    const next = ticks[i + 1];
    if (ticks.length > 2 && next !== undefined) expect(to, "labels of the axis are apart").toBeLessThan(next.from);
  });
}

/** The narrowest plot in the style sheet, in CSS pixels. */
const narrowest = Number(/\.dots svg \{[^}]*min-inline-size: (\d+)rem/.exec(styleSheet)?.[1]) * 16;

const rowsInTable = (figure: Html): number => (printHtml(figure).match(/<tr[ >]/g) ?? []).length - 1;
const escaped: Readonly<Record<string, string>> = {
  "&quot;": '"',
  "&lt;": "<",
  "&gt;": ">",
  "&amp;": "&",
  "&#39;": "'",
  "&#96;": "`",
};
const runs = { numRuns: 40 };

describe("for any data, a chart is complete, inside its box and with its table", () => {
  test("gap-dots", () => {
    const row = fc.record({
      label: name,
      n: fc.option(size),
      rate: shown,
      certainty,
      match: fc.constantFrom("", "46 fewer", "1,234 menos"),
    });
    fc.assert(
      fc.property(list(row, 20), share, anyLang, (rows, at, lang) => {
        const figure = gapDots({ about, unit: "share", rows, line: { at, label: "all students 19%" } }, wordsOf(lang));
        checkRows(figure, rows.length);
        expect(rowsInTable(figure)).toBe(rows.length);
      }),
      runs,
    );
  });

  test("rate-rows", () => {
    const row = fc.record({
      label: name,
      n: fc.option(size),
      rate: shown,
      comparison: fc.option(share),
      gap: fc.constantFrom("", "−11"),
      certainty,
    });
    fc.assert(
      fc.property(list(row, 20), anyLang, (rows, lang) => {
        checkRows(
          rateRows(
            {
              about,
              unit: "share",
              heading: "Year",
              parts: [{ heading: "Schools", rows }],
              groupLabel: "Girls",
              comparisonLabel: "Everyone else",
              gapLabel: "Gap",
            },
            wordsOf(lang),
          ),
          rows.length,
        );
      }),
      runs,
    );
  });

  test("gap-range", () => {
    const row = fc.record({
      label: name,
      students: ranged(fc.integer({ min: 0, max: 100_000 })),
      gap: fc.constant("11 points"),
      certainty,
      change: fc.constant(""),
    });
    fc.assert(
      fc.property(list(row), anyLang, (rows, lang) => checkRows(gapRange({ about, rows }, wordsOf(lang)), rows.length)),
      runs,
    );
  });

  test("crossed", () => {
    const row = fc.record({
      label: name,
      n: fc.option(size),
      raw: fc.option(share),
      shrunk: shown,
      expected: fc.option(share),
      certainty,
    });
    fc.assert(
      fc.property(list(row), anyLang, (rows, lang) =>
        checkRows(crossed({ about, unit: "share", rows }, wordsOf(lang)), rows.length),
      ),
      runs,
    );
  });

  test("a legend explains squares, models and ticks only where a row has one", () => {
    const words = wordsOf("en");
    const plain = {
      label: "Girls",
      n: 40,
      certainty: "too-few" as const,
      says: "too few teachers",
    };
    const rate = { kind: "value" as const, value: 0.3, lower: 0.2, upper: 0.4 };
    const chartOf = (raw: number | null): string =>
      printHtml(crossed({ about, unit: "share", rows: [{ ...plain, raw, shrunk: rate, expected: null }] }, words));
    for (const key of ["legend.raw", "legend.shrunk", "column.raw"] as const) {
      expect(chartOf(null)).not.toContain(words.say(key));
      expect(chartOf(0.25)).toContain(words.say(key));
    }
    expect(chartOf(null)).toContain("too few teachers");
    const schools = (comparison: number | null): string =>
      printHtml(
        rateRows(
          {
            about,
            unit: "share",
            heading: "School",
            parts: [{ heading: "Schools", rows: [{ ...plain, gap: "", rate, comparison }] }],
            groupLabel: "Girls",
            comparisonLabel: "Everyone else",
            gapLabel: "Gap",
          },
          words,
        ),
      );
    expect(schools(null)).not.toContain("Everyone else");
    expect(schools(0.5)).toContain("Everyone else");
  });

  test("peer-dots", () => {
    const row = fc.record({
      label: name,
      own: shown,
      certainty,
      peers: fc.array(fc.record({ name, value: share }), { maxLength: 15 }),
      median: fc.option(share),
    });
    fc.assert(
      fc.property(list(row), name, anyLang, (rows, place, lang) =>
        checkRows(peerDots({ about, unit: "share", place, rows }, wordsOf(lang)), rows.length),
      ),
      runs,
    );
  });

  test("caterpillar", () => {
    const row = fc.record({
      label: name,
      rank: fc.constant({ from: 1, to: 9 }),
      named: fc.boolean(),
    });
    fc.assert(
      fc.property(list(fc.tuple(row, ranged(amount)), 90), anyLang, (rows, lang) => {
        const places = rows.map(([a, b]) => ({ ...a, ...b }));
        const chart = caterpillar({ about, unit: "scale-points", rows: places }, wordsOf(lang));
        if (rows.length > 60) checkFigure(chart);
        else checkRows(chart, rows.length);
      }),
      runs,
    );
  });

  test("small-lines, one panel and several", () => {
    const point = fc.oneof(
      fc.record({ value: share, comparison: share }),
      ranged(share),
      fc.constant({ hidden: true as const }),
    );
    const panel = fc.record({
      title: name,
      group: name,
      points: list(point, 8).map((points) => points.map((p, i) => ({ ...p, year: 2019 + i }))),
    });
    fc.assert(
      fc.property(list(panel, 6), anyLang, (panels, lang) =>
        checkFigure(smallLines({ about, unit: "share", panels, comparisonLabel: "All other students" }, wordsOf(lang))),
      ),
      runs,
    );
  });

  test("level-bars", () => {
    const shares = fc
      .array(fc.integer({ min: 0, max: 100 }), { minLength: 4, maxLength: 4 })
      .filter((parts) => parts.some((p) => p > 0))
      .map((parts) => parts.map((p) => p / parts.reduce((a, b) => a + b, 0)));
    const row = fc.record({ label: name, n: fc.option(size), shares: fc.option(shares) });
    fc.assert(
      fc.property(list(row), anyLang, (rows, lang) =>
        checkFigure(levelBars({ about, levels: ["One", "Two", "Three", "Four"], standard: 2, rows }, wordsOf(lang))),
      ),
      runs,
    );
  });

  test("quadrant", () => {
    const point = fc.record({ label: name, x: ranged(amount), y: ranged(amount), named: fc.boolean() });
    fc.assert(
      fc.property(list(point, 40), anyLang, (points, lang) =>
        checkFigure(
          quadrant(
            { about, unit: "scale-points", across: "students of color", upward: "White students", points },
            wordsOf(lang),
          ),
        ),
      ),
      runs,
    );
  });

  test("funnel", () => {
    const point = fc.record({ label: name, size, value: share, ours: fc.boolean(), outside: fc.boolean() });
    const limits = [10, 100, 1000, 5000].map((n) => {
      const s = Math.sqrt(0.16 / n);
      return { size: n, lower95: 0.2 - 2 * s, upper95: 0.2 + 2 * s, lower998: 0.2 - 3.1 * s, upper998: 0.2 + 3.1 * s };
    });
    fc.assert(
      fc.property(list(point, 40), anyLang, (points, lang) =>
        checkFigure(
          funnel({ about, unit: "share", average: 0.2, averageLabel: "county 20%", points, limits }, wordsOf(lang)),
        ),
      ),
      runs,
    );
  });
});

const english = wordsOf("en");

test("labels are measured before escaping", () => {
  const limits = [10, 100].map((n) => ({ size: n, lower95: 0.1, upper95: 0.3, lower998: 0.05, upper998: 0.35 }));
  const small = [
    { label: "` ", size: 8, value: 0, ours: true, outside: false },
    { label: "Girls", size: 9, value: 0, ours: true, outside: false },
  ];
  checkFigure(
    funnel({ about, unit: "share", average: 0.2, averageLabel: "county 20%", points: small, limits }, english),
  );
  const [zero, least] = [0, 5e-324].map((value) => ({ value, lower: 0, upper: value }));
  if (zero === undefined || least === undefined) throw new Error("there are two");
  const points = [
    { label: "` @` @`3", x: zero, y: zero, named: true },
    { label: " ", x: least, y: least, named: false },
  ];
  checkFigure(quadrant({ about, unit: "scale-points", across: "a", upward: "b", points }, english));
});

test("a hidden row keeps its place, is mentioned in the alternative text and discloses no number", () => {
  const rows = [
    {
      label: "Girls",
      n: 200,
      rate: { kind: "value", value: 0.21, lower: 0.18, upper: 0.24 },
      certainty: "clear",
      match: "9 fewer",
    },
    { label: "Nonbinary students", n: null, rate: { kind: "hidden" }, certainty: "withheld", match: "" },
  ] as const;
  const text = printHtml(gapDots({ about, unit: "share", rows }, english));
  expect(text).toContain("1 group is not shown, to protect privacy.");
  const hiddenRow = /<tr><th scope="row">Nonbinary students[\s\S]*?<\/tr>/.exec(text)?.[0] ?? "";
  expect(hiddenRow).not.toMatch(/>[^<]*\d/);
  expect(text).toContain('class="hh"');
});

test("a mark is at its value's share of the axis, and the value, its range and its comparison are in the same row", () => {
  const at = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100);
  fc.assert(
    fc.property(fc.array(at, { minLength: 4, maxLength: 4 }), (four) => {
      const [lower = 0, value = 0, upper = 0, comparison = 0] = four.toSorted((a, b) => a - b);
      const row = { label: "Girls", n: 1234, rate: { kind: "value", value, lower, upper }, comparison } as const;
      const text = printHtml(
        gapDots({ about, unit: "share", rows: [{ ...row, certainty: "clear", match: "9 fewer" }] }, english),
      );
      const { to } = axisFor([0, upper, comparison], "share");
      const across = (share: number): number => Math.round((share / to) * 1000) / 10;
      const body = /<tbody.*<\/tbody>/.exec(text)?.[0] ?? "";
      const percent = (name: string, tag: string): number =>
        Number(new RegExp(`<${tag}[^>]* ${name}="([\\d.]+)%"`).exec(body)?.[1]);
      expect(percent("cx", "circle")).toBeCloseTo(across(value), 0);
      expect(percent("x1", "line")).toBeCloseTo(across(lower), 0);
      expect(percent("x2", "line")).toBeCloseTo(across(upper), 0);
      // The second line is the gap, from the comparison's tick to the group's mark.
      const [from, to2] = [...body.matchAll(/<line x1="([\d.]+)%" x2="([\d.]+)%"/g)][1]?.slice(1).map(Number) ?? [];
      expect(from).toBeCloseTo(across(comparison), 0);
      expect(to2).toBeCloseTo(across(value), 0);
      for (const share of [value, comparison]) expect(body).toContain(`>${shortValue(share, "share", english)}<`);
      expect(body).toContain(`<small>${rangeWords(lower, upper, "share", english)}</small>`);
      expect(body).toContain("<td>1,234</td>");
      expect(body).toContain("9 fewer<small>a clear gap</small>");
    }),
  );
});

test("the alternative text names the chart, the place and the finding, in at most 300 characters", () => {
  const rows = [
    {
      label: "Girls",
      n: 200,
      rate: { kind: "value", value: 0.21, lower: 0.18, upper: 0.24 },
      certainty: "clear",
      match: "",
    },
  ] as const;
  const dots = printHtml(gapDots({ about, unit: "share", rows }, english));
  // The caption of the figure has the finding, and is read just before.
  expect(/<figcaption><h3>([^<]*)</.exec(dots)?.[1]).toBe(about.title);
  expect(/<caption class="vh">([^<]*)</.exec(dots)?.[1]).toBe(
    "Dot chart with ranges of chronic absenteeism by group, Alder Valley Unified, 2025-26.",
  );
  const panel = { title: "Chronic absenteeism", group: "Girls", points: [{ year: 2026, value: 0.2 }] };
  const line = printHtml(smallLines({ about, unit: "share", panels: [panel] }, english));
  const alt = /role="img" aria-label="([^"]*)"/.exec(line)?.[1] ?? "";
  expect(alt).toBe(
    "Line chart of chronic absenteeism by group, Alder Valley Unified, 2025-26: Students with disabilities missed school more often than all other students.",
  );
  expect(alt.length).toBeLessThanOrEqual(300);
});

test("text from the data can't inject markup into a chart", () => {
  const evil = '"><script>alert(1)</script>';
  const figure = printHtml(
    gapDots(
      {
        about: { ...about, title: evil, what: evil },
        unit: "share",
        rows: [
          {
            label: evil,
            href: "javascript:alert(1)",
            n: 1,
            rate: { kind: "none", why: evil },
            certainty: "too-few",
            match: evil,
          },
        ],
      },
      english,
    ),
  );
  expect(figure).not.toContain("<script");
  expect(figure).not.toContain("javascript:");
});

test("the quilt is a table of links whose cells have a number and a certainty", () => {
  const cells = [
    { certainty: "clear", value: -0.112, unit: "share-points", href: "a.html" },
    { certainty: "clear-small", value: -0.3, unit: "share-points" },
    { certainty: "probable", value: 0.07, unit: "share-points", href: "b.html" },
    { certainty: "no-sign", value: 0.0002, unit: "share-points" },
    { certainty: "too-few", value: -0.2, unit: "share-points" },
    { certainty: "withheld", value: -0.5, unit: "share-points" },
    { certainty: "not-asked", value: null, unit: "share-points" },
  ] as const;
  const text = printHtml(
    quilt(
      {
        about,
        corner: "Question",
        columns: cells.map((c) => ({ label: c.certainty })),
        rows: [{ label: "Attendance", cells }],
      },
      english,
    ),
  );
  expect(text).toContain('<a class="q d3" href="a.html"><span>−11</span><span class="vh"> a clear gap</span></a>');
  expect(text).toContain('<span class="q ds"><span>−30</span>');
  expect(text).toContain('<a class="q au" href="b.html"><span>+7</span><span class="vh"> probably a gap</span></a>');
  expect(text).toContain('<span class="q n0"><span>0.0</span>');
  expect(text).toContain('<span class="q few"><span class="vh">too few</span>');
  expect(text).toContain('<span class="q hide"><span>hidden</span>');
  expect(text).toContain('<span class="q none"><span>–</span><span class="vh"> not asked: records missing</span>');
  expect(text).not.toContain("−50");
});

test("the scorecard counts answered and waiting questions, and gives no grade", () => {
  const text = printHtml(scorecard([{ goal: 3, asked: 9, notAsked: 1, finding: "x" }], english));
  expect(text).toContain("Fair and safe treatment");
  expect(text).toContain("9 questions asked. 1 needs records.");
});

test("ten thousand places are drawn with few shapes, and the table says how many it leaves out", () => {
  let seed = 1;
  const random = (): number => {
    seed = (seed * 48271) % 2147483647;
    return seed / 2147483647 - 0.5;
  };
  const points = Array.from({ length: 10_000 }, (_, i) => {
    const [x, y] = [random() * 60, random() * 60];
    return {
      label: `School ${i}`,
      x: { value: x, lower: x - 1, upper: x + 1 },
      y: { value: y, lower: y - 1, upper: y + 1 },
      named: i < 5,
    };
  });
  const text = printHtml(quadrant({ about, unit: "scale-points", across: "a", upward: "b", points }, english));
  expect(text.length).toBeLessThan(200_000);
  expect(text).toContain("9,995 more places are in the download.");
  const many = printHtml(
    caterpillar(
      {
        about,
        unit: "scale-points",
        rows: points.map(({ label, x, named }) => ({ label, ...x, named, rank: { from: 1, to: 2 } })),
      },
      english,
    ),
  );
  expect(many.length).toBeLessThan(60_000);
  expect(many).toMatch(/>1st<.*>10,000th</s);
  expect(many).not.toMatch(/highest|lowest/);
});

test("every point lies in exactly one hexagon", () => {
  fc.assert(
    fc.property(fc.array(fc.record({ x: amount, y: amount }), { maxLength: 300 }), (points) => {
      const bins = hexagons(points, 7);
      expect(bins.reduce((sum, bin) => sum + bin.n, 0)).toBe(points.length);
      const [a, b, c, d] = densitySteps(bins);
      expect(a < b && b < c && c < d).toBe(true);
      for (const { x, y } of points) {
        expect(Math.min(...bins.map((bin) => Math.hypot(bin.x - x, bin.y - y)))).toBeLessThanOrEqual(7 + 1e-9);
      }
    }),
  );
});

test("placed names stay in the box and never cover one another", () => {
  const box = { left: 0, right: 340, top: 0, bottom: 300 };
  const point = fc.record({ x: fc.integer({ min: 0, max: 340 }), y: fc.integer({ min: 0, max: 300 }), label: name });
  fc.assert(
    fc.property(fc.array(point, { maxLength: 30 }), (points) => {
      const rooms = placeLabels(points, box).map(({ x, y, label, anchor }) => {
        const width = textWidth(label, 13, true);
        const left = anchor === "" ? x : anchor === "e" ? x - width : x - width / 2;
        return { left, right: left + width, top: y - 11, bottom: y + 4 };
      });
      rooms.forEach((a, i) => {
        expect(a.left >= box.left && a.right <= box.right && a.top >= box.top && a.bottom <= box.bottom).toBe(true);
        for (const b of rooms.slice(i + 1)) {
          expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(false);
        }
      });
    }),
  );
});

test("text is truncated and wrapped to its width, and text that fits is unchanged", () => {
  fc.assert(
    fc.property(name, fc.integer({ min: 40, max: 300 }), (any, width) => {
      const text = any.replace(/\s+/g, " ").trim();
      expect(textWidth(fitText(text, width)) <= width || fitText(text, width).length <= 2).toBe(true);
      const lines = wrapText(text, width);
      expect(lines.length).toBeLessThanOrEqual(2);
      if (lines.length === 1 && !lines[0]?.endsWith("…")) expect(lines[0]).toBe(text);
    }),
  );
  expect(wrapText("English learners", 300)).toEqual(["English learners"]);
  expect(wrapText("Native Hawaiian or Pacific Islander students", 150)).toHaveLength(2);
});

test("an axis has round ends around its values and ticks inside", () => {
  fc.assert(
    fc.property(fc.array(share, { maxLength: 20 }), (values) => {
      const axis = axisFor(values, "share");
      expect(axis.from).toBe(0);
      expect(axis.to).toBeGreaterThan(0);
      expect(axis.to).toBeLessThanOrEqual(1);
      for (const v of values) expect(v).toBeLessThanOrEqual(axis.to + 1e-12);
      for (const { at } of ticksOf(axis, 300, english)) expect(at >= axis.from && at <= axis.to).toBe(true);
    }),
  );
  expect(ticksOf({ unit: "scale-points", from: -40, to: 40, signed: true }, 200, english).map((t) => t.label)).toEqual([
    "−40",
    "−20",
    "0",
    "+20",
    "+40",
  ]);
});
