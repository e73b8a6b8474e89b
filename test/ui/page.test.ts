import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { html, printHtml } from "../../src/ui/html.ts";
import { type PageInput, page } from "../../src/ui/page.ts";
import { table } from "../../src/ui/table.ts";
import { wordsOf } from "../../src/ui/words.ts";

const style = readFileSync(new URL("../../src/ui/style.css", import.meta.url), "utf8");
const english = wordsOf("en");
const input: PageInput = {
  title: "Equity audit, 2025-26",
  site: "Alder Valley <Unified>",
  home: "index.html",
  style,
  root: "../",
  audience: "internal" as const,
  body: html`<h1>Hello</h1>`,
  foot: [{ term: "As of", says: "March 11, 2026" }],
};

test("a page is complete in one file: language, title, style, skip link, no script and no other host", () => {
  const text = page(input, english);
  expect(text).toMatch(/^<!doctype html>\n<html lang="en" dir="ltr">/);
  expect(text).toContain("<title>Equity audit, 2025-26 · Alder Valley &lt;Unified&gt;</title>");
  expect(text).toContain('<a class="skip" href="#main">Skip to main content</a>');
  expect(text).toContain('<main id="main">');
  expect(text).toContain('url("../fonts/public-sans.woff2")');
  expect(text).not.toMatch(/<script|https?:\/\/|@import/);
  expect(page(input, wordsOf("es"))).toContain('<html lang="es" dir="ltr">');
});

test("only pages with unprotected numbers have a seal", () => {
  expect(page(input, english)).toContain("<strong>Unprotected: not for publication.</strong>");
  expect(page(input, english)).toContain('content="noindex, nofollow"');
  const open = page({ ...input, audience: "public" }, english);
  expect(open).not.toContain("not for publication");
  expect(open).not.toContain("noindex");
});

test("the menu and the breadcrumbs show the current page", () => {
  const text = page(
    {
      ...input,
      menu: [
        { label: "Audit", href: "index.html", here: true },
        { label: "Goal 1", href: "goal-1.html" },
      ],
      crumbs: [
        { label: "Audit", href: "index.html" },
        { label: "This gap", href: "#", here: true },
      ],
      otherLanguages: [{ lang: "es", label: "Español", href: "es/index.html" }],
    },
    english,
  );
  expect(text).toContain('<li><a href="index.html" aria-current="page">Audit</a></li>');
  expect(text).toContain('<span aria-current="page">This gap</span>');
  expect(text).toContain('<a href="es/index.html" lang="es" hreflang="es">Español</a>');
});

test("the style sheet defines every class and hatch the drawings use, and prints its colors", () => {
  for (const name of [
    "dot",
    "half",
    "open",
    "rng",
    "tick",
    "whisker",
    "bar",
    "bar2",
    "pl",
    "hh",
    "few",
    "peer",
    "h1",
    "h4",
  ]) {
    expect(style, name).toMatch(new RegExp(`svg [^{}]*\\.${name}\\b`));
  }
  const uses = [...style.matchAll(/svg \.([\w.-]+) \{[^}]*url\(#([a-z0-9-]+)\)/g)];
  expect(uses.length).toBe([...style.matchAll(/url\(#(?!tick)/g)].length);
  const rows = html`<table class="dots"></table>`;
  expect(page({ ...input, body: rows }, english)).toContain('id="tick"');
  expect(page(input, english)).not.toContain('id="tick"');
  for (const [, names = "", id] of uses) {
    const used = html`<svg><path class="${names.replace(".", " ")}"/></svg>`;
    expect(page({ ...input, body: used }, english), id).toContain(`id="${id}"`);
    expect(page(input, english), id).not.toContain(`id="${id}"`);
  }
  expect(style).toContain("print-color-adjust: exact");
});

test("every color is set for light, dark by system, dark by choice and paper where the screen's would not print", () => {
  const names = (block: string): string[] => [...block.matchAll(/(--[a-z0-9-]+):/g)].map((m) => m[1] ?? "").sort();
  const dark = /:root:not\(\[data-theme="light"\]\) \{([\s\S]*?)\n\} \}/.exec(style)?.[1] ?? "";
  const chosen = /:root\[data-theme="dark"\] \{([\s\S]*?)\n\}/.exec(style)?.[1] ?? "";
  expect(names(dark).length).toBeGreaterThan(40);
  expect(names(chosen)).toEqual(names(dark));
  const light = /:root \{([\s\S]*?)\n\}/.exec(style)?.[1] ?? "";
  for (const name of names(dark)) expect(names(light), name).toContain(name);
});

/** WCAG 2 contrast ratio of two colors. */
function contrast(a: string, b: string): number {
  const light = (color: string): number => {
    const hex = color.length === 4 ? [...color.slice(1)].map((c) => c + c).join("") : color.slice(1);
    const [r = 0, g = 0, bl = 0] = [0, 2, 4]
      .map((i) => Number.parseInt(hex.slice(i, i + 2), 16) / 255)
      .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * bl;
  };
  const [hi = 0, lo = 0] = [light(a), light(b)].sort((x, y) => y - x);
  return (hi + 0.05) / (lo + 0.05);
}

test("contrast is 4.5:1 for text and 3:1 for marks, in light, dark and print", () => {
  const values = (block: string): Map<string, string> =>
    new Map([...block.matchAll(/--([a-z0-9-]+): (#[0-9a-f]{3,6})\b/gi)].map((m) => [m[1] ?? "", m[2] ?? ""]));
  const light = values(/:root \{([\s\S]*?)\n\}/.exec(style)?.[1] ?? "");
  const dark = new Map([...light, ...values(/:root\[data-theme="dark"\] \{([\s\S]*?)\n\}/.exec(style)?.[1] ?? "")]);
  const paper = new Map([
    ...light,
    ...values(/@media print \{[\s\S]*?color-scheme: light;([\s\S]*?)\n {2}\}/.exec(style)?.[1] ?? ""),
  ]);
  const texts = [
    ["ink", "paper"],
    ["ink", "band"],
    ["ink", "soft"],
    ["ink", "sunk"],
    ["ink2", "paper"],
    ["ink2", "band"],
    ["ink2", "card"],
    ["accent", "paper"],
    ["accent", "band"],
    ["accent-ink", "accent"],
    ["brand-ink", "brand"],
    ["d3i", "d3"],
    ["d2i", "d2"],
    ["d1i", "d1"],
    ["a1i", "a1"],
    ["a2i", "a2"],
    ["a3i", "a3"],
    ["good", "good-soft"],
    ["warn", "warn-soft"],
    ["stop", "stop-soft"],
    ["info", "info-soft"],
  ] as const;
  const marks = [
    ["mark", "paper"],
    ["mark2", "paper"],
    ["dline", "paper"],
    ["aline", "paper"],
    ["line2", "paper"],
    ["focus", "paper"],
  ] as const;
  for (const [name, theme] of [
    ["light", light],
    ["dark", dark],
    ["paper", paper],
  ] as const) {
    const at = (pair: readonly [string, string]): number =>
      contrast(theme.get(pair[0]) ?? "#000", theme.get(pair[1]) ?? "#000");
    for (const pair of texts) expect(at(pair), `${name} ${pair.join(" on ")}`).toBeGreaterThanOrEqual(4.5);
    for (const pair of marks) expect(at(pair), `${name} ${pair.join(" on ")}`).toBeGreaterThanOrEqual(3);
  }
});

test("a table names its rows and columns, sets numbers right and repeats headings for phones", () => {
  const text = printHtml(
    table(
      {
        caption: "Suspensions",
        columns: [
          { heading: "Group", cell: (row: { group: string; n: number }) => row.group },
          { heading: "Students", number: true, cell: (row) => row.n },
        ],
        rows: [
          { group: "Girls", n: 12 },
          { group: "All students", n: 30 },
        ],
        total: (row) => row.group === "All students",
      },
      english,
    ),
  );
  expect(text).toContain(
    '<div class="scroll" tabindex="0" role="group" aria-label="Suspensions"><table data-n="2" class="stack" style="--c2:\'Students\'"><caption>',
  );
  expect(text).toContain('<th scope="col">Group</th><th scope="col">Students</th>');
  expect(text).toContain('<tr><th scope="row">Girls</th><td>12</td></tr>');
  expect(text).toContain('<tr class="total">');
});
