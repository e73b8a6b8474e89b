import { type PracticeKey, type PracticeWrong, practiceKeys } from "../../../base/practice-facts.ts";
import { count, n } from "./writing.ts";
import { yaml } from "./yaml.ts";

/** Contents of a note's front matter, after "it is". */
const meanings: Readonly<Record<PracticeKey, string>> = {
  place: "the published code of the school or district, in quotes so that leading zeros stay",
  years: 'a year like 2024, a list [2023, 2024], or a span "2022-2024"',
  factors: "one or more of the nine factors",
  groups: 'all, or a list of grouping=level such as "race-ethnicity=black"',
  evidence: "a sentence on how you know that it helps",
  contact: "who to ask",
  date: "the day it was written down, such as 2026-03-27",
};

/** Terminal output about public figures of places, practices and self-reviews, English. */
export const terminalOutliers = {
  outliers: {
    about: "find schools or districts whose students do better than expected for their backgrounds",
    outcome: "published figures to look at, separated by commas; several are combined",
    allowFor: "student backgrounds to take into account, separated by commas: figures, grouping=level, or type",
    level: "school or district",
    group: "groups of students, separated by commas: all, or grouping=level",
    reference: "a second group that must also do better than expected: grouping=level",
    size: "the figure with each place’s number of students",
    better: "which direction is better, for a figure that Fairlead does not know: high or low",
    file: "a published file to read (default: what the workspace has loaded, or California's schools of 2000)",
    figures: "list the published figures",
    out: "write pages into this folder, in each language",
    title: (outcome: string, years: string) => `${outcome}, ${years}`,
    allowed: (covariates: string) => `“Expected” takes into account: ${covariates}.`,
    judged: (judged: number, all: number) => `${n(judged)} of ${count(all, "place")} could be judged.`,
    counts: (c: {
      readonly more: number;
      readonly close: number;
      readonly less: number;
      readonly better: string;
      readonly worse: string;
    }) => `${c.better}: ${n(c.more)}. Too close to say: ${n(c.close)}. ${c.worse}: ${n(c.less)}.`,
    both: (named: number) =>
      named === 1
        ? "1 place is better than expected for both groups."
        : `${n(named)} places are better than expected for both groups.`,
    chance: (named: number) =>
      `If no place differed from what was expected, chance alone would name about ${n(Math.round(named))}.`,
    oneYear: "No place is named: one year can’t tell a lasting difference from luck.",
    fit: (percent: string) => `Student backgrounds account for ${percent} of the differences between places.`,
    wholePlace: (names: string) =>
      `Check: ${names} is known only for whole places. For one group, this can make separating students look like success.`,
    visit: "To learn from: the places whose likely range starts highest, in alphabetical order. This is not a ranking.",
    headings: ["Place", "District", "Actual", "Expected", "Difference", "Likely rank"],
    written: (folder: string) => `Pages written to ${folder}. Open index.html there.`,
    at: (address: string) => `Schools to learn from, on California's published figures of 2000: ${address}`,
    next: "Next: `fairlead peers PLACE` compares a place with those most like it.",
  },
  peers: {
    about: "compare a school or district with those whose students have the most similar backgrounds",
    place: "its code or its name",
    most: "how many peers",
    title: (place: string, by: string) => `${place} and the places most like it in ${by}`,
    distance:
      "Distance is in standard deviations: 0 means alike in all of these, 1 is a usual difference between two places.",
    headings: ["Place", "District", "Distance", "Actual", "Expected", "Against expected"],
    practices: "Practices recorded for these places:",
    noPractices: "No practice is recorded for these places yet. Notes go in practices/ in the workspace.",
  },
  practices: {
    about: "list, check and search the notes on what places do",
    factor: "only notes on this factor",
    search: "only notes with this text",
    review: "self-reviews over time and next to others: those in this file, or all that are loaded",
    none: "No notes yet. A note is a file practices/NAME.md in the workspace.",
    noneFound: "No note matches.",
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
          return `"${wrong.key}" is not a known key. The keys are ${practiceKeys.join(", ")}.`;
        case "missing":
          return `"${wrong.key}" is missing. It is ${meanings[wrong.key]}.`;
        case "unusable":
          return `"${wrong.key}" can't be used. It is ${meanings[wrong.key]}${wrong.key === "factors" ? ` (${factors.join(", ")})` : ""}.`;
      }
    },
    headings: ["Place", "Years", "Factors", "For", "Note"],
    evidence: (evidence: string, contact: string, date: string) => `${evidence} Ask: ${contact}. Written down ${date}.`,
    reviewHeadings: ["Place", "Factor", "First", "Latest", "Change", "Others"],
    reviewNone: "There are no self-reviews to show.",
    reviewNoneFix:
      "A file needs the columns place, year, factor, rating (1 to 4), and may have note. For other headings, run `fairlead map FILE --save`. `fairlead load FILE` keeps the file.",
    scale:
      "1 not begun, 2 begun, 3 in most places, 4 everywhere. Places rate themselves. Ratings start a conversation; they are not an evaluation.",
    nearest: (most: number) =>
      `“Others” are the ${n(most)} places here with the most similar students. If student backgrounds are not loaded, they are all other places.`,
    others: (mean: string, places: number) => `${mean} (${count(places, "other place")})`,
  },
};
