import fc from "fast-check";
import { expect, test } from "vitest";
import { AppError } from "../../src/base/errors.ts";
import { attributes, escapeText, html, printHtml, raw, styleElement, textStyle } from "../../src/ui/html.ts";

const print = (...args: Parameters<typeof html>): string => printHtml(html(...args));

/** Text as a browser reads it back. */
const readBack = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39|#96);/g, (_, name: string) => {
    const back: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", "#96": "`" };
    return back[name] ?? "";
  });

// biome-ignore lint/suspicious/noControlCharactersInRegex: the characters HTML forbids
const kept = (text: string): string => text.replace(/[\0-\x08\x0b\x0e-\x1f]/g, "\ufffd");
const nasty = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom("<", ">", "&", '"', "'", "`", "=", "/", " ", "a", "script", "-->", "\n", "\0") }),
);

test("no text between tags opens a tag, ends one or starts an entity", () => {
  fc.assert(
    fc.property(nasty, (text) => {
      const inside = print`<p>${text}</p>`.slice(3, -4);
      expect(inside).not.toMatch(/[<>"'`]/);
      expect(readBack(inside)).toBe(kept(text));
    }),
  );
});

test("no text in an attribute ends it", () => {
  fc.assert(
    fc.property(nasty, nasty, (a, b) => {
      const out = print`<p class="x ${a} y" title='${b}'>z</p>`;
      const found = /^<p class="x ([^"'<>`]*) y" title='([^"'<>`]*)'>z<\/p>$/.exec(out);
      expect(found).not.toBeNull();
      expect([readBack(found?.[1] ?? ""), readBack(found?.[2] ?? "")]).toEqual([kept(a), kept(b)]);
    }),
  );
});

test("no address runs a script, even with a disguised scheme", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("javascript:", "JaVa\tscript:", " \u0001vbscript:", "data:text/html,", "file:///"),
      nasty,
      (scheme, rest) => {
        expect(print`<a href="${scheme + rest}">x</a>`).toBe('<a href="#">x</a>');
        expect(print`<a${attributes({ href: scheme + rest })}>x</a>`).toBe('<a href="#">x</a>');
      },
    ),
  );
  expect(print`<a href="${"goal-1.html#x:y"}">x</a>`).toBe('<a href="goal-1.html#x:y">x</a>');
  expect(print`<a href="${"https://example.org/?a=1&b=2"}">x</a>`).toContain("a=1&amp;b=2");
});

test("lists, numbers, nothing and nested markup print in order", () => {
  const item = (n: number) => html`<li>${n}</li>`;
  expect(print`<ul>${[1, 2].map(item)}${null}${undefined}${false}</ul>`).toBe("<ul><li>1</li><li>2</li></ul>");
  expect(print`<p>${html`<b>${"<"}</b>`}${raw("<br>")}</p>`).toBe("<p><b>&lt;</b><br></p>");
});

test("an object that only looks like markup is rejected", () => {
  const forged = JSON.parse('{"html":"<script>","text":"x"}');
  expect(() => html`<p>${forged}</p>`).toThrow(AppError);
});

test("places where no escaping is safe are rejected", () => {
  const x = "x";
  const refused = [
    () => html`<p class=${x}></p>`,
    () => html`<script>${x}</script>`,
    () => html`<style>${x}</style>`,
    () => html`<!-- ${x} -->`,
    () => html`<${x}>`,
    () => html`</${x}>`,
    () => html`<p${x}></p>`,
    () => html`<p ${x}></p>`,
    () => html`<p data-${x}="1"></p>`,
    () => html`<p onclick="${x}"></p>`,
    () => html`<p style="${x}"></p>`,
    () => html`<p class="${html`<b></b>`}"></p>`,
    () => html`<a href="${"java"}${"script:1"}"></a>`,
    () => html`<p class="a`,
    () => html`<p>${attributes({ class: "a" }) as never}</p>`,
    () => html`<p${attributes({ onclick: x })}></p>`,
    () => html`<p${attributes({ "a b": x })}></p>`,
    () => styleElement("a{}</style><script>"),
  ];
  for (const attempt of refused) expect(attempt).toThrow(AppError);
});

test("NaN and Infinity never reach a page", () => {
  expect(() => html`<p>${Number.NaN}</p>`).toThrow(AppError);
  expect(() => html`<line x="${Number.POSITIVE_INFINITY}"/>`).toThrow(AppError);
});

test("attributes leave out what is absent", () => {
  expect(print`<a${attributes({ href: "a", "aria-current": null, hidden: true, id: false })}>x</a>`).toBe(
    '<a href="a" hidden>x</a>',
  );
  expect(print`<i style="--n:${3}"></i>`).toBe('<i style="--n:3"></i>');
});

test("texts given to the style sheet cannot end their string, their property or their attribute", () => {
  expect(print`<i${textStyle({ c2: `a'b"c;}\\</style>` })}></i>`).toBe(
    `<i style="--c2:'a\\27 b\\22 c\\3b \\7d \\5c \\3c \\2f style\\3e '"></i>`,
  );
  expect(() => textStyle({ "c2:red;--x": "a" })).toThrow(AppError);
});

test("escaped text has the same letters when read back", () => {
  expect(escapeText(`Señor "O'Neil" & <co>`)).toBe("Señor &quot;O&#39;Neil&quot; &amp; &lt;co&gt;");
});

test("text known only at run time can't be called markup", () => {
  const late: string = String(1);
  // @ts-expect-error raw takes literals of the source alone
  expect(printHtml(raw(late))).toBe("1");
});
