import { type PracticeKey, type PracticeWrong, practiceKeys } from "../../../base/practice-facts.ts";
import { count, n } from "./writing.ts";
import { yaml } from "./yaml.ts";

/** Contents of a note's front matter, after "it is". */
const meanings: Readonly<Record<PracticeKey, string>> = {
  place: "the published code of the school or district, in quotes so that leading zeros stay",
  years: 'a year like 2024, a list [2023, 2024], or a span "2022-2024"',
  factors: "one or more of the nine factors",
  groups: 'all, or a list of grouping=level such as "race-ethnicity=black"',
  evidence: "a sentence on how anybody knows that it helps",
  contact: "whom to ask",
  date: "the day it was written down, like 2026-03-27",
};

/** Terminal output about public figures of places, practices and self-reviews, English. */
export const terminalOutliers = {
  outliers: {
    about: "find schools or districts whose students do better than expected for their backgrounds",
    outcome: "published figures to look at, by comma; several are taken together",
    allowFor: "what is allowed for, by comma: figures, grouping=level, or type",
    level: "school or district",
    group: "groups of students, by comma: all, or grouping=level",
    reference: "the group that is to do well too: grouping=level",
    size: "the figure that says how many students a place has",
    better: "which direction of the figures is better, where nothing declares it: high or low",
    file: "a published file to read; else what the workspace has loaded, else California's schools of 2000",
    figures: "list the published figures there are",
    out: "write pages into this folder, in every language",
    title: (outcome: string, years: string) => `${outcome}, ${years}`,
    allowed: (covariates: string) => `Expected from: ${covariates}.`,
    judged: (judged: number, all: number) => `${n(judged)} of ${count(all, "place")} could be judged.`,
    counts: (more: number, close: number, less: number, lowIsBetter: boolean) =>
      lowIsBetter
        ? `Lower than expected, which is better: ${n(more)}. Too close to say: ${n(close)}. Higher than expected: ${n(less)}.`
        : `More than expected: ${n(more)}. Too close to say: ${n(close)}. Less than expected: ${n(less)}.`,
    both: (named: number) =>
      named === 1 ? "1 place is above for both groups." : `${n(named)} places are above for both groups.`,
    chance: (named: number) =>
      `If no place differed from what is expected, chance alone would name about ${n(Math.round(named))}.`,
    oneYear: "Nobody is named: with one year there is no telling a lasting difference from luck.",
    fit: (percent: string) => `Student backgrounds account for ${percent} of the differences between places.`,
    wholePlace: (names: string) =>
      `Check: ${names} is known for whole places only. Used for a group it can credit separation as success.`,
    visit: "To learn from: those whose likely range starts highest, in order of their names. This is not a ranking.",
    headings: ["Place", "District", "Is", "Expected", "Likely difference", "Likely rank"],
    written: (folder: string) => `Pages written to ${folder}. Open index.html there.`,
    at: (address: string) => `Schools to learn from, on California's published figures of 2000: ${address}`,
    next: "`fairlead peers PLACE` compares one with its nearest peers.",
  },
  peers: {
    about: "compare a school or district with those whose students have the most similar backgrounds",
    place: "its code or its name",
    most: "how many peers",
    title: (place: string, by: string) => `${place}, and those nearest to it in ${by}`,
    distance: "Distance is in standard deviations of all places: 0 is alike in all, 1 is a usual difference.",
    headings: ["Place", "District", "Distance", "Is", "Expected", "Against expected"],
    verdicts: {
      more: "more than expected",
      close: "too close to say",
      less: "less than expected",
      "not-judged": "could not be judged",
    },
    lowVerdicts: {
      more: "lower than expected",
      close: "too close to say",
      less: "higher than expected",
      "not-judged": "could not be judged",
    },
    practices: "Practices recorded for these places:",
    noPractices: "No practice is recorded for these places yet. Notes go in practices/ in the workspace.",
  },
  practices: {
    about: "list, check and search the notes of what places do",
    factor: "only those of this factor",
    search: "only those with this text",
    review: "self-reviews over time and with others: those of this file, or all that are loaded",
    none: "No notes yet. A note is a file practices/NAME.md in the workspace.",
    noneFound: "No note fits.",
    faults: (notes: number) =>
      notes === 1 ? "1 note can't be read and is left out:" : `${n(notes)} notes can't be read and are left out:`,
    fault: (file: string, line: number, what: string) => `${file}, line ${n(line)}: ${what}`,
    /** What is wrong with a note and how to fix it. */
    wrong: (wrong: PracticeWrong, factors: readonly string[]): string => {
      switch (wrong.kind) {
        case "no-front-matter":
          return `There is no front matter. Begin the note with a line "---", then ${practiceKeys.join(", ")}, then "---".`;
        case "no-end":
          return 'The front matter has no end. Put a line with only "---" after it.';
        case "not-yaml":
          return `Not YAML: ${yaml[wrong.code]}`;
        case "unknown-key":
          return `"${wrong.key}" is not known here. Known are ${practiceKeys.join(", ")}.`;
        case "missing":
          return `"${wrong.key}" is missing. It is ${meanings[wrong.key]}.`;
        case "unusable":
          return `"${wrong.key}" is not usable: it is ${meanings[wrong.key]}${wrong.key === "factors" ? ` (${factors.join(", ")})` : ""}.`;
      }
    },
    headings: ["Place", "Years", "Factors", "For", "Note"],
    evidence: (evidence: string, contact: string, date: string) => `${evidence} Ask: ${contact}. Written down ${date}.`,
    reviewHeadings: ["Place", "Factor", "First", "Latest", "Change", "Others"],
    reviewNone: "There is no self-review to show.",
    reviewNoneFix:
      "A file needs the columns place, year, factor, rating (1 to 4), and may have note. `fairlead map FILE --save` reads one with other headings. `fairlead load FILE` keeps it.",
    scale:
      "1 not begun, 2 begun, 3 in most places, 4 everywhere. Ratings are a place's own: they open a talk, they do not judge.",
    nearest: (most: number) =>
      `Others are the ${n(most)} places of this file with the most similar students, where their backgrounds are loaded. Otherwise, all others.`,
    others: (mean: string, places: number) => `${mean} (${count(places, "other place")})`,
  },
};
