import { expect, test } from "vitest";
import { siteStyle } from "../../src/publish/site-style.ts";
import { siteAssets } from "./read-site.ts";

const keep = (sheet: string, ...classes: string[]): string => siteStyle(sheet, new Set(classes));

test("a rule stays if one of its selectors has only classes of the site", () => {
  expect(keep(".a { color: red } .b { color: blue }", "a")).toBe(".a{color:red}");
  expect(keep(".a .b, .a > p { color: red }", "a")).toBe(".a > p{color:red}");
  expect(keep(":is(.a, .b) td { color: red } .c:is(.a, .b) { color: red }", "a")).toBe(":is(.a,.b) td{color:red}");
  expect(keep("p:not(.b) { color: red }")).toBe("p:not(.b){color:red}");
  expect(keep("h1 { color: red } /* .a { */")).toBe("h1{color:red}");
});

test("a rule inside others stays with them, and an empty one goes", () => {
  expect(keep("@media print { .a { color: red } .b { color: red } }", "a")).toBe("@media print{.a{color:red}}");
  expect(keep("@media print { @supports (a) { .b { color: red } } }", "a")).toBe("");
});

test("braces, colons and spaces in quotes are text, and only custom properties that a rule reads stay", () => {
  expect(keep('p::before { content: "a  {: }"; --x: 1; --y: 2; top: var(--x) }')).toBe(
    'p::before{content:"a  {: }";--x:1;top:var(--x)}',
  );
});

test("of the whole sheet a site without classes has the elements alone, and every brace is closed", () => {
  const style = keep(siteAssets.style);
  expect(style).toContain("body{");
  expect(style).not.toMatch(/\.(card|quilt|dots)\b/);
  expect(style.match(/\{/g)?.length).toBe(style.match(/\}/g)?.length);
  expect(style.length).toBeLessThan(siteAssets.style.length / 3);
});
