/**
 * Checks that English reads as an American school official would say it: words that give away a translation must not
 * occur in user-facing sentences. Reads the word files themselves, so new sentences are checked at once.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { type Lang, languages } from "../../src/base/lang.ts";
import { languageOf } from "../../src/ui/language/languages.ts";
import { sentencesOf, wordCount } from "./reading-level.ts";

const folderOf = (lang: Lang): string => join(import.meta.dirname, "..", "..", "src", "ui", "language", lang);

/** A pattern, and what an American would say instead. */
const foreign: readonly (readonly [RegExp, string])[] = [
  [/\bgaps?\b.*\b(is|are) (clearly )?(closing|growing)\b/i, "has narrowed since, has widened since"],
  [/\b(mend|mends|mended|anew|reckon|reckons|reckoned)\b/i, "fix, correct; again; calculate"],
  [/\b(left away|put aside)\b/i, "left out, ignored; (default: ...)"],
  [/\bof whom\b/i, "about which students"],
  [/\blike circumstances\b/i, "similar backgrounds"],
  [/\b(stands?|stood) (in|already|here|there|below|beside|where)\b(?! for)/i, "is in, already exists, is used instead"],
  [/\b(told|said) (of|by|here)\b/i, "given here, from"],
  [
    /\b(files?|chart|cells?|rows?|lines?|zip|archive|warehouse|name|it|they) (themselves )?(holds?|held)\b/i,
    "has, contains",
  ],
];

/** Every text of more than one word in a language's word files. Parts of a template are joined by an ellipsis. */
function sentences(lang: Lang): { readonly where: string; readonly text: string }[] {
  const texts: { where: string; text: string }[] = [];
  const folder = folderOf(lang);
  for (const name of readdirSync(folder).filter((file) => file.endsWith(".ts"))) {
    const path = join(folder, name);
    const source = ts.createSourceFile(path, ts.sys.readFile(path) ?? "", ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node): void => {
      const text = ts.isStringLiteralLike(node)
        ? node.text
        : ts.isTemplateExpression(node)
          ? [node.head.text, ...node.templateSpans.map((span) => span.literal.text)].join("…")
          : "";
      if (text.includes(" ") && !ts.isImportDeclaration(node.parent))
        texts.push({ where: `${name}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`, text });
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return texts;
}

test("no sentence sounds translated", () => {
  const all = sentences("en");
  expect(all.length).toBeGreaterThan(1500);
  const faults = all.flatMap(({ where, text }) =>
    foreign
      .filter(([pattern]) => pattern.test(text))
      .map(([pattern, better]) => `${where}: "${text.slice(0, 120)}" has ${pattern.exec(text)?.[0]}: say ${better}`),
  );
  expect(faults).toEqual([]);
});

/** A command, a slot or a part filled in counts as one word. */
const filledIn = (text: string): string => text.replace(/`[^`]*`|\{[a-z0-9]+\}|…/g, " x ");

test("no sentence of any word file is longer than 20 words, in Spanish 25, with its slots filled", () => {
  for (const lang of languages) {
    const tooLong = sentences(lang).flatMap(({ where, text }) =>
      sentencesOf(filledIn(text))
        .filter((sentence) => wordCount(sentence) > languageOf[lang].grammar.longestSentence)
        .map((sentence) => `${lang}/${where}: ${wordCount(sentence)} words: ${sentence}`),
    );
    expect(tooLong).toEqual([]);
  }
  expect(sentencesOf(filledIn("Run `fairlead load {file} --year 2026`. It takes {n} seconds."))).toEqual([
    "Run  x .",
    "It takes  x  seconds.",
  ]);
});

test("the check detects its own word list", () => {
  for (const text of [
    "The gap is closing since 2022-23.",
    "Mend the rows",
    "the folder; the present one when left away",
    "What each question asks, and of whom",
    "places whose students live in like circumstances",
    "Notes stand in practices/",
    "A gap of the size told here",
    "no school year, and the name holds none",
  ])
    expect(
      foreign.filter(([pattern]) => pattern.test(text)),
      text,
    ).toHaveLength(1);
});
