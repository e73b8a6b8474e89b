import type {
  Accepts,
  ColumnFacts,
  ContradictionName,
  Hint,
  ProblemOf,
  SkipReason,
} from "../../../base/problem-facts.ts";
import { isShape } from "../../../base/shown-value.ts";
import type { ProblemWords, Told } from "../problem-words.ts";
import { codeLists } from "./code-lists.ts";
import { proposals } from "./proposals.ts";
import { questionWords } from "./questions.ts";
import { identifierNames, tableNames } from "./record-names.ts";
import { count, n, plural, quote, quoted, year } from "./writing.ts";

const inAll = (rows: number): string => (rows > 1 ? ` ${count(rows, "row")} in all.` : "");

type ColumnProblem = Pick<ProblemOf<"sources.blank">, "facts" | "rows" | "students" | "value">;

/** What happened to the rows. */
function outcome({ facts, rows, students }: ColumnProblem): string {
  const all = `${count(rows, "row")}${students > 0 ? ` about ${count(students, "student")}` : ""}`;
  const others = facts.otherRows;
  switch (facts.outcome) {
    case "quarantined":
      return `${all} ${plural(rows, "goes", "go")} to quarantine${others === 0 ? "" : `; the other ${count(others, "row")} of the file ${plural(others, "is", "are")} not affected`}.`;
    case "blank":
      return `${all} ${plural(rows, "loads", "load")} with this left blank.`;
    case "left-out":
      return `${all}: this column is left out; the rest of the row loads.`;
    case "set-aside":
      return `${all} ${plural(rows, "is", "are")} not used.`;
    case "corrected":
      return `${all} ${plural(rows, "loads", "load")} with the corrected value.`;
  }
}

const columnList = (columns: readonly string[]): string => columns.map((c) => `\`${c}\``).join(", ");

/** Rule for choosing one of several rows, by the deciding column. */
const rowRules: Readonly<Record<string, string>> = {
  exit_date: "The row with the later exit date is used: it ends the same stay.",
  end_date: "The row with the later end date is used.",
  elas: "A status that a file states comes first. Next comes one still to be determined, or one that only says who is not an English learner.",
  status:
    "If rows differ, the day counts in this order: present, suspended in school, suspended out of school, unexcused, excused.",
  date: "The later of two attempts is used.",
  counted: "The result that the state counts is used.",
  tested: "The row of the test that was taken is used.",
};

const contradictions: Readonly<Record<ContradictionName, string>> = {
  "age-and-grade": "The grade does not fit the birth date",
  "birth-dates-differ": "One student has different birth dates",
  "genders-differ": "Two kinds of files give one student different genders",
  "races-differ": "Two kinds of files give one student different races",
  "days-and-summary-differ": "Daily absences and the summary differ",
  "suspensions-and-summary-differ": "The days suspended in the discipline records and in the attendance summary differ",
  "not-enrolled-then": "The date is well before the student's entry or after the exit",
  "level-and-score": "The achievement level does not match the published cut scores for the score",
  "grade-and-test": "The test's grade is not the student's enrolled grade",
  "ended-after-year": "The enrollment ends long after its school year",
  "before-birth": "The date is before the student's birth",
  "more-days-than-a-year": "There are more days than any school year has",
  "exit-before-entry": "The exit is before the entry",
  "in-two-schools": "The student has a primary enrollment at two schools at once",
  "suspended-longer-than-school":
    "A student was suspended for more days than their school year has, or than one decision can last",
  "ended-before-year": "The enrollment ended before its school year began",
  "began-after-year": "The enrollment begins after its school year ended",
  "end-before-start": "The end is before the start",
  "born-after-start": "The birth date is after the record begins",
  "more-attended-than-expected": "More days were attended than expected",
  "days-do-not-add-up": "Days attended and days absent do not add up to the days expected",
  "group-exceeds-total": "A group has more students than all students together",
  "suspension-a-row-a-day":
    "One suspension seems to be written as one row per day, so that each day counts as an incident,",
  "parts-exceed-total": "The parts are more than their total",
  "date-outside-year": "The date is not in the school year of the row",
  "score-without-test": "A test that was not taken has a score",
  "mostly-absent": "Most students were absent more than half of their days, as if two columns were swapped,",
  "schools-of-few": "Most schools have hardly any students, as if the column were not a school,",
  "program-of-too-many": "More students are in this program than any district has, as if two columns were swapped,",
};

const hints: Readonly<Record<Hint, string>> = {
  "day-first": " (the day before the month?)",
  rounded: " (a spreadsheet has rounded it)",
  "day-number": " (a spreadsheet's day number?)",
  "two-digit-year": " (a year of two digits)",
  "letter-o": " (the letter O?)",
  "letter-l-or-i": " (the letter l or I?)",
  "character-no-text-has": " (it contains a character that does not belong in text)",
};

function bounds({ least, most }: { readonly least: number | null; readonly most: number | null }): string {
  if (least !== null && most !== null) return ` from ${least} to ${most}`;
  if (least !== null) return ` of ${least} or more`;
  return most === null ? "" : ` of ${most} or less`;
}

/** What the reader accepts, after "is not". */
function acceptable(accepts: Accepts): string {
  switch (accepts.as) {
    case "identifier":
      return accepts.digits === null ? "an identifier" : `an identifier of ${accepts.digits} digits`;
    case "date":
      return "a date such as 20240815, 2024-08-15 or 8/15/2024";
    case "whole-number":
      return `a whole number${bounds(accepts)}`;
    case "number":
      return `a number${bounds(accepts)}`;
    case "percentage":
      return "a percentage from 0 to 100";
    case "yes-or-no":
      return "yes or no (Y, N)";
    case "school-year":
      return "a school year such as 2024-2025";
    case "code":
      return `a known ${codeLists[accepts.list]} (${accepts.codes.join(", ")}${accepts.more ? " ..." : ""})`;
  }
}

const correct = "Correct the cell in the system the file came from (or in the file), and run `fairlead check` again.";

/** A value the user has to type: quoted, or described if it must not be printed. */
const toType = (value: string | undefined, described: string): string =>
  isShape(value ?? "") ? described : JSON.stringify(value ?? "");

/** A rejected value. */
function refused(p: ColumnProblem, fix: string = correct): Told {
  const { accepts, hint, otherValues }: ColumnFacts = p.facts;
  const accepted = accepts === null ? undefined : acceptable(accepts);
  const others = otherValues > 0 ? ` ${count(otherValues, "other value is", "other values are")} not either.` : "";
  return {
    what: `${quote(p.value)} is not ${accepted ?? "accepted"}${hint === null ? "" : hints[hint]}.${others} ${outcome(p)}`,
    fix,
    ...(accepted === undefined ? {} : { accepted }),
  };
}

const gradeFix = (grades: readonly string[]): string => `Fill \`grades\` with one of ${grades.join(", ")}.`;
/** How the name of a Dashboard file indicates its indicator. */
const indicatorNames = (or: string): string => `ela, math, science, elpi, cci, grad, chronic ${or} susp`;
const renameYear = "so that its name has the right one (2018-19, or 2019 for the year in which it ends)";

const skipped: Readonly<Record<SkipReason, Told>> = {
  link: {
    what: "this is a link. Links in a folder are not followed, because they can lead anywhere. It was not read.",
    fix: "Name the file or folder it leads to in the command, or put a copy in its place.",
  },
  pipe: {
    what: "this is a pipe, not a file. It was not read.",
    fix: "Save its output to a file, and name that file.",
  },
  socket: {
    what: "this is a socket, not a file. It was not read.",
    fix: "Leave it out, or name the export file you meant.",
  },
  device: {
    what: "this is a device, not a file. It was not read.",
    fix: "Leave it out, or name the export file you meant.",
  },
  "not-readable": {
    what: "you do not have permission to read this, or its name can’t be read. Nothing in it was used.",
    fix: "Give yourself permission to read it, close the program that has it open, or rename it. Then run the command again.",
  },
  hidden: {
    what: "this is hidden (its name begins with a dot). It was not read.",
    fix: "If it belongs to the load, give it a name without the dot. Otherwise there is nothing to do.",
  },
  workspace: {
    what: "this folder is a Fairlead workspace. Its archive, warehouse and settings were skipped; other files in it were read.",
    fix: "Nothing to do. To load only some files, name their folder in the command.",
  },
  report: {
    what: "this folder is a report that Fairlead wrote. It was skipped, because a report has results, not records.",
    fix: "Nothing to do. If it also has export files, move them to a folder of their own.",
  },
};

/** What is wrong with a delivery, English. */
export const problems: ProblemWords = {
  check: "Check: ",
  place: ({ file, line, column, columnName }) => {
    const named = columnName === undefined ? "" : `(${columnName})`;
    const at = [column === undefined ? "" : String(column), named].filter((part) => part !== "").join(" ");
    return `\`${file}\`${line === undefined ? "" : `, line ${line}`}${at === "" ? "" : `, column ${at}`}`;
  },
  contradicted: (contradiction, headings, file, rows, total) =>
    `${contradictions[contradiction]} in ${n(rows)} of ${count(total, "row")} of \`${file}\` (${columnList(headings)}). That many rows are unlikely to be wrong. Are two columns switched, or is this a different file?`,
  problems: {
    "sources.blank": (p) => ({
      what: `this cell is empty, and every row of "${p.facts.record}" needs it. ${outcome(p)}`,
      fix: "Fill the cell in the system the file came from, export again and run `fairlead check`.",
    }),
    "sources.column-missing": (p) => ({
      what: `the file has no such column, and every row of "${p.facts.record}" needs it. ${outcome(p)}`,
      fix: "Export the file again with that column, or say in the file's profile which column has it.",
    }),
    "sources.lost-zeros": (p) => ({
      what: `${quote(p.value)} had lost its leading zeros; they were put back. ${outcome(p)}`,
      fix: "Nothing to do if that is right. To keep the zeros, set the column to text when you open the file in a spreadsheet.",
    }),
    "sources.not-a-date": (p) => refused(p),
    "sources.not-a-number": (p) => refused(p),
    "sources.not-a-school-year": (p) => refused(p),
    "sources.not-yes-or-no": (p) => refused(p),
    "sources.personal-value": (p) => ({
      what: `${quote(p.value)} looks like a student ID or a date, which does not belong in this column.${p.facts.otherValues > 0 ? ` ${count(p.facts.otherValues, "other value does", "other values do")} too.` : ""} ${outcome(p)}`,
      fix: "Check whether the cells in these rows have shifted by a column, correct them, and run `fairlead check` again.",
    }),
    "sources.not-an-identifier": (p) =>
      refused(
        p,
        p.facts.hint === "rounded"
          ? "Export the file again and don't save it from a spreadsheet, which has rounded the IDs."
          : correct,
      ),
    "sources.unknown-code": (p) => {
      const { map = "", ofProfile } = p.facts.accepts?.as === "code" ? p.facts.accepts : {};
      if (ofProfile !== undefined)
        return refused(
          p,
          `Correct the code, or say what it means in \`profiles/${ofProfile.profile}.yaml\`. Where \`${ofProfile.heading}\` has its \`codes\`${ofProfile.line === undefined ? "" : ` (line ${n(ofProfile.line)})`}, write \`${toType(p.value, "<the code>")}: <one of ours>\` (or null where it means nothing here). \`fairlead map "${p.file}"\` asks about it.`,
        );
      return refused(
        p,
        `Correct the code, or say what it means in \`fairlead.yaml\`. Under \`codes\`, \`${map}\`, add \`${toType(p.value, "<the code>")}: <one of ours>\` (or null where it means nothing here).`,
      );
    },
    "sources.skipped": ({ facts }) => skipped[facts.reason],
    "sources.no-formula-result": ({ facts: { cells, first } }) => ({
      what: `${count(cells, "cell")} of the workbook ${plural(cells, "has", "have")} a formula without a saved result, or with an error. The first is ${first}. ${plural(cells, "It is", "They are")} read as blank.`,
      fix: "Open the workbook in a spreadsheet program, correct the formulas, save it, and run `fairlead check` again.",
    }),
    "sources.hidden-rows": ({ rows }) => ({
      what: `${count(rows, "row")} of the workbook ${plural(rows, "is", "are")} hidden or filtered away. ${plural(rows, "It was", "They were")} read like the others.`,
      fix: "If they should not count, delete them in a copy of the workbook and use that.",
    }),
    "sources.nothing-inside": ({ facts }) => ({
      what: facts.kind === "zip" ? "there is no file in the zip." : "there is no filled cell in the workbook.",
      fix: "Export it again, or leave it out if it should be empty.",
    }),
    "sources.empty-file": () => ({
      what: "the file is empty.",
      fix: "Export it again, or leave it out if it should be empty.",
    }),
    "sources.not-text": () => ({
      what: "this is not a text table, a zip or a workbook (.xlsx). Nothing in it was used.",
      fix: "Export it as text (.txt, .csv) or save it as .xlsx. An old .xls or a PDF must be saved in one of these formats first.",
    }),
    "sources.zip-broken": ({ facts }) =>
      facts.kind === "gzip"
        ? {
            what: "the .gz file is cut short or damaged. None of it was used.",
            fix: "Copy or export it again, or unpack it yourself and name its contents.",
          }
        : facts.kind === "zip"
          ? {
              what: "the zip is cut short, damaged or locked with a password. None of it was used.",
              fix: "Copy or export it again, or unpack it yourself and name the folder.",
            }
          : {
              what: "the workbook can't be read. None of it was used.",
              fix: "Open it in a spreadsheet, save it again as .xlsx or .csv, and use that file.",
            },
    "sources.zip-refused": ({ facts }) => {
      switch (facts.reason) {
        case "checksum":
          return {
            what: `\`${facts.entry}\` in the zip does not match its checksum: it was damaged in transit. Nothing in the zip was used.`,
            fix: "Copy or export the zip again.",
          };
        case "encrypted":
          return {
            what: `\`${facts.entry}\` in the zip is locked with a password; nothing in the zip was used.`,
            fix: "Unpack it yourself and name the folder.",
          };
        case "unsafe-name":
          return {
            what: `the zip names a file outside its own folder (\`${facts.entry}\`). None of it was used.`,
            fix: "Ask where the zip came from. If you trust it, unpack it yourself and name the folder.",
          };
        case "too-many-files":
          return {
            what: `more than ${count(facts.most, "file")} are packed in it. None of it was used.`,
            fix: "Unpack it yourself and name the files you need.",
          };
        case "too-deep":
          return {
            what: `zips are packed inside zips more than ${facts.most} deep; what lies deeper was not used.`,
            fix: "Unpack it yourself and name the folder.",
          };
        case "too-large":
          return {
            what: `it would unpack to more than ${Math.round(facts.most / 2 ** 30)} GB. None of it was used.`,
            fix: "Unpack it yourself and name the files you need.",
          };
        case "workbook-too-large":
          return {
            what: `the sheets and texts in the workbook are more than ${Math.round(facts.most / 2 ** 20)} MB unpacked, too much to read at once. None of it was used.`,
            fix: "Save each sheet as .csv and give those files: they can be of any size.",
          };
        case "too-many-cells":
          return {
            what: `the workbook has cells so far out that its sheets span more than ${count(facts.most, "cell")}. None of it was used.`,
            fix: "Delete the empty rows and columns after the last record and save it again. Or save each sheet as .csv and use those files.",
          };
        case "ratio":
          return {
            what: `it would unpack to more than ${facts.most} times its size, like a zip bomb and unlike an export. None of it was used.`,
            fix: "Ask where it came from. If you trust it, unpack it yourself and name the folder.",
          };
      }
    },
    "sources.unreadable-character": ({ rows }) => ({
      what: `${count(rows, "line")} ${plural(rows, "contains", "contain")} characters that do not belong in text; each was replaced by \u{fffd}.`,
      fix: "If a name or a code is damaged there, export the file again as UTF-8 text.",
    }),
    "sources.heading-twice": ({ rows, facts: { headings } }) => ({
      what: `more than one column is headed ${quoted(headings)}, and they differ in ${count(rows, "row")}. The first one is read.`,
      fix: "Give each column a heading of its own, so that Fairlead reads the right one. Then load the file again.",
    }),
    "sources.open-quote": ({ rows }) => ({
      what: `a quotation mark is opened and never closed. ${count(rows, "line")} ${plural(rows, "was", "were")} cut at each separator as if it were not there.`,
      fix: "Close or remove the quotation mark, and run `fairlead check` again.",
    }),
    "sources.same-file": ({ facts }) => ({
      what: `this is the same file as \`${facts.twin}\`; it was read once.`,
      fix: "Nothing to do, unless you meant another file.",
    }),
    "sources.near-format": ({ rows, facts: { name, missing, added } }) => ({
      what: `it looks like "${name}", but ${missing.length === 0 ? "has columns that format does not have" : `lacks ${quoted(missing)}`}${added.length === 0 ? "" : ` and has ${quoted(added)}, which that format does not`}. It may be another year's layout. Its ${count(rows, "row")} ${plural(rows, "was", "were")} not used.`,
      fix: "If a column was renamed, give it the name above and run `fairlead check` again. If the layout is new, `fairlead map FILE` asks what its columns mean.",
    }),
    "sources.unrecognized": ({ rows, file, facts: { seems, note } }) => {
      const unused = `Its ${count(rows, "line")} ${plural(rows, "was", "were")} not used.`;
      if (note !== null)
        return {
          what: `Fairlead does not recognize this file. ${proposals.note(note)} ${unused}`,
          fix:
            note.kind === "undated-days"
              ? `Rename these headings, then run \`fairlead map "${file}"\`.`
              : note.kind === "discipline-flags"
                ? "Export such a list from your student system, then run `fairlead check` with it."
                : "Write such a profile in the workspace's `profiles/` folder and run `fairlead check` again.",
        };
      return seems !== null
        ? {
            what: `Fairlead does not recognize this file yet. It looks like ${proposals.kinds[seems]}. ${unused}`,
            fix: `\`fairlead map "${file}"\` asks what its columns mean and saves the answers as a profile.`,
          }
        : {
            what: `Fairlead does not recognize this file. ${unused}`,
            fix: `If it is a table with a header row, \`fairlead map "${file}"\` shows how its columns would be read. A CALPADS file has carets (^) and begins each line with its record type.`,
          };
    },
    "sources.rows-differ": ({ rows, facts }) => {
      const subject = `${facts.groups === 1 ? "" : `${n(facts.groups)} times, `}rows about the same fact${facts.table === null ? "" : ` (${tableNames[facts.table]})`} differ in ${columnList(facts.headings)}: ${count(rows, "row")}${facts.files.length > 1 ? ` of ${facts.files.map((f) => `\`${f}\``).join(" and ")}` : ""}.`;
      const settled = {
        "later-year": "The latest school year counts.",
        rule: facts.columns.map((column) => rowRules[column] ?? "").join(" "),
        unknown:
          "Where they disagree, the value is left unknown; everything else loads once. The order of lines never decides.",
        unused: "None of these figures is used, because nothing says which is right.",
        quarantined: "All of these rows go to quarantine, because nothing says which is right.",
      };
      return {
        what: `${subject} ${settled[facts.outcome]}`.trim(),
        fix:
          facts.outcome === "rule" || facts.outcome === "later-year"
            ? "Nothing to do if that is right. Otherwise keep only the right row and load the file again."
            : facts.kinds.length > 0
              ? `Correct the file that is wrong and load it again. Or say in \`fairlead.yaml\` which kind of file is right: \`conflicts: { ${facts.table ?? ""}: ${facts.kinds[0] ?? ""} }\` (or ${facts.kinds.slice(1).join(", ")}).`
              : `Keep only the right row in the file and load it again${facts.table === null ? "" : `, or say in \`fairlead.yaml\` which line is right in such files: \`conflicts: { ${facts.table}: last-line }\` (or first-line${facts.table === "assessment" ? ", or highest-score" : ""})`}. If the rows are about different things, a column that is not used yet may tell them apart.`,
      };
    },
    "sources.facts-contradict": ({ rows, students, facts }) => {
      const whom = students > 0 ? ` about ${count(students, "student")}` : "";
      const done = {
        quarantined: `${plural(rows, "It goes", "They go")} to quarantine.`,
        "left-out": `${plural(rows, "It is", "They are")} not used; the rest of the file loads.`,
        unknown: `${plural(facts.unknown.length, "This is", "These are")} left unknown there: ${columnList(facts.unknown)}.`,
        used: `${plural(rows, "It is", "They are")} loaded as written.`,
      };
      return {
        what: `${contradictions[facts.contradiction]} in ${count(rows, "row")}${whom} (${tableNames[facts.table]}; ${columnList(facts.headings)}). ${done[facts.outcome]}`,
        fix: "Compare the lines with the system the file came from, correct what is wrong there, and load the file again.",
      };
    },
    "sources.identifiers-differ-by-zeros": ({ rows, facts }) => ({
      what: `${count(facts.identifiers, identifierNames[facts.kind])} in ${count(rows, "row")} ${plural(facts.identifiers, "is", "are")} written with and without leading zeros (like 0012 and 12) in this one file. They are kept apart, because they may be different.`,
      fix: "If they are the same, write them the same way in every row and load the file again. A spreadsheet drops zeros: export the file again as text.",
    }),
    "sources.courses-unread": ({ rows, facts: { titles, all } }) => ({
      what: `${count(all, "course title")} (${count(rows, "class", "classes")}) ${plural(all, "names", "name")} no subject that we recognize: ${titles.join(", ")}${all > titles.length ? " ..." : ""}. It is unknown whether these courses are core or mathematics, so students who depend on them are not counted.`,
      fix: "Add a column with the state course code or the subject, or write the titles out. Then load the file again.",
    }),
    "sources.unknown-record-type": ({ rows, facts }) => ({
      what: `${count(rows, "row")} ${plural(rows, "does", "do")} not begin with a record type of ${facts.source} and ${plural(rows, "goes", "go")} to quarantine. Known types: ${facts.known.join(", ")}.`,
      fix: "A line may be cut in two, or contain stray text. Fix those lines or export the file again, then run `fairlead check`.",
    }),
    "sources.field-count": ({ rows, facts: { record, fields, known, otherRows } }) => {
      const wait = plural(rows, "goes", "go");
      const others = otherRows === 0 ? "." : `; the other ${count(otherRows, "row")} can be read.`;
      return record === null || fields === null
        ? {
            what: `${count(rows, "row")} ${plural(rows, "does", "do")} not have the ${count(known[0] ?? 0, "field")} of the header and ${wait} to quarantine${others}`,
            fix: "Put quotation marks around a cell with a separator in it; complete a line that was cut off. Fix those lines or export the file again, then run `fairlead check`.",
          }
        : {
            what: `${count(fields, "field")}, but a row of ${record} has ${known.join(", ")}. ${count(rows, "row")} ${wait} to quarantine${others}`,
            fix: "The line was cut, two lines ran together, or the separator is a different one. Fix those lines or export the file again, then run `fairlead check`.",
          };
    },
    "sources.short-row": ({ rows }) => ({
      what: `${count(rows, "row")} ${plural(rows, "is", "are")} shorter than the header; the cells missing at the end were read as blank.`,
      fix: "If the last cells should not be empty, export the file again; otherwise there is nothing to do.",
    }),
    "sources.unknown-layout": ({ facts: { record, fields, known, read } }) => ({
      what: `rows of ${record} have ${fields} fields here, not ${known.join(" or ")}. Is this a newer layout? The first ${read} were read as before.`,
      fix: "Check the counts below. If they are wrong, install a newer version of Fairlead, or export in an older layout.",
    }),
    "sources.columns-missing": ({ facts: { record, columns, all, instead } }) => ({
      what: `${count(all, "column")} of "${record}" ${plural(all, "is", "are")} missing: ${quoted(columns)}${all > columns.length ? " ..." : ""}. It may be another year's layout. The values in ${plural(all, "it", "them")} are left unknown.${instead.length === 0 ? "" : ` New here: ${quoted(instead)}.`}`,
      fix: "Check whether the file has these columns under other names. If so, rename them to the names above; otherwise export the file with them.",
    }),
    "sources.columns-unread": ({ facts: { record, columns, all, lacking } }) => ({
      what: `${count(all, "column")} ${plural(all, "is", "are")} not known in "${record}" and not read: ${quoted(columns)}${all > columns.length ? " ..." : ""}.${lacking.length === 0 ? "" : ` The file has no ${quoted(lacking)}, so these groups are unknown.`}`,
      fix: "It may be another year's layout. If a new column replaces a known one, rename it to that name and load the file again. If it is about a group of students, compare that group's count with the state's.",
    }),
    "oneroster.no-manifest": () => ({
      what: "the bundle has no such file. The other files were recognized by their headings.",
      fix: "Nothing to do for this load. A complete OneRoster bundle has one: ask the vendor.",
    }),
    "oneroster.file-missing": ({ rows, facts: { wanted, heading } }) =>
      heading === null
        ? {
            what: `it lists \`${wanted}.csv\`, but the load has no such file.`,
            fix: `Add \`${wanted}.csv\` to the bundle, or write absent in the manifest.`,
          }
        : {
            what: `${count(rows, "row")} ${plural(rows, "refers", "refer")} in \`${heading}\` to records that are missing: the load has no \`${wanted}.csv\`.`,
            fix: `Add \`${wanted}.csv\` to the bundle and run \`fairlead check\` again.`,
          },
    "oneroster.file-unannounced": ({ facts }) => ({
      what: `it lists \`${facts.spec}.csv\` as absent, but the file is there. It was read.`,
      fix: "Write bulk in the manifest.",
    }),
    "oneroster.manifest-value": ({ value }) => ({
      what: `${quote(value)} is not absent, bulk or delta.`,
      fix: "Write one of the three.",
    }),
    "oneroster.file-name": ({ facts }) => ({
      what: `it contains what OneRoster calls \`${facts.spec}.csv\`; it was read as that.`,
      fix: `Name it \`${facts.spec}.csv\`: file names are case-sensitive.`,
    }),
    "oneroster.date-form": ({ rows, value, facts }) => ({
      what: `${quote(value)} in \`${facts.heading}\` is a date, but not in OneRoster’s format. It was read month first.${inAll(rows)}`,
      fix: "Write dates as 2024-08-15.",
    }),
    "oneroster.enumeration-case": ({ rows, value, facts }) => ({
      what: `${quote(value)} in \`${facts.heading}\` has different capitalization in OneRoster (${facts.spelled}). It was read as that.${inAll(rows)}`,
      fix: "Write the value exactly as the specification does.",
    }),
    "oneroster.reference": ({ rows, facts }) => ({
      what: `${count(rows, "row")} ${plural(rows, "refers", "refer")} in \`${facts.heading}\` to records that are missing: \`${facts.to}.csv\` has no such sourcedId.`,
      fix: "Export all files at the same time, and run `fairlead check` again.",
    }),
    "oneroster.several-ids": ({ rows, facts }) => ({
      what: `${count(rows, "cell")} of \`${facts.heading}\` ${plural(rows, "has", "have")} several identifiers where OneRoster has one. All were read.`,
      fix: "Write a row for each.",
    }),
    "oneroster.heading-ending": ({ facts }) => ({
      what: "every heading has the same ending; the ending was ignored.",
      fix: `Export the headings as OneRoster writes them: ${facts.headings.join(", ")} ...`,
    }),
    "oneroster.heading-case": ({ facts: { pairs } }) => ({
      what: `OneRoster capitalizes headings differently: ${pairs.map(({ given, spec }) => `"${given}" for "${spec}"`).join(", ")}. ${plural(pairs.length, "It was", "They were")} read all the same.`,
      fix: "Write the headings exactly as the specification does.",
    }),
    "oneroster.heading-spelling": ({ columnName, facts: { spec } }) => ({
      what: `the heading "${columnName ?? ""}" looks like "${spec}"; it was read as that.`,
      fix: `Name the column \`${spec}\` in the export.`,
    }),
    "oneroster.heading-other": ({ columnName, facts: { spec } }) => ({
      what: `OneRoster has no "${columnName ?? ""}" here; it was read as "${spec}".`,
      fix: `Name the column \`${spec}\` in the export.`,
    }),
    "oneroster.heading-missing": ({ facts: { missing } }) => ({
      what: `there is no column ${missing.join(", ")}: no row can be used without it.`,
      fix: "Export the file again with it.",
    }),
    "oneroster.heading-blank": ({ facts: { cells } }) => ({
      what: `${count(cells, "cell")} of the header ${plural(cells, "is", "are")} blank; the cells below were not read.`,
      fix: "Remove the separators at the end of the header line.",
    }),
    "oneroster.outside-year": ({ rows }) => ({
      what: `${count(rows, "row")} ${plural(rows, "begins", "begin")} outside the school year of the class's term. The first and last day of the year were used instead.`,
      fix: "Correct `beginDate`, or the dates and schoolYear of the sessions.",
    }),
    "oneroster.no-year": ({ rows, facts: { enrollments, classes } }) => ({
      what: `nothing says the school year of ${count(enrollments, "class enrollment")} in ${count(classes, "class", "classes")}. No row of academicSessions.csv has their terms, and courses.csv and the enrollments give no year or date. ${count(rows, "row")} can’t be used.`,
      fix: "Export academicSessions.csv with the sessions that `termSourcedIds` of classes.csv names, and load the bundle again.",
    }),
    "oneroster.year-contradicts": ({ value, facts: { setting, byDates } }) => ({
      what: `schoolYear is ${quote(value ?? "")}, but by its dates the session is in the school year that ends in ${byDates}. OneRoster names a school year by the year in which it ends. Nothing says which is right, so its classes do not load.`,
      fix: `If the dates are right, say so in \`fairlead.yaml\`: under \`codes\`, \`${setting}\`, add \`${toType(value, "<schoolYear of the file>")}: "${byDates}"\`. If schoolYear is right, correct the dates.`,
    }),
    "oneroster.no-grade": ({ students, facts }) => ({
      what: `\`grades\` is blank for ${count(students, "student")}. They get no enrollment; their classes load.`,
      fix: gradeFix(facts.grades),
    }),
    "oneroster.grade": ({ students, value, facts }) => ({
      what: `${quote(value)} in \`grades\` is no grade for ${count(students, "student")}. They get no enrollment; their classes load.`,
      fix: gradeFix(facts.grades),
    }),
    "mapped.question-open": ({ facts: { question } }) => {
      const { ask, choices, until } = questionWords(question);
      return {
        what: `${ask} Until this is answered, ${until}`,
        fix: `Answer it at \`${question.where}\`: ${choices.join("; or ")}.`,
      };
    },
    "mapped.answer-leaves-out": ({ facts: { profile, table, where } }) => ({
      what:
        table === null
          ? `With the answer at \`${where}\` in \`profiles/${profile}.yaml\`, nothing is read from these files.`
          : `With the answer at \`${where}\` in \`profiles/${profile}.yaml\`, this can't be read from these files: ${tableNames[table]}.`,
      fix: `${table === null ? "Change that answer if it is wrong." : "Change that answer if you can: write a heading of the file or a value. Otherwise, load a file that has this."} \`fairlead map FILE --replace\` asks again.`,
    }),
    "mapped.year-passed": ({ rows, facts: { profile, schoolYear } }) => ({
      what: `${count(rows, "row")} ${plural(rows, "begins", "begin")} after the school year ${year(schoolYear)} that \`profiles/${profile}.yaml\` gives to every row. Is this another year's file?`,
      fix: `Change \`schoolYear\` in \`profiles/${profile}.yaml\`, or add the school year to the export, and run \`fairlead check\` again.`,
    }),
    "official.unknown-mark": ({ rows, facts: { marks, more } }) => ({
      what: `${count(rows, "cell")} ${plural(rows, "has", "have")} ${quoted(marks)}${more ? " ..." : ""} where a number was expected; they were read as blank.`,
      fix: `Say what it means in \`fairlead.yaml\`: under \`codes\`, \`official.marker\`, add ${quoted(marks.slice(0, 1))}: suppressed (withheld to protect students) or blank.`,
    }),
    "official.unknown-group": ({ facts: { groups, all, profile } }) => ({
      what: `${count(all, "group")} of students ${plural(all, "is", "are")} not known here: ${quoted(groups)}${all > groups.length ? " ..." : ""}. Their figures are kept under the file's own code and not compared.`,
      fix:
        profile === null
          ? "Nothing to do, unless a group you need is among them: then a newer Fairlead may know it."
          : `Say what they are in \`${profile}\`, under \`group.codes\`, such as \`"${groups[0] ?? ""}": el-status=EL\`. Leave out the ones you don't need.`,
    }),
    "official.other-names": ({ facts: { groups } }) => ({
      what: `one group has two names with different numbers: ${groups.map(({ used, other }) => `\`${used}\` is used, \`${other}\` is kept under its own name`).join("; ")}.`,
      fix: "If the other one is right, say what both names mean, where the profile maps groups (`group.codes` of a profile).",
    }),
    "official.same-figure": ({ rows, facts: { figures } }) => ({
      what: `${count(rows, "row")} claim the same ${plural(figures, "figure", "figures")} (place, year, group) with different numbers. None of them is used: ${count(figures, "figure")} ${plural(figures, "is", "are")} left blank.`,
      fix: "Look at the lines. Keep the row that is right, or add a column that tells them apart (such as charter schools). Then load it again.",
    }),
    "official.unread-breakdown": ({ facts: { profile, columns } }) => ({
      what: `the profile leaves out ${quoted(columns)}, and rows that differ there have different figures for the same place, year and group. Nothing says which one you mean, so no row is used.`,
      fix: `In \`${profile}\`, name the column under \`only\` with the values to use. Or name it under \`only\` of each figure (one for each value).`,
    }),
    "official.columns-missing": ({ facts: { columns, all, instead } }) => ({
      what: `${count(all, "column")} of this format ${plural(all, "is", "are")} missing: ${quoted(columns)}${all > columns.length ? " ..." : ""}. It may be another year's layout. The figures that need ${plural(all, "it", "them")} are left blank.${instead.length === 0 ? "" : ` New here: ${quoted(instead)}.`}`,
      fix: "Check whether the file has these columns under other names. If so, rename them to the names above; otherwise there is nothing to do.",
    }),
    "official.columns-new": ({ facts: { columns, all } }) => ({
      what: `${count(all, "column")} of students ${plural(all, "is", "are")} not known in this format: ${quoted(columns)}${all > columns.length ? " ..." : ""}. ${plural(all, "It is", "They are")} not read, so totals made from races or genders may leave students out.`,
      fix: "It may be another year's layout. Compare the totals with the publication before you use them.",
    }),
    "official.parts-differ": ({ rows }) => ({
      what: `in ${count(rows, "total")}, the number of all students is not the sum of the races and ethnicities.`,
      fix: "The file may have a group that is not read here, or be damaged. Compare a few lines with the publication.",
    }),
    "official.which-publication": () => ({
      what: "two publications have these headings: all graduates by race, and those who met the UC and CSU requirements. Neither the headings nor the file's name say which this is. Its rows go to quarantine.",
      fix: "If these graduates met the UC and CSU requirements, put `uc-csu` in the file's name and load it again. Leave the other publication out.",
    }),
    "official.more-hits-than-students": ({ rows }) => ({
      what: `${count(rows, "figure")} ${plural(rows, "counts", "count")} more students with the outcome than students in all; ${plural(rows, "it was", "they were")} left blank.`,
      fix: "The file contradicts itself there. Download it again from the publisher, or ask them.",
    }),
    "official.rate-differs": ({ rows }) => ({
      what: `${count(rows, "rate")} ${plural(rows, "does", "do")} not match the counts next to ${plural(rows, "it", "them")}; the counts are used.`,
      fix: "Often the publisher's rate counts different students than the column next to it. Compare a few lines with the publication.",
    }),
    "official.federal-identifiers": () => ({
      what: "it identifies schools and districts by federal IDs. They appear with the state's own figures only if the state's directory is loaded.",
      fix: "Load the state's list of public schools (`pubschls.txt`), in this load or any other. If you have, there is nothing to do.",
    }),
    "official.no-indicator": () => ({
      what: "no column says which indicator of the Dashboard this is, and neither does the file's name. Its rows go to quarantine.",
      fix: `Rename the file so that its name contains ${indicatorNames("or")}, as the state's downloads do, and run \`fairlead check\` again.`,
    }),
    "official.indicator-of-name": ({ facts: { indicator, from } }) => ({
      what: `no column says which indicator of the Dashboard this is; ${indicator} was taken from the ${from === "name" ? "file's name" : "other headings"}.`,
      fix: `If it is another indicator, rename the file so that its name contains the right one: ${indicatorNames("or")}.`,
    }),
    "official.year-of-name": ({ facts }) => ({
      what: `no column says the school year; ${year(facts.schoolYear)} was taken from the file's name.`,
      fix: `If it is another year, rename the file ${renameYear}.`,
    }),
    "official.no-year": ({ facts }) => ({
      what: `no column says the school year of this ${facts.format}, and the file's name has none.`,
      fix: `Rename the file ${renameYear}, and run \`fairlead check\` again.`,
    }),
  },
  reasons: {
    "sources.rows-differ": "another row contradicts it",
    "sources.facts-contradict": "its own facts contradict each other",
    "sources.blank": "a required cell is blank",
    "sources.lost-zeros": "leading zeros are lost",
    "sources.not-a-date": "a date can't be read",
    "sources.not-a-number": "a number can't be read or is out of range",
    "sources.not-a-school-year": "a school year can't be read",
    "sources.not-yes-or-no": "a cell is neither yes nor no",
    "sources.unknown-code": "a code is not known",
    "sources.personal-value": "a student ID or a date where it does not belong",
    "sources.not-an-identifier": "an identifier can't be used",
    "sources.field-count": "the row has too few or too many cells",
    "sources.line-too-long": "the line is too long to be a row",
    "sources.unknown-record-type": "the row does not begin with a known record type",
    "oneroster.reference": "the row refers to records that are missing",
  },
};
