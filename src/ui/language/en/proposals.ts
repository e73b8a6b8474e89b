import type { ProposalNote, Taken } from "../../../base/mapping-facts.ts";
import type { ProposalWords } from "../proposal-words.ts";
import { conceptNames } from "./concepts.ts";
import { questionWords } from "./questions.ts";
import { plural } from "./writing.ts";

function meaning(taken: Taken): string {
  switch (taken.as) {
    case "test-result":
      return `test result (${taken.subject})`;
    case "survey-item":
      return `survey answers (${taken.item})`;
    case "attendance-day":
      return "a day of attendance";
    case "ignored":
      return `${conceptNames[taken.concept]}; stays in the file`;
    case "not-used-here":
    case "concept":
      return conceptNames[taken.concept];
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
      return "not recognized by its heading or values; if you need it, rename the heading";
    case "better-column":
      return `another column is more clearly the ${conceptNames[taken.concept]}`;
    case "values-disagree":
      return `the heading suggests "${conceptNames[taken.concept]}", but the values do not fit`;
    case "ignored":
      return "the audit never loads this";
    case "not-used-here":
      return "recognized, but nothing in this kind of file needs it";
    case "concept": {
      if (taken.heading === "silent") return `only the values suggest it (${taken.fit ?? 0}% fit)`;
      const says = taken.heading === "says" ? "the heading says so" : "the heading is close";
      const values =
        taken.fit === null
          ? "the column is empty"
          : taken.fit === 0
            ? "you still need to say what its values mean"
            : `${taken.fit}% of the values look right`;
      return `${says}, ${values}${taken.tenDigits ? ", ten digits, like a state student ID" : ""}`;
    }
  }
}

function noteText(note: ProposalNote): string {
  switch (note.kind) {
    case "year-given":
      return "The file does not say its school year; the one you gave is written into the profile. Change it there for another year's file.";
    case "nothing-recognized":
      return "Nothing in this file answers an audit question: no column was recognized well enough to fill a table.";
    case "no-staff-identifier":
      return "No column identifies the staff member, so nothing can be loaded from this file.";
    case "no-course":
      return "No column names the section or the course, so the grades can't be loaded.";
    case "no-days-enrolled":
      return "No column gives the days enrolled: without them, days absent or attended can't show who was chronically absent. Add days enrolled to the export.";
    case "no-decisions":
      return "No column says what was decided: incidents load, but suspensions can't be counted.";
    case "no-first-day":
      return "No column gives the first day of enrollment, so July 1 of the school year is used. So nobody can tell who stayed all year.";
    case "no-self-review":
      return "A self-review needs columns for the place, the factor and the rating from 1 to 4.";
    case "repeated-stems":
      return `Headings that differ only in their end (${note.stems.join(", ")} ...) seem to contain several years or grades side by side. To use them, lay out the file with one row for each student and year.`;
    case "side-by-side":
      return `Headings that differ only in their end (${note.stems.join(", ")} ...) contain several ${note.by}s side by side. Each row is read as one row for each ${note.by}.`;
    case "groups-in-columns":
      return `This is a table of counts: its columns are groups of students (${note.groups.slice(0, 4).join(", ")} ...), not facts about one student. A profile of \`kind: published\` reads it: under \`figures\`, say which group each column is, such as \`hits: { "${note.groups[0] ?? "White"}": race-ethnicity=white }\`. See docs/profiles.md.`;
    case "groups-in-rows":
      return `This is a table of published figures: each row is about a group of students, named in "${note.column}". A profile of \`kind: published\` reads it. See docs/profiles.md.`;
    case "undated-days":
      return `${note.columns} columns (${note.headings.join(", ")} ...) have attendance codes: each looks like a school day of every student. Only a date can say which day it is. Give each of these columns its whole date as a heading, such as 2024-08-20. Until then this file is not read.`;
    case "discipline-flags":
      return `${note.headings.map((h) => `"${h}"`).join(", ")} ${plural(note.headings.length, "says", "say")} only whether a student was suspended or expelled, not when or how often. So ${plural(note.headings.length, "it is", "they are")} not used. The audit counts decisions. Export a list with a row for each incident or suspension, with its date and the decision.`;
    case "known-format":
      return `Fairlead knows this file (${note.format}) and reads it without a profile. Run \`fairlead check\` with it.`;
    case "other-scales":
      return `${note.columns} more ${plural(note.columns, "column looks", "columns look")} like answers on a scale, but to questions the audit does not ask. To use one, add a fill for it to the profile.`;
    case "day-numbers":
      return `${note.headings.map((h) => `"${h}"`).join(", ")} ${plural(note.headings.length, "has", "have")} a spreadsheet's day numbers (such as 45884) where dates should be. So ${plural(note.headings.length, "it is", "they are")} not used. Format ${plural(note.headings.length, "the column as dates", "these columns as dates")} (2025-08-15), save the file, and run \`fairlead map\` again.`;
    case "other-unit":
      return `${note.headings.map((h) => `"${h}"`).join(", ")} ${plural(note.headings.length, "counts", "count")} hours, periods or another unit, not days. A rate of absence needs days, so ${plural(note.headings.length, "it is", "they are")} not used. Export days, or add a column of days to the file.`;
    case "by-term":
      return `Students have several rows, which differ in "${note.heading}". Their days are those of a part of the year, so they are not used. Export the days of the whole year, or add them up to one row per student and school.`;
    case "learners-only":
      return `"${note.heading}" says who is an English learner, not whether the others are English only, initially fluent or reclassified.`;
  }
}

/** Wording of how a file in a district's own format would be read, English. */
export const proposals: ProposalWords = {
  kinds: {
    roster: "a list of students",
    schools: "a list of schools",
    programs: "a list of students in programs",
    "attendance-summary": "attendance, one row per student",
    "attendance-daily": "attendance, day by day",
    discipline: "discipline",
    assessments: "test results",
    "course-results": "courses and grades",
    sections: "a list of classes",
    staff: "staff",
    survey: "survey answers",
    "self-review": "self-reviews of schools or districts",
  },
  officialTable: "published figures about groups of students",
  fills: (kind, tables) => `${kind}${tables.length === 0 ? "" : `, fills ${tables.join(", ")}`}`,
  year: {
    is: "School year:",
    yearsFrom: (column) => `from column "${column}"`,
    from: (column) => `from column "${column}"`,
    dates: "from the dates, or not needed",
    unknown: "not known yet",
  },
  headings: ["Column", "Read as", "How sure", "Why", "Values"],
  noHeading: "(no heading)",
  confidence: { sure: "sure", likely: "likely", unsure: "unsure", "not used": "not used" },
  meaning,
  reason,
  codes: "Codes",
  nothing: "nothing",
  noValue: "No value:",
  goodToKnow: "Good to know",
  note: noteText,
  questions: (all) => `${all === 1 ? "One question" : `${all} questions`} only you can answer`,
  question: questionWords,
  or: "; or ",
  likely: (answer) => `likely: ${answer}`,
  until: (what) => `Until then, ${what}`,
  nothingToAsk: "Nothing to ask.",
  comment: [
    'How files with these headings are read. You can change anything; "?" marks what a person has to decide.',
    'missing: marks that mean "no value" (yes, no). codes: a value in the file: what it means; null = nothing.',
    "fills: each row of the file becomes a row in these tables.",
  ],
};
