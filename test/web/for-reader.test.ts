import { expect, test } from "vitest";
import { compactHtml } from "../../src/printers/compact-html.ts";
import { type Html, html, printHtml } from "../../src/ui/html.ts";
import { page } from "../../src/ui/page.ts";
import { wordsOf } from "../../src/ui/words.ts";
import { forReader } from "../../src/web/for-reader.ts";

const open: ReadonlySet<string> = new Set(["schools/1.html", "school-gaps/1.2.html", "es/schools/1.html"]);
const mayOpen = (path: string): boolean => open.has(path);
const account = html`<b>me</b>`;

/** A page like those of a report, whose menus and text link to open and to closed pages. */
const printed = (body: Html, menu: readonly string[]): string =>
  page(
    {
      title: "School",
      site: "District",
      home: "../index.html",
      style: { href: "../style.css" },
      root: "../",
      search: "../search.html",
      menu: menu.map((href) => ({ label: `to ${href}`, href })),
      crumbs: [
        { label: "The audit", href: "../index.html" },
        { label: "School", href: "1.html", here: true },
      ],
      near: { before: { label: "Other school", href: "2.html" } },
      otherLanguages: [{ lang: "es", label: "Español", href: "../es/schools/1.html" }],
      body,
      foot: [{ term: "As of", says: "today" }],
    },
    wordsOf("en"),
  );

test.each([
  ["as printed", (text: string) => text],
  ["compact", compactHtml],
])("links to what a reader may not open lose their address, and menus their entries (%s)", (_, print) => {
  const body = html`<p><a href="2.html">Other</a> <a class="x" href="../school-gaps/1.2.html#gap-1">Gap</a> <a href="#here">Here</a> <a href="https://www.cde.ca.gov/">State</a> <a href="../audit.json">Data</a></p>`;
  const read = forReader(print(printed(body, ["../map.html", "1.html"])), "schools/1.html", { account, mayOpen });
  const links = [...read.matchAll(/<a [^>]*?href="?([^\s">]+)/g)].map(([, href]) => href);
  expect(links).toEqual([
    "#main",
    "/",
    "../es/schools/1.html",
    "1.html",
    "../school-gaps/1.2.html#gap-1",
    "#here",
    "https://www.cde.ca.gov/",
  ]);
  for (const text of ["Other", "Data", "The audit"]) expect(read).toContain(text);
  for (const text of ["to ../map.html", "Other school", 'role="search"', "role=search", "search.html"])
    expect(read).not.toContain(text);
  expect(read).toContain("<b>me</b></div></header>");
});

test("a menu without entries goes, and a notice comes first", () => {
  const notice = html`<aside>$& seen as</aside>`;
  const text = printed(html`<p>Text</p>`, ["../map.html"]);
  expect(text).toContain('<nav class="menu"');
  const read = forReader(text, "schools/1.html", { account: undefined, notice, mayOpen });
  expect(read).not.toContain('<nav class="menu"');
  expect(read).toContain(`</header>${printHtml(notice)}`);
});

test("a reader who may open everything gets the same page with their account", () => {
  const text = printed(html`<p><a href="2.html">Other</a></p>`, ["../map.html"]);
  const read = forReader(text, "schools/1.html", { account, mayOpen: () => true });
  expect(read.replace("<b>me</b>", "").replace('href="/"', 'href="../index.html"')).toBe(text);
});
