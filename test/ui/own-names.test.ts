import { expect, test } from "vitest";
import { AppError } from "../../src/base/errors.ts";
import { languages } from "../../src/base/lang.ts";
import { configText, parseConfig } from "../../src/sources/config.ts";
import { groupingName, groupName } from "../../src/ui/group-name.ts";
import { languageOf } from "../../src/ui/language/languages.ts";
import { ownNames } from "../../src/ui/own-names.ts";
import { wordsOf } from "../../src/ui/words.ts";

const settings = (words: string) =>
  parseConfig(`district: { name: Alder }\nwords:\n${words.replaceAll(/^/gm, "  ")}\n`, "fairlead.yaml").words;

const multilingual = `en:
  indicator.chronic-absence: Missed too much school
  grouping.el-status: Language at school
  group.el: { name: Multilingual learners, sentence: multilingual learners, among: "{} among multilingual learners" }
es:
  group.el: { name: Jóvenes multilingües, sentence: jóvenes multilingües, among: "{} entre jóvenes multilingües" }`;

test("a district's names are used in tables and sentences, single and crossed, in each language", () => {
  const names = ownNames(settings(multilingual), "fairlead.yaml");
  const [en, es] = [wordsOf("en", names.en), wordsOf("es", names.es)];
  expect(en.label("indicator.chronic-absence")).toBe("Missed too much school");
  expect(groupingName("el-status", en)).toBe("Language at school");
  expect(groupName("el-status", "EL", en)).toMatchObject({
    label: "Multilingual learners",
    phrase: { counted: "multilingual learners" },
  });
  expect(groupName("gender*el-status", "F*EL", en).phrase.counted).toBe("girls among multilingual learners");
  expect(groupName("el-status*disability", "EL*yes", en).phrase.counted).toBe(
    "multilingual learners with disabilities",
  );
  expect(groupName("el-status", "EL", es).phrase).toMatchObject({ the: "los jóvenes multilingües" });
  expect(es.label("indicator.chronic-absence")).toBe(wordsOf("es").label("indicator.chronic-absence"));
  expect(groupName("gender", "F", en)).toEqual(groupName("gender", "F", wordsOf("en")));
});

test.each(languages)("the example in a new workspace's settings works, its comments in %s", (language) => {
  const text = configText({ name: "Alder", language }, languageOf[language].settingsFile);
  expect(parseConfig(text, "x")).toEqual({
    ...parseConfig(configText({ name: "Alder" }, languageOf.en.settingsFile), "x"),
    language,
  });
  if (language === "es") expect(text).not.toMatch(/# .*\b(the|are|is)\b/);
  const example = text
    .slice(text.lastIndexOf("# words:"))
    .replaceAll(/^# /gm, "")
    .replace(/^words: \{\}$/m, "");
  const names = ownNames(parseConfig(`district: { name: Alder }\n${example}`, "x").words, "x");
  expect(names.en.labels["indicator.chronic-absence"]).toBe("Missed too much school");
  expect(Object.keys(names.es.groups)).toEqual(["group.el"]);
});

test.each([
  ["a key nobody knows", "en: { group.nobody: x }", "en.group.nobody"],
  ["a word of certainty", "en: { certainty.clear: sure }", "en.certainty.clear"],
  ["whom groups are compared with", "en: { group.all: { name: A, sentence: a, among: '{} b' } }", "en.group.all"],
  ["a group without its forms", "en: { group.el: Multilingual learners }", "en.group.el"],
  ["a form without its place", "es: { group.el: { name: A, sentence: a, among: b } }", "es.group.el"],
  [
    "a name that blames",
    "en: { group.sed: { name: Low students, sentence: low students, among: '{} low' } }",
    "en.group.sed",
  ],
  ["a language there is not", "fr: { goal.1: x }", "fr"],
])("%s is refused, with its place", (_, words, fault) => {
  try {
    ownNames(settings(words), "fairlead.yaml");
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: "config.words", facts: { faults: [fault] } });
  }
});
