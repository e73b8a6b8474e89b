import { knownOn } from "../../ui/audit-wording.ts";
import { dayWords, listWords, schoolYear, shortValue } from "../../ui/format.ts";
import { sentenceCase, type Words } from "../../ui/words.ts";
import type { Site } from "./site.ts";

/** One fact behind every number of a report. */
export interface BasisFact {
  readonly term: string;
  readonly says: string;
}

/** The first and the last school year; those between, where one is missing. */
function yearsSentence(years: readonly number[], words: Words): string {
  const names = years.map(schoolYear);
  const [first = 0, last = 0] = [years[0], years.at(-1)];
  const isWhole = years.length > 2 && last - first === years.length - 1;
  return words.say("audit.years", {
    years: isWhole ? words.say("range.values", { a: names[0] ?? "", b: names.at(-1) ?? "" }) : listWords(names, words),
  });
}

/** Facts behind every number of a report: date of the data, population, rules, program. */
export function basisOf(site: Site): readonly BasisFact[] {
  const { words, audit, quality } = site;
  const { settings } = audit;
  const asOf = [
    ...(quality.lastLoad === null ? [] : [words.say("audit.as-of", { day: dayWords(quality.lastLoad, words) })]),
    ...knownOn(site, words).map((known) => `${sentenceCase(known, words)}.`),
    yearsSentence(audit.years, words),
  ].join(" ");
  const rules = [
    words.say("audit.rules", {
      points: shortValue(settings.actionPoints, "share-points", words),
      part: shortValue(settings.actionPart, "share", words),
      spread: shortValue(settings.actionSpread, "index", words),
    }),
    words.say("audit.minimum", { n: settings.minimumN }),
  ].join(" ");
  return [
    { term: words.say("page.as-of"), says: asOf },
    { term: words.say("page.counted"), says: words.say("audit.counted") },
    { term: words.say("page.rules"), says: rules },
    {
      term: words.say("page.program"),
      says: words.say("audit.made-with", { program: audit.program, mark: audit.fingerprint }),
    },
  ];
}
