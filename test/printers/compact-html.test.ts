import fc from "fast-check";
import { expect, test } from "vitest";
import { compactHtml } from "../../src/printers/compact-html.ts";
import { attributes, html, printHtml } from "../../src/ui/html.ts";
import { table } from "../../src/ui/table.ts";
import { wordsOf } from "../../src/ui/words.ts";

/** The text of a page by tag, as a reader sees it. */
const readIn = (page: string): string => page.replace(/<[^>]*>/g, "|").replace(/\|+/g, "|");

test("compact markup parses to the same texts and attributes", () => {
  const value = fc.string({ unit: fc.constantFrom("a", "#", "/", " ", "=", "'", '"', "<", ">", "&", "`", "%", ":") });
  fc.assert(
    fc.property(value, value, (title, words) => {
      const page = printHtml(
        html`<p${attributes({ title })}>${words}</p><ul><li>${words}</li></ul><br title="${title}"/>`,
      );
      const compact = compactHtml(page);
      expect(readIn(compact)).toBe(readIn(page.replace(/<\/(p|li)>/g, "")));
      const [, quoted, bare] = /^<p title(?:="([^"]*)"|=([^ >]*)|)>/.exec(compact) ?? [];
      const [, original] = /^<p title="([^"]*)"/.exec(page) ?? [];
      expect(quoted ?? bare).toBe(original);
      if (bare !== undefined) expect(bare).not.toMatch(/[\s"'`=<>]|^$/);
    }),
  );
});

test("headers lose a scope that their row implies, and no other", () => {
  const columns = [
    { heading: "Group", cell: (row: string) => row },
    { heading: "Students", cell: () => 12 },
  ] as const;
  const compact = compactHtml(printHtml(table({ columns, rows: ["Girls"], name: "t" }, wordsOf("en"))));
  expect(compact).toContain("<tbody><tr><th>Girls<td>12</table>");
  expect(compact).toContain("<thead><tr><th>Group<th>Students<tbody>");
  // Above a chart's plots is a data cell: without a scope these headers would be the row's.
  const withPlots = '<table><thead><tr><th scope="col">Group</th><td></td></tr></thead><tbody></tbody></table>';
  expect(compactHtml(withPlots)).toBe("<table><thead><tr><th scope=col>Group<td><tbody></table>");
});
