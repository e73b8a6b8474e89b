import type { MappingQuestion } from "../../../base/mapping-facts.ts";
import type { QuestionWording } from "../proposal-words.ts";
import { conceptNames } from "./concepts.ts";

const wholeFile = "nothing from this file is loaded.";
const endYear = "the year in which it ends (2025 for 2024-25)";

/** Questions about a file that a profile reads, English. */
export function questionWords({ about }: MappingQuestion): QuestionWording {
  switch (about.kind) {
    case "identify":
      return {
        ask: "Which column identifies each student?",
        choices: [
          "a heading",
          "line-number (each row is a different student)",
          "with-school (the number is unique only within its school)",
          "as-it-stands",
        ],
        until: wholeFile,
      };
    case "school":
      return {
        ask: "Which school is this about?",
        choices: ["the school's code, for every row", "a heading", "name (the school's name serves as its code)"],
        until: wholeFile,
      };
    case "grade":
      return {
        ask: "Which grade are these students in?",
        choices: ["one grade for every row, such as 09 or KN", "no (it is not known)"],
        until: "no enrollment is loaded from this file.",
      };
    case "state-test":
      return {
        ask: "Is this the state's test, on which level 3 meets the standard?",
        choices: ["yes", "no (it loads as a local test)"],
        until: "its results are not loaded.",
      };
    case "every-day":
      return {
        ask: "This looks like a list of absences and tardies, which can't say how many days a student was enrolled. Does it have a row for every school day of each student?",
        choices: [
          "yes (every school day is in it)",
          "no (days enrolled must come from another file, such as an attendance summary)",
        ],
        until: wholeFile,
      };
    case "listed-program":
      return {
        ask: `The file's name suggests a list of one program's students (${conceptNames[about.program]}). Is every student in it in that program, on the days it gives?`,
        choices: ["yes", "no (it lists where students are enrolled)"],
        until: "nothing from its rows about that program or enrollment is loaded.",
      };
    case "blank-day":
      return {
        ask: "What does a blank day mean?",
        choices: ["present", "none (not a school day for the student, or not known)"],
        until: "its days are not loaded.",
      };
    case "blank-result":
      return {
        ask: "What does it mean when no decision is recorded?",
        choices: ["none (no suspension or expulsion)", "other-means"],
        until: "those rows go to quarantine.",
      };
    case "job":
      return {
        ask: "What do these people do?",
        choices: ["teacher", "administrator", "counselor", "other"],
        until: "no assignment is loaded from it.",
      };
    case "school-year":
      return { ask: "Which school year is this file about?", choices: [`${endYear}; or --year`], until: wholeFile };
    case "year-names":
      return {
        ask: `Column "${about.column}" gives a year as one number. Is it the year in which the school year ends, or begins?`,
        choices: ["ends", "begins"],
        until: wholeFile,
      };
    case "year-codes":
      return {
        ask: `The same students appear in several rows. Which school year are the rows with "${about.value}" in "${about.column}" about?`,
        choices: [endYear],
        until: "those rows go to quarantine.",
      };
    case "dates":
      return {
        ask: "The file’s dates do not show their order. What comes first in 3/4/2025, the month or the day?",
        choices: ["month-first", "day-first"],
        until: wholeFile,
      };
    case "missing":
      return {
        ask: `Does "${about.mark}" mean that there is no value?`,
        choices: ["yes", "no"],
        until: "cells with it are reported, and their rows or values are left out.",
      };
    case "confirm":
      return {
        ask: `The values of "${about.heading}" suggest what it is, but its heading does not. Is this right?`,
        choices: ["yes", "no"],
        until: "the column is not used.",
      };
    case "counts":
      return {
        ask:
          about.value === ""
            ? `"${about.column}" may decide which rows count. Do rows where it is blank count?`
            : `"${about.column}" may decide which rows count. Do rows with "${about.value}" count?`,
        choices: ["yes", "no (they are left out)", "takes-back (they delete an earlier row about the same fact)"],
        until: wholeFile,
      };
    case "code":
      return {
        ask: `What does "${about.value}" mean in column "${about.column}"?`,
        choices: [...about.meanings, "null (it means nothing here)"],
        until: "rows with this code go to quarantine, or load without it where it is not required.",
      };
  }
}
