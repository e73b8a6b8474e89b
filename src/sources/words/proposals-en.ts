import type { FileKind } from "../mapped/concepts.ts";
import type { ProposalNote } from "../mapped/fills.ts";
import type { Question } from "../mapped/profile.ts";
import type { ColumnProposal, Taken } from "../mapped/propose.ts";
import { conceptsEn } from "./concepts-en.ts";

/** How a question is put. */
export interface Asked {
  /** One sentence with a question mark. */
  readonly ask: string;
  readonly choices: readonly string[];
  /** What happens until it is answered. */
  readonly until: string;
}

/** Everything said about how a file of a district's own would be read. */
export interface ProposalWords {
  readonly kinds: Readonly<Record<FileKind, string>>;
  fills(kind: string, tables: readonly string[]): string;
  readonly year: {
    readonly is: string;
    toldBy(column: string): string;
    from(column: string): string;
    readonly dates: string;
    readonly unknown: string;
  };
  /** Column, taken for, how sure, why, values. */
  readonly headings: readonly [string, string, string, string, string];
  readonly noHeading: string;
  readonly confidence: Readonly<Record<ColumnProposal["confidence"], string>>;
  meaning(taken: Taken): string;
  reason(taken: Taken): string;
  readonly codes: string;
  readonly nothing: string;
  readonly noValue: string;
  readonly goodToKnow: string;
  note(note: ProposalNote): string;
  questions(all: number): string;
  question(question: Question): Asked;
  readonly or: string;
  likely(answer: string): string;
  until(what: string): string;
  readonly nothingToAsk: string;
  /** Above a saved profile. */
  readonly comment: readonly [string, string, string];
}

const wholeFile = "nothing of this file is loaded.";
const endYear = "the year in which it ends (2025 for 2024-25)";

function question({ about }: Question): Asked {
  switch (about.kind) {
    case "identify":
      return {
        ask: "Which column tells students apart?",
        choices: [
          "a heading",
          "line-number (each row is another student)",
          "with-school (the number is unique only within its school)",
          "as-it-stands",
        ],
        until: wholeFile,
      };
    case "school":
      return {
        ask: "Which school is this about?",
        choices: ["the school's code, for every row", "name (the school's name serves as its code)"],
        until: wholeFile,
      };
    case "grade":
      return {
        ask: "Which grade are these students in?",
        choices: ["one grade for every row, such as 09 or KN", "no (it is not known)"],
        until: "no enrollment is made from this file.",
      };
    case "state-test":
      return {
        ask: "Is this the state's test, on which level 3 meets the standard?",
        choices: ["yes", "no (it loads as a local test)"],
        until: "its results are not loaded.",
      };
    case "blank-day":
      return {
        ask: "What does a blank day mean?",
        choices: ["present", "none (not a school day for the student, or not known)"],
        until: "its days are not loaded.",
      };
    case "blank-result":
      return {
        ask: "What does it mean where nothing stands about what was decided?",
        choices: ["none (no suspension or expulsion)", "other-means"],
        until: "those rows wait in quarantine.",
      };
    case "job":
      return {
        ask: "What do these people do?",
        choices: ["teacher", "administrator", "counselor", "other"],
        until: "no assignment is made from it.",
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
        ask: `The same students stand in several rows. Which school year are the rows with "${about.value}" in "${about.column}" about?`,
        choices: [endYear],
        until: "those rows wait in quarantine.",
      };
    case "dates":
      return {
        ask: "Some dates can only be day first (31/8/2024), others only month first. Which is meant?",
        choices: ["month-first", "day-first"],
        until: wholeFile,
      };
    case "missing":
      return {
        ask: `Does "${about.mark}" mean that there is no value?`,
        choices: ["yes", "no"],
        until: "cells that hold it are reported, and their rows or facts are left out.",
      };
    case "confirm":
      return {
        ask: `The values of "${about.heading}" suggest what it is, its heading does not. Is it right?`,
        choices: ["yes", "no"],
        until: "the column is not used.",
      };
    case "code":
      return {
        ask: `What does "${about.value}" mean in column "${about.column}"?`,
        choices: [...about.meanings, "null (it says nothing here)"],
        until: "rows that hold it wait in quarantine, or load with this left blank where it is not needed.",
      };
  }
}

function meaning(taken: Taken): string {
  switch (taken.as) {
    case "test-result":
      return `test result (${taken.subject})`;
    case "survey-item":
      return `survey answers (${taken.item})`;
    case "attendance-day":
      return "a day of attendance";
    case "left":
      return `${conceptsEn[taken.concept]}; stays in the file`;
    case "unneeded":
    case "concept":
      return conceptsEn[taken.concept];
    default:
      return "";
  }
}

function reason(taken: Taken): string {
  switch (taken.as) {
    case "test-result":
      return "the heading names a subject and the values are numbers";
    case "survey-item":
      return "the heading asks this question";
    case "attendance-day":
      return "the heading is a date";
    case "empty":
      return "the column is empty";
    case "unknown":
      return "neither the heading nor the values say what it is";
    case "outdone":
      return `another column is the ${conceptsEn[taken.concept]} more plainly`;
    case "doubted":
      return `the heading suggests "${conceptsEn[taken.concept]}", the values do not fit`;
    case "left":
      return "the audit never loads it";
    case "unneeded":
      return "recognized, but nothing in this kind of file needs it";
    case "concept": {
      if (taken.heading === "silent") return `only the values say so (${taken.fit ?? 0}% fit)`;
      const says = taken.heading === "says" ? "the heading says so" : "the heading comes near";
      const values = taken.fit === null ? "the column is empty" : `${taken.fit}% of the values fit`;
      return `${says}, ${values}${taken.tenDigits ? ", ten digits as a state's identifier has" : ""}`;
    }
  }
}

function note(told: ProposalNote): string {
  switch (told.kind) {
    case "year-given":
      return "The file does not say its school year; the one you gave is written into the profile. Change it there for another year's file.";
    case "nothing-recognized":
      return "Nothing in this file answers a question of the audit: no column was recognized well enough to fill a table.";
    case "no-staff-identifier":
      return "No column identifies the staff member: nothing can be loaded from it.";
    case "no-course":
      return "No column names the section or the course: the marks can't be loaded.";
    case "no-days-enrolled":
      return "No column gives the days enrolled: days absent or attended alone can't say who was chronically absent. Add the days enrolled to the export.";
    case "absences-only":
      return "No row says that a student was present: the file seems to list absences only. Days enrolled must then come from another file.";
    case "no-decisions":
      return "No column says what was decided: incidents load, suspensions can't be counted.";
    case "no-first-day":
      return "No column gives the first day of the enrollment: 1 July of the school year stands in.";
    case "no-self-review":
      return "A self-review needs a column each for the place, the factor and the rating from 1 to 4.";
    case "repeated-stems":
      return `Headings that differ only in their end (${told.stems.join(", ")} ...) seem to hold several years or grades side by side. Set the file out with a row a student and year to use them.`;
    case "side-by-side":
      return `Headings that differ only in their end (${told.stems.join(", ")} ...) hold several ${told.by}s side by side: each row is read as one row a ${told.by}.`;
    case "other-scales":
      return `${told.columns} more ${told.columns === 1 ? "column looks" : "columns look"} like answers on a scale, but to other questions than the audit asks. To use one, add a fill for it to the profile.`;
    case "learners-only":
      return `"${told.heading}" says who is an English learner, not what the others are: English only, initially fluent and reclassified students can't be told apart.`;
  }
}

/** How a file of a district's own would be read, English. */
export const proposalsEn: ProposalWords = {
  kinds: {
    roster: "a list of students",
    schools: "a list of schools",
    programs: "a list of students in programs",
    "attendance-summary": "attendance, a row a student",
    "attendance-daily": "attendance, day by day",
    discipline: "discipline",
    assessments: "test results",
    "course-results": "courses and marks",
    sections: "a list of classes",
    staff: "staff",
    survey: "survey answers",
    "self-review": "self-reviews of schools or districts",
  },
  fills: (kind, tables) => `${kind}${tables.length === 0 ? "" : `, fills ${tables.join(", ")}`}`,
  year: {
    is: "School year:",
    toldBy: (column) => `told by column "${column}"`,
    from: (column) => `from column "${column}"`,
    dates: "from the dates, or not needed",
    unknown: "not known yet",
  },
  headings: ["Column", "Taken for", "How sure", "Why", "Values"],
  noHeading: "(no heading)",
  confidence: { sure: "sure", likely: "likely", unsure: "unsure", "not used": "not used" },
  meaning,
  reason,
  codes: "Codes",
  nothing: "nothing",
  noValue: "No value:",
  goodToKnow: "Good to know",
  note,
  questions: (all) => `${all === 1 ? "One question" : `${all} questions`} only you can answer`,
  question,
  or: "; or ",
  likely: (answer) => `likely: ${answer}`,
  until: (what) => `Until then ${what}`,
  nothingToAsk: "Nothing to ask.",
  comment: [
    'How files with these headings are read. Anything may be changed; "?" stands where a person has to decide.',
    'missing: marks that mean "no value" (yes, no). codes: a value of the file: what it means, null = nothing here.',
    "fills: each row of the file gives a row of these tables.",
  ],
};
