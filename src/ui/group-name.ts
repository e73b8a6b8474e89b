import { comparedLevel, groupKey, groupOfKey } from "../base/keys.ts";
import { crossedGroupings, crossedLevels } from "../reports/crossing.ts";
import type { WordedGrouping, WordedLevel } from "../reports/definitions.ts";
import {
  crossedPhrase,
  everyoneElse,
  type GroupPhrase,
  gradePhrase,
  groupPhrase,
  languagePhrase,
  ownPhrase,
} from "./group-phrase.ts";
import { languagesByCode, unnamedLanguages } from "./home-languages.ts";
import { glossaryEn } from "./language/en/glossary.ts";
import type { GroupGlossaryKey } from "./language/en/groups.ts";
import { formats } from "./language/formats.ts";
import { oncePerWords } from "./once-per-words.ts";
import { type GlossaryKey, sentenceCase, type Words } from "./words.ts";

/** A group's label (for a row of a table) and its forms in a sentence. */
export interface GroupName {
  readonly label: string;
  readonly phrase: GroupPhrase;
}

const race = {
  "american-indian": "group.american-indian",
  asian: "group.asian",
  black: "group.black",
  filipino: "group.filipino",
  hispanic: "group.hispanic",
  "pacific-islander": "group.pacific-islander",
  white: "group.white",
  mena: "group.mena",
  "two-or-more": "group.two-or-more",
  "more-than-one": "group.two-or-more",
  "not-reported": "group.race-not-reported",
} as const satisfies Readonly<Record<WordedLevel<"race-ethnicity" | "race-2024">, GroupGlossaryKey>>;

/** Levels with words of their own. Grades and languages have naming rules, and "all" needs no grouping. */
type LevelWords = { readonly all: { readonly all: GroupGlossaryKey } } & {
  readonly [Id in Exclude<WordedGrouping, "grade" | "home-language">]: Readonly<
    Record<WordedLevel<Id>, GroupGlossaryKey>
  >;
};

/** The glossary key for a level of a grouping. */
const keys: Readonly<Record<string, Readonly<Record<string, GroupGlossaryKey>>>> = {
  all: { all: "group.all" },
  "race-ethnicity": race,
  "race-2024": race,
  gender: { F: "group.female", M: "group.male", X: "group.nonbinary" },
  "el-status": {
    EO: "group.eo",
    IFEP: "group.ifep",
    EL: "group.el",
    "RFEP-recent": "group.rfep-recent",
    "RFEP-over-4": "group.rfep-over-4",
    "RFEP-undated": "group.rfep-undated",
    "not-EL": "group.not-el",
    TBD: "group.el-tbd",
  },
  "el-or-recent-rfep": { yes: "group.el-or-recent", no: "group.neither-el-nor-recent" },
  "long-term-el": { yes: "group.ltel", no: "group.not-ltel" },
  disability: { yes: "group.swd", no: "group.no-disability" },
  "disability-category": {
    autism: "group.dis-autism",
    "deaf-blindness": "group.dis-deaf-blindness",
    deafness: "group.dis-deafness",
    emotional: "group.dis-emotional",
    "established-medical": "group.dis-established-medical",
    intellectual: "group.dis-intellectual",
    "multiple-disabilities": "group.dis-multiple",
    ohi: "group.dis-ohi",
    orthopedic: "group.dis-orthopedic",
    sld: "group.dis-sld",
    sli: "group.dis-sli",
    "traumatic-brain-injury": "group.dis-brain-injury",
    visual: "group.dis-visual",
  },
  disadvantaged: { yes: "group.sed", no: "group.not-sed" },
  foster: { yes: "group.foster", no: "group.not-foster" },
  homeless: { yes: "group.homeless", no: "group.not-homeless" },
  migrant: { yes: "group.migrant", no: "group.not-migrant" },
  military: { yes: "group.military", no: "group.not-military" },
  "parent-education": {
    "not-high-school": "group.parent-ed-none",
    "high-school": "group.parent-ed-hs",
    "some-college": "group.parent-ed-some",
    college: "group.parent-ed-college",
    graduate: "group.parent-ed-grad",
    declined: "group.parent-ed-declined",
  },
} satisfies LevelWords;

/** A language at home: a California code, an ISO code, or its name from the file. */
function languageName(level: string, words: Words): string {
  const languageCode = unnamedLanguages.find((code) => code === level);
  if (languageCode !== undefined) return words.language.homeLanguages[languageCode];
  const code = languagesByCode[level] ?? level;
  if (!/^[a-z]{2,3}$/.test(code)) return level;
  return formats.languages(words.locale).of(code) ?? level;
}

function oneWay(grouping: string, level: string, words: Words): GroupName & { readonly key?: GroupGlossaryKey } {
  const key = keys[grouping]?.[level];
  if (key !== undefined) return { key, label: words.label(key), phrase: groupPhrase(key, words) };
  const phrase =
    grouping === "grade"
      ? gradePhrase(level, words)
      : grouping === "home-language"
        ? languagePhrase(languageName(level, words), words)
        : ownPhrase(words.say("group.custom", { level }), words);
  const label = grouping === "grade" || grouping === "home-language" ? sentenceCase(phrase.counted, words) : level;
  return { label, phrase };
}

/**
 * Name of a group from its grouping and level; a crossing joins two of each with `*`. District groupings show the
 * level as the district wrote it.
 */
export const groupName = (grouping: string, level: string, words: Words): GroupName =>
  named(groupKey({ grouping, level }), words);

const named = oncePerWords((key, words) => {
  const { grouping, level } = groupOfKey(key);
  return nameOf(grouping, level, words);
});

function nameOf(grouping: string, level: string, words: Words): GroupName {
  const [first = grouping, second] = crossedGroupings(grouping);
  if (second === undefined) {
    const { label, phrase } = oneWay(grouping, level, words);
    return { label, phrase };
  }
  const [a = "", b = ""] = crossedLevels({ grouping, level });
  const [one, other] = [oneWay(first, a, words), oneWay(second, b, words)];
  const phrase =
    one.key !== undefined && other.key !== undefined
      ? crossedPhrase(one.key, other.key, words)
      : ownPhrase(words.say("group.both", { a: one.phrase.counted, b: other.phrase.counted }), words);
  return { label: sentenceCase(phrase.counted, words), phrase };
}

/**
 * Name of a comparison from its code in the audit.
 *
 * @param comparison  "everyone-else", "all" or "level:<level of the same grouping>"
 */
export function comparisonName(comparison: string, grouping: string, words: Words): GroupName {
  if (comparison === "all") return groupName("all", "all", words);
  const level = comparedLevel(comparison);
  if (level !== undefined) return groupName(grouping, level, words);
  return { label: words.label("group.everyone-else"), phrase: everyoneElse(words) };
}

const isGroupingKey = (key: string): key is GlossaryKey =>
  key.startsWith("grouping.") && Object.hasOwn(glossaryEn, key);

/** Name of a grouping; a district's own keeps its id. */
export function groupingName(grouping: string, words: Words): string {
  const [first = grouping, second] = crossedGroupings(grouping);
  if (second !== undefined) {
    return words.say("grouping.crossed", {
      a: groupingName(first, words),
      b: groupingName(second, words).toLocaleLowerCase(words.locale),
    });
  }
  const key = `grouping.${grouping}`;
  return isGroupingKey(key) ? words.label(key) : grouping;
}
