import { vocabularies } from "./code-words.ts";
import { type Fill, type Origin, type Profile, type Question, unanswered } from "./profile.ts";

/** Likely answers by the place in the profile where they go. */
export type Suggestions = Readonly<Record<string, string>>;

/** Questions of a file as a whole: while one is open, nothing of it loads. */
const wholeFile = "nothing of this file is loaded.";

/** What each decision asks, by its name in the profile. */
const decisions: Readonly<
  Record<string, { readonly ask: string; readonly choices: readonly string[]; readonly until: string }>
> = {
  identify: {
    ask: "Which column tells students apart?",
    choices: [
      "a heading",
      "line-number (each row is another student)",
      "with-school (the number is unique only within its school)",
      "as-it-stands",
    ],
    until: wholeFile,
  },
  school: {
    ask: "Which school is this about?",
    choices: ["the school's code, for every row", "name (the school's name serves as its code)"],
    until: wholeFile,
  },
  grade: {
    ask: "Which grade are these students in?",
    choices: ["one grade for every row, such as 09 or KN", "no (it is not known)"],
    until: "no enrollment is made from this file.",
  },
  "state-test": {
    ask: "Is this the state's test, on which level 3 meets the standard?",
    choices: ["yes", "no (it loads as a local test)"],
    until: "its results are not loaded.",
  },
  "blank-day": {
    ask: "What does a blank day mean?",
    choices: ["present", "none (not a school day for the student, or not known)"],
    until: "its days are not loaded.",
  },
  "blank-result": {
    ask: "What does it mean where nothing stands about what was decided?",
    choices: ["none (no suspension or expulsion)", "other-means"],
    until: "those rows wait in quarantine.",
  },
  job: {
    ask: "What do these people do?",
    choices: ["teacher", "administrator", "counselor", "other"],
    until: "no assignment is made from it.",
  },
};

/** The questions still open in a profile: every "?" in it. */
export function openQuestions(profile: Profile, suggestions: Suggestions = {}): Question[] {
  const questions: Question[] = [];
  const ask = (where: string, about: string, choices: readonly string[], until: string): void => {
    const suggestion = suggestions[where];
    const blocks = until === wholeFile;
    questions.push({
      id: where,
      where,
      ask: about,
      choices,
      until,
      blocks,
      ...(suggestion === undefined ? {} : { suggestion }),
    });
  };
  for (const [name, answer] of Object.entries(profile.decide ?? {})) {
    const decision = decisions[name];
    if (answer === unanswered && decision !== undefined)
      ask(`decide.${name}`, decision.ask, decision.choices, decision.until);
  }
  if (profile.schoolYear === unanswered) {
    ask(
      "schoolYear",
      "Which school year is this file about?",
      ["the year in which it ends (2025 for 2024-25); or --year"],
      wholeFile,
    );
  }
  if (profile.yearNames === unanswered) {
    ask(
      "yearNames",
      `Column "${profile.yearColumn ?? ""}" gives a year as one number. Is it the year in which the school year ends, or begins?`,
      ["ends", "begins"],
      wholeFile,
    );
  }
  for (const [value, year] of Object.entries(profile.yearCodes?.codes ?? {})) {
    if (year !== unanswered) continue;
    ask(
      `yearCodes.codes.${value}`,
      `The same students stand in several rows. Which school year are the rows with "${value}" in "${profile.yearCodes?.from ?? ""}" about?`,
      ["the year in which it ends (2025 for 2024-25)"],
      "those rows wait in quarantine.",
    );
  }
  if (profile.dates === unanswered) {
    ask(
      "dates",
      "Some dates can only be day first (31/8/2024), others only month first. Which is meant?",
      ["month-first", "day-first"],
      wholeFile,
    );
  }
  for (const [mark, answer] of Object.entries(profile.missing)) {
    if (answer !== unanswered) continue;
    ask(
      `missing.${mark}`,
      `Does "${mark}" mean that there is no value?`,
      ["yes", "no"],
      "cells that hold it are reported, and their rows or facts are left out.",
    );
  }
  for (const [heading, answer] of Object.entries(profile.confirm ?? {})) {
    if (answer !== unanswered) continue;
    ask(
      `confirm.${heading}`,
      `The values of "${heading}" suggest what it is, its heading does not. Is it right?`,
      ["yes", "no"],
      "the column is not used.",
    );
  }
  const asked = new Set<string>();
  for (const { from, codes, words } of codedColumns(profile)) {
    const open = Object.entries(codes).filter(([, to]) => to === unanswered);
    if (open.length === 0 || asked.has(from)) continue;
    asked.add(from);
    const meanings = words === undefined ? [] : Object.keys(vocabularies.get(words)?.means ?? {});
    for (const [code] of open) {
      ask(
        `codes.${from}.${code}`,
        `What does "${code}" mean in column "${from}"?`,
        [...meanings, "null (it says nothing here)"],
        "rows that hold it wait in quarantine, or load with this left blank where it is not needed.",
      );
    }
  }
  return questions;
}

interface CodedColumn {
  readonly from: string;
  readonly codes: Readonly<Record<string, string | null>>;
  readonly words?: string;
}

/** Every column read by codes. */
function codedColumns(profile: Profile): CodedColumn[] {
  const coded = (origin: Origin): CodedColumn[] =>
    "from" in origin && origin.codes !== undefined
      ? [{ from: origin.from, codes: origin.codes, ...(origin.words === undefined ? {} : { words: origin.words }) }]
      : [];
  return [
    ...profile.fills.flatMap((f: Fill) => Object.values(f.columns).flatMap(coded)),
    ...(profile.race?.from ?? []).map((from) => ({ from, codes: profile.race?.codes ?? {}, words: "mapped.race" })),
  ];
}
