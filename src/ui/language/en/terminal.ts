import type { DifferentKinds } from "../../../base/different-kinds.ts";
import type { DifferingLines } from "../../../base/differing-lines.ts";
import type { TableName } from "../../../base/record-names.ts";
import type { StableAttribute } from "../../../base/stable-attribute-names.ts";
import type { WatchedRate } from "../../../base/watched-rates.ts";
import { formats } from "../formats.ts";
import { tableNames } from "./record-names.ts";
import { terminalAttack } from "./terminal-attack.ts";
import { terminalAudit } from "./terminal-audit.ts";
import { terminalImpact } from "./terminal-impact.ts";
import { terminalOutliers } from "./terminal-outliers.ts";
import { terminalRelease } from "./terminal-release.ts";
import { terminalWatch } from "./terminal-watch.ts";
import { count, languageCodes, locale, n, percent, plural, quoted, year } from "./writing.ts";

const against = (schoolYear: number, beforeYear: number): string =>
  schoolYear === beforeYear ? "now loaded" : `in ${year(beforeYear)}`;

const rates: Record<WatchedRate, string> = {
  "chronic-absence": "students who missed a tenth or more of their days",
  "absence-by-day": "student days marked absent",
  suspension: "students who were suspended",
  "english-learners": "English learners",
  disabilities: "students with disabilities",
  disadvantaged: "students from low-income families",
  homeless: "students experiencing homelessness",
  foster: "students in foster care",
  migrant: "migratory students",
  military: "students from military families",
  "section-504": "students with a Section 504 plan",
  gifted: "students identified as gifted",
};

const attributes: Record<StableAttribute, string> = {
  "birth-date": "birth date",
  gender: "gender",
  race: "race or ethnicity",
  "home-language": "home language",
  "primary-language": "primary language",
  "local-id": "district identifier",
  "parent-education": "parent education",
  "first-us-school": "first day in a U.S. school",
};

const compared = ({ file, line, earlierFile, earlierLine }: DifferingLines): string =>
  `For example, compare line ${n(line)} of \`${file}\` with line ${n(earlierLine)} of \`${earlierFile}\`, loaded before.`;

/** Terminal output, English. Other languages must have the same keys, or they do not compile. */
export const terminal = {
  ...terminalAudit,
  ...terminalImpact,
  ...terminalOutliers,
  ...terminalRelease,
  ...terminalAttack,
  ...terminalWatch,
  program: {
    about: "From a school district's own files to an honest equity audit.",
    workspace: "the district's folder (default: the nearest folder, upward, with a fairlead.yaml)",
    json: "print the answer as one JSON object",
    lang: `language of the terminal: ${languageCodes()}`,
    version: "print the version",
    help: "show help",
    usual: (description: string, value: string) => `${description} (default: ${value})`,
    helpCommand: "show help for a command",
    exits: "Exit codes. 0: success. 1: problems were found, or a load is on hold. 2: wrong usage. 3: a failure.",
    headings: { usage: "Usage:", arguments: "Arguments:", options: "Options:", commands: "Commands:" },
  },
  usage: {
    unknownLang: (name: string) => `unknown language "${name}"; choose ${languageCodes()}`,
    unknownCommand: (name: string) => `unknown command '${name}'`,
    unknownOption: (name: string) => `unknown option '${name}'`,
    missingArgument: (name: string) => `missing required argument '${name}'`,
    optionWithoutValue: (name: string) => `option '${name}' needs a value`,
    missingOption: (name: string) => `required option '${name}' is missing`,
    tooMany: "too many arguments",
    didYouMean: (names: string) => `(Did you mean ${names}?)`,
    fix: (command: string) => `\`${command} --help\` shows how to use it.`,
    notLanguages: (option: string, value: string, known: string) =>
      `${option} needs languages separated by commas (${known}), not "${value}".`,
    notANumber: (option: string, value: string, least: number, most: number) =>
      `${option} needs a whole number from ${least} to ${most}, not "${value}".`,
  },
  stopped: {
    plain: "Stopped.",
    unfinished: "Stopped. Unfinished files were deleted; everything from before is kept.",
  },
  timeLeft: (seconds: number) =>
    seconds < 90 ? `about ${n(seconds)} s left` : `about ${n(Math.round(seconds / 60))} min left`,
  fix: "To fix it:",
  fault: (message: string) => `The program failed: ${message}`,
  faultFix:
    "Earlier loads are safe. Please report this with the command you ran; `fairlead doctor` looks for the cause.",
  reading: "Reading",
  replaying: "Replaying the archive",
  takingBack: "Taking the load back",

  files: {
    one: "the export files, folders or zips",
    year: "the school year of these files (2026 is 2025-26), if the files do not say; overrides their profiles",
    read: (files: number, rows: number) => `${count(files, "file")}, ${count(rows, "row")}.`,
    headings: ["File", "What it is", "School years", "Rows", "Ready", "Quarantine", "Left out"],
    unknown: "not recognized",
    years: (years: readonly number[]) => years.map(year).join(", "),
    setAside: {
      begin: "Rows not loaded:",
      duplicate: (rows: number) =>
        `${count(rows, "row")} ${plural(rows, "repeats", "repeat")} another row: each fact is loaded once`,
      superseded: (rows: number) =>
        `${count(rows, "row")} ${plural(rows, "is", "are")} about the same fact as another row, and they differ: see below`,
      deleted: (rows: number) =>
        `${count(rows, "row")} ${plural(rows, "is", "are")} deleted by a delete transaction in the file, or ${plural(rows, "is", "are")} that transaction`,
      "left-out": (rows: number) =>
        `${count(rows, "row")} ${plural(rows, "does", "do")} not count, by your answers under \`counts\` in a profile`,
      "not-used": (rows: number) => `${count(rows, "row")} ${plural(rows, "has", "have")} nothing that Fairlead uses`,
      unanswered: (rows: number) =>
        `${count(rows, "row")} ${plural(rows, "waits", "wait")} for the answer to an open question in a profile: see below`,
      unrecognized: (rows: number) =>
        `${count(rows, "row")} ${plural(rows, "is", "are")} in files that Fairlead does not recognize`,
      title: (rows: number) =>
        `${count(rows, "line")} ${plural(rows, "is a title", "are titles")} or ${plural(rows, "repeats", "repeat")} the header`,
      sameAs: (rows: number, file: string, other: string) =>
        `${count(rows, "row")} of \`${file}\` ${plural(rows, "is", "are")} the same as in \`${other}\``,
      more: (pairs: number) => `... and ${count(pairs, "more pair")} of files. \`--json\` gives them all.`,
    },
  },
  problems: {
    none: "No problems found.",
    some: (errors: number, warnings: number) =>
      [
        errors > 0 ? `${count(errors, "problem")} that ${plural(errors, "keeps", "keep")} rows out` : "",
        warnings > 0 ? `${count(warnings, "thing")} to check` : "",
      ]
        .filter((part) => part !== "")
        .join(" and ")
        .concat(", most rows first:"),
    also: (lines: readonly number[]) => `Also in ${plural(lines.length, "line", "lines")} ${lines.map(n).join(", ")}.`,
    alike: (problems: number, files: number, rows: number) =>
      `${count(problems, "more problem")} of this kind in ${count(files, "file")}${rows === 0 ? "" : ` (${count(rows, "row")})`}:`,
    more: (hidden: number) => `... and ${n(hidden)} more. \`--json\` gives them all.`,
  },

  check: {
    wouldHold: "A load of these files would be put on hold until you confirm it:",
    about: "report every problem in files, and what they make possible; load nothing",
    nothingLoaded: "Nothing was loaded.",
    next: "Next: load these files with `fairlead load`.",
    nextNone: "No row of these files can load yet: `fairlead load` would change nothing.",
    nextHeld: "A load would be on hold. See above what to correct or confirm.",
    nextBad: "Rows with these problems would go to quarantine; the others would load.",
    possible: (possible: number, all: number, official: number, withLoaded: boolean) =>
      `${withLoaded ? "Together with what is loaded, these" : "These"} files make possible ${n(possible)} of ${n(all)} indicators${official === 0 ? "" : ` from students' records, and ${n(official)} from published figures`}.`,
    wouldAdd: (what: string, more: number) => `${what} would add ${n(more)}.`,
    answersWin: ({
      file,
      more,
      profile,
      byAnswer,
    }: {
      readonly file: string;
      readonly more: number;
      readonly profile?: string;
      readonly byAnswer: readonly { readonly answer: string; readonly more: number }[];
    }) =>
      `\`fairlead map "${file}"\` ${profile === undefined ? `asks what the columns of ${file} are` : `asks the open questions about ${file} (\`profiles/${profile}.yaml\`)`}${more === 0 ? "; then its rows can load" : `: it could make ${n(more)} more possible`}.${byAnswer.length === 0 ? "" : ` ${byAnswer.map((one) => `\`${one.answer}\`: ${n(one.more)} more`).join("; ")}.`}`,
  },

  map: {
    about: "propose how to read a file in your own layout: what each column is, what each code means",
    year: "the school year of every row (2026 is 2025-26), if the file does not say",
    save: "save the proposal into the workspace's profiles/ without asking",
    replace: "start over, even if a profile with these headings exists",
    asking: {
      begin: (questions: number) =>
        `${questions === 1 ? "One question" : `${n(questions)} questions`}. You can skip any of them or go back. Ctrl+C stops and keeps your answers.`,
      place: (number: number, total: number) => `(${number} of ${total})`,
      rows: "Rows affected",
      likely: "likely",
      skip: "Skip for now",
      back: "Back to the previous question",
      search: "Type to search",
      right: {
        ask: "Is this right?",
        yes: "Yes",
        column: "No, let me say what a column is",
        kind: "No, this is another kind of file",
        whatKind: "What kind of file is it?",
        whichColumn: "Which column?",
        whatIs: (heading: string) => `What is "${heading}"?`,
        notUsed: "not used",
      },
      type: {
        heading: "Type the heading of another column",
        "school-code": "Type the school's code",
        grade: "Type the grade, such as 09 or KN",
        "school-year": "Type the year in which the school year ends (2025 for 2024-25)",
      },
      faults: {
        "not-a-choice": "Choose one of the answers offered.",
        "no-such-heading": "The file has no column with this heading.",
        "no-such-grade": "Grades are written PS, TK, KN, 01 to 12.",
        "no-such-year": "A school year is four digits, such as 2025.",
        empty: "Type an answer, or press Ctrl+C to go back.",
      },
      keptOpen: (path: string, open: number) =>
        `Saved as ${path} with ${open === 1 ? "one question" : `${n(open)} questions`} still open. Run the same command again to answer ${plural(open, "it", "them")}.`,
      nothingKept: "Stopped. Nothing was saved.",
      checking: "Checking the file with these answers",
      again: "Run the same command again to answer what is open.",
      needsWorkspace:
        'To answer these questions here, make a workspace first with `fairlead init --name "Your District"`, then run the same command in it.',
    },
    officialByHand:
      "There is no profile to save: write one of `kind: published` into the workspace's `profiles/` folder. docs/profiles.md has examples.",
    nothingToSave:
      "No column was recognized, so there is no profile to save. Rename the headings to ones Fairlead knows (docs/headings.md), or write a profile yourself (docs/profiles.md).",
    continues: (name: string, open: number) =>
      `profiles/${name}.yaml reads these headings already${open === 0 ? "" : `, with ${open === 1 ? "one question" : `${n(open)} questions`} open`}. To answer questions here, run \`fairlead map\` in a terminal, or edit the file; \`--replace\` starts over.`,
    notSaved: "This is a proposal; nothing was saved. `--save` saves it in the workspace, where you can change it.",
    saved: (path: string) => `Saved as ${path}. From now on, files with these headings are read this way.`,
    savedOpen: (path: string, questions: number) =>
      `Saved as ${path}. Answer ${questions === 1 ? 'its one "?"' : `its ${n(questions)} "?"`} there, then run \`fairlead check\` with the file.`,
    alsoReads: (path: string, file: string) => `\`${file}\` has the same headings: ${path} reads it too.`,
  },

  load: {
    about: "load files into the warehouse; rows with problems go to quarantine",
    add: "add to what is loaded, when the files are only a part",
    accept: "load even if the load is on hold because something looks wrong",
    done: (load: number, rows: number, files: number, students: number) =>
      `Loaded ${count(rows, "row")} from ${count(files, "file")} (load ${load}). The warehouse now has ${count(students, "student")}.`,
    quarantined: (rows: number) =>
      `${count(rows, "row")} ${plural(rows, "waits", "wait")} in quarantine. \`fairlead quarantine\` lists them.`,
    overruled: (tables: readonly { readonly name: string; readonly rows: number }[]) => {
      const rows = tables.reduce((sum, table) => sum + table.rows, 0);
      return `Within a school year, the latest load wins: ${count(rows, "row")} of earlier loads ${plural(rows, "was", "were")} replaced (${tables.map((t) => `${t.name}: ${n(t.rows)}`).join(", ")}). An undo brings ${plural(rows, "it", "them")} back.`;
    },
    differentYears: (tables: readonly { readonly name: string; readonly rows: number }[]) => {
      const rows = tables.reduce((sum, table) => sum + table.rows, 0);
      return `The latest school year counts: ${count(rows, "row")} of earlier loads, from files of other school years, ${plural(rows, "differs", "differ")} (${tables.map((t) => `${t.name}: ${n(t.rows)}`).join(", ")}). The order of loads never decides.`;
    },
    differentKinds: {
      title: "Different kinds of file disagree about one school year:",
      one: ({ table, column, rows, by, lines, value, earlierValue }: DifferentKinds) =>
        `\`${column}\` differs in ${count(rows, "row")} (${tableNames[table]}). Line ${n(lines.line)} of \`${lines.file}\` says ${value}, and line ${n(lines.earlierLine)} of \`${lines.earlierFile}\` says ${earlierValue}. ${{ "start-date": "The one with the later start date counts.", settings: "The kind that your settings name counts.", "last-loaded": "The file loaded last counts." }[by]}`,
      others: (columns: number) =>
        `${count(columns, "more column")} ${plural(columns, "differs", "differ")}; \`--json\` lists all of them.`,
      decide: (table: TableName, kind: string, earlierKind: string) =>
        `To decide, write \`conflicts: { ${table}: ${earlierKind} }\` (or ${kind}) in \`fairlead.yaml\`. Then load these files again.`,
    },
    released: (rows: number) => `${count(rows, "row")} left quarantine: a corrected or newer file was loaded.`,
    healed: (files: readonly string[]) =>
      `The archive's copy of ${files.join(", ")} was damaged or missing: the file you just loaded has replaced it.`,
    back: (load: number) => `To undo it: \`fairlead undo ${load}\`. Next: \`fairlead audit\`.`,
    unchanged: (load: number) => `These files are already in the warehouse, from load ${load}. Nothing was changed.`,
    nothingUsable: "No rows in these files could be loaded. Nothing was changed.",
    nothingUsableFix:
      "Fix what is listed above and load again. `fairlead map FILE` helps with a file in your own layout.",
    held: "The load is on hold, because something looks wrong. Nothing was changed.",
    heldFix:
      "If the files are right, run the same command with `--accept`. If they are only a part of your data, run it with `--add`. If they are wrong, export them again.",
    anotherYear: ({
      file,
      replaced,
      profile,
      schoolYear,
      because,
    }: {
      readonly file: string;
      readonly replaced: string;
      readonly profile: string;
      readonly schoolYear: number;
      readonly because: "grades" | "names" | "later";
    }) =>
      `\`${file}\` would replace what \`${replaced}\` said about ${year(schoolYear)}: \`profiles/${profile}.yaml\` gives that school year to every file with these headings. ${
        {
          grades: "But most of its students are one grade higher.",
          names: "But the names of the files have different years.",
          later: "But that year is over, and this is another file.",
        }[because]
      } If it is about another year, add \`--year ${schoolYear + 1}\` to this command, or keep it in the profile with \`fairlead map "${file}" --save --year ${schoolYear + 1}\`.`,
    accepted: "Loaded, although it looked wrong:",
    lost: (schoolYear: number, beforeYear: number, school: string | undefined, before: number, after: number) =>
      `${percent((before - after) / before)} fewer students in ${school === undefined ? "the district" : `school ${school}`} in ${year(schoolYear)} (${n(after)}; ${n(before)} ${against(schoolYear, beforeYear)}). Is this the whole file?`,
    emptied: (column: string, record: string, when: string, before: number, after: number, rows: number) =>
      `\`${column}\` would be known in ${percent(after)} of ${count(rows, "row")} from ${record}${when}; it was known in ${percent(before)}. Was the column left out of the export?`,
    emptiedWhen: (schoolYear: number, beforeYear: number) =>
      ` in ${year(schoolYear)}${schoolYear === beforeYear ? "" : ` (before: ${year(beforeYear)})`}`,
    changed: (table: TableName, attribute: StableAttribute, people: number, total: number, lines: DifferingLines) =>
      `The ${attributes[attribute]} of ${n(people)} of ${count(total, "person", "people")} who are in earlier loads too would change (${percent(people / total)}; ${tableNames[table]}). That rarely changes: are columns or rows mixed up, or have codes changed meaning? ${compared(lines)}`,
    recordsChanged: (
      table: TableName,
      columns: readonly string[],
      rows: number,
      total: number,
      lines: DifferingLines,
    ) =>
      `${n(rows)} of ${count(total, "record")} that earlier loads have too would say something else in ${quoted(columns)} (${percent(rows / total)}; ${tableNames[table]}). Past records should not change. Is this another year’s file or another test? Are columns mixed up, or have codes changed meaning? ${compared(lines)} If you accept the load, the latest load wins.`,
    enrolledTwice: (schoolYear: number, students: number, total: number, elsewhere: number, lines: DifferingLines) =>
      `${n(students)} of ${count(total, "student")} in \`${lines.file}\` would be enrolled twice on the same days of ${year(schoolYear)}, ${elsewhere === 0 ? "in another grade" : elsewhere === students ? "at another school" : "at another school or in another grade"}. Is this a list of something else, such as students in a program? Then make its mapping again with \`fairlead map "${lines.file}" --save --replace\`. ${compared(lines)}`,
    drifted: (file: string, columns: readonly string[], instead: readonly string[]) =>
      `\`${file}\` does not have the layout Fairlead knows${columns.length === 0 ? "" : `: it lacks ${quoted(columns)}`}${instead.length === 0 ? "" : ` and has ${quoted(instead)} in their place`}. The data in these columns would be missing or wrong. Rename the columns to the names Fairlead knows, or accept the load without them.`,
    refused: (column: string, file: string, rows: number, total: number, movedTo?: string) =>
      `Most of \`${column}\` in \`${file}\` can’t be read as what the column should contain (${n(rows)} of ${count(total, "row")}). ${movedTo === undefined ? "Are the columns in a different order, or do its codes have new meanings?" : `Its values seem to be in \`${movedTo}\`: the columns are in a different order.`}`,
    dayFirst: (column: string, file: string, rows: number, total: number) =>
      `In \`${column}\` of \`${file}\` ${n(rows)} of ${count(total, "row")} have dates with the day first (like 13/02/2025). The others would be read month first, so that 02/03/2025 is February 3. Export the dates as 2025-03-02, or write \`dates: day-first\` in the file's profile.`,
    wouldWait: (
      file: string,
      rows: number,
      total: number,
      unknownCodes: number,
      moved?: { readonly column: string; readonly to: string },
    ) =>
      `${n(rows)} of ${count(total, "row")} of \`${file}\` would go to quarantine (${percent(rows / total)})${unknownCodes === 0 ? "" : `, ${n(unknownCodes)} of them because a code’s meaning is unknown`}. Numbers from the other rows could be wrong: the rows left out are not like the rest.${moved === undefined ? "" : ` The values of \`${moved.column}\` seem to be in \`${moved.to}\`: are the columns in a different order?`} Correct the rows or say what the codes mean, and load the file again.`,
    jump: (rate: WatchedRate, schoolYear: number, beforeYear: number, before: number, after: number, total: number) =>
      `The share of ${rates[rate]} in ${year(schoolYear)} would be ${percent(after)} (of ${n(total)}); ${against(schoolYear, beforeYear)} it is ${percent(before)}.`,
  },

  loads: {
    about: "list the loads, oldest first",
    none: "Nothing has been loaded yet.",
    noneFix: "Load your files with `fairlead load FILES`.",
    headings: ["Load", "When", "Files", "Rows", "Quarantine", "State"],
    stands: "in use",
    added: "in use (added)",
    undone: "undone",
  },

  undo: {
    about: "undo a load: its rows are removed, and the rows it replaced come back",
    which: "the load’s number, as shown by `fairlead loads`",
    done: (load: number, files: number) =>
      `Load ${load} (${count(files, "file")}) was undone: its rows were removed, and the rows it had replaced are back. Its files stay in the archive.`,
    again: "To get it back, load its files again.",
  },

  rebuild: {
    about: "rebuild the warehouse from the archive, now or as of a past date",
    asOf: "only what was known on that date (2026-01-31)",
    out: "write it to a new file",
    acceptGap: "continue without records that the archive's journal has lost; their files move to archive/unclaimed",
    lost: (numbers: readonly number[], moved: number, folder: string) =>
      [
        numbers.length === 0 ? "" : `Lost, and marked as lost in the journal: ${numbers.join(", ")}.`,
        moved === 0 ? "" : `${count(moved, "file")} moved to ${folder}.`,
      ]
        .filter((part) => part !== "")
        .join(" "),
    done: (loads: number, path: string) => `${count(loads, "load")} replayed into ${path}.`,
  },

  quarantine: {
    about: "list the rows that could not be loaded, and why",
    out: "write them to files in this folder, so that you can correct them and load them with `--add`",
    none: "No rows are in quarantine.",
    some: (rows: number, files: number) =>
      `${count(rows, "row")} from ${count(files, "file")} ${plural(rows, "is", "are")} in quarantine.`,
    place: (file: string, line: number, why: string) => `${file}, line ${n(line)}: ${why}`,
    more: (hidden: number) => `... and ${count(hidden, "more row", "more rows")}.`,
    private: "The rows contain student data, so they are not shown here; `--out DIR` writes them to files.",
    written: (files: number, folder: string) => `${count(files, "file")} written to ${folder}.`,
    repairFiles: (folder: string) =>
      `Correct the rows, then run \`fairlead load --add ${folder}\`. Delete the files when done: they contain student data.`,
  },

  init: {
    about: "turn a folder into a workspace",
    folder: "the folder (default: the current one)",
    name: "the district's name",
    id: "the district's code",
    state: "the state's two letters",
    county: "the county's name",
    done: (folder: string) => `${folder} is now a workspace. Its settings, with explanations, are in fairlead.yaml.`,
    inCheckout: (checkout: string) =>
      `It is inside the Git checkout ${checkout}. The .gitignore written here keeps student data out of version control; leave it in place.`,
    next: "Next: `fairlead check FILES...` checks your exports; `fairlead load FILES...` loads them.",
  },

  demo: {
    about: "generate the sample district as export files, and load it",
    seed: "a number; the same number gives the same district",
    students: "about how many students",
    years: "how many school years",
    out: "the folder to write it to",
    inventing: "Generating the sample district",
    done: (folder: string, students: number, years: number) =>
      `The sample district is in ${folder}: ${count(students, "student")}, ${count(years, "school year")}. Its export files are in deliveries/, the answers in answer-key.json.`,
    next: (folder: string) => `Next: \`fairlead audit --workspace ${folder}\`.`,
  },

  doctor: {
    about: "check whether everything is in order, and say what to do next",
    allWell: "Everything is in order.",
    someBad: (things: number) => `${count(things, "thing needs", "things need")} attention.`,
    fine: "OK",
    bad: "problem",
    versions: "Program",
    engine: "Engine",
    workspace: "Workspace",
    settings: "Settings",
    archive: "Archive",
    archiveFine: (files: number, loads: number) =>
      `${count(files, "file")} of ${count(loads, "load")} complete and unchanged`,
    archiveBad: (missing: number, changed: number) =>
      `${count(missing, "file is", "files are")} missing, ${count(changed, "file was", "files were")} changed`,
    archiveFix:
      "Load the same files again, and they replace what is missing or changed. Or restore the archive folder from your backup.",
    warehouse: "Warehouse",
    warehouseNone: "not there yet",
    warehouseFine: (loads: number, students: number) => `opens; ${count(loads, "load")}, ${count(students, "student")}`,
    warehouseBehind: "does not match the archive",
    archiveDamaged: (paths: readonly string[]) =>
      `${count(paths.length, "record")} of the journal can't be read: ${paths.join(", ")}`,
    archiveGap: (numbers: readonly number[]) => `the journal has no record of ${numbers.join(", ")}`,
    archiveUnnamed: (files: number) => `${count(files, "file")} without a record`,
    archiveGapFix:
      "Restore the archive folder from your backup; without one, `fairlead rebuild --accept-gap` continues without what is lost.",
    open: "other users of this computer can read it",
    openFix: (folder: string) => `\`chmod -R go= ${folder}\` makes it private: it contains student data.`,
    warehouseOlder: "was made by an older version",
    warehouseNewer: "was made by a newer version of Fairlead",
    warehouseBad: "does not open",
    warehouseFix: "`fairlead rebuild` rebuilds it from the archive.",
    disk: "Disk space",
    diskDetail: (gigabytes: number) =>
      `${formats.number(locale, { maximumFractionDigits: 1 }).format(gigabytes)} GB free`,
    diskFix: "Free up space: a load needs as much free space as the warehouse takes up.",
    next: "Next:",
    nextInit:
      'No workspace here. `fairlead init --name "Your District"` makes one; `fairlead demo --out sample` makes a sample.',
    nextLoad: "Load your files with `fairlead load FILES`; `fairlead check FILES` checks them first.",
    nextQuarantine: (rows: number) => `${count(rows, "row")} in quarantine: \`fairlead quarantine\`.`,
    nextAudit: "`fairlead audit` shows what the files say.",
    nextMend: "Fix the problems above, starting at the top.",
  },

  compareDashboard: {
    about: "recompute the state's Dashboard from its published counts, and compare row by row",
    files: "Dashboard files (default: those loaded into the workspace)",
    none: "No California School Dashboard data was found.",
    noneFix: "Give the state's files (chronicdownload2024.txt ...), or load them first with `fairlead load FILES`.",
    headings: ["Indicator", "Year", "Rows", "What", "Compared", "Agree"],
    parts: {
      status: "rate from counts",
      change: "change",
      "status-level": "status level",
      "change-level": "change level",
      color: "color",
      box: "cell of the color table",
    },
    withoutRule: (indicator: string, schoolYear: number, rows: number) =>
      `${indicator} ${schoolYear}: there are no cut scores for ${count(rows, "row")}; so levels and colors were not compared.`,
    nothing: "Nothing could be compared: no row has counts, a previous year, or levels for which Fairlead has a rule.",
    all: (compared: number) => `All ${n(compared)} agree.`,
    some: (agree: number, compared: number) => `${n(agree)} of ${n(compared)} agree.`,
    reasons: {
      counts: "the published rate is not the published numerator divided by the denominator",
      rounded: "the file has only one decimal place; the state computes change from unrounded values",
      follows: "it depends on the rate or the change, which also differs",
      "not-shown": "the small-number rules hide what the file shows, or the other way around",
      rule: "our rule gives a different result from the same numbers",
    },
    why: (rows: number, part: string, indicator: string, reason: string) =>
      `${count(rows, "row")} of ${indicator}, ${part}: ${reason}.`,
    differenceHeadings: ["Indicator", "Place", "Group", "What", "Published", "Recomputed"],
    more: (hidden: number) => `... and ${n(hidden)} more. \`--all\` lists them, \`--json\` gives them to programs.`,
    every: "list every difference",
  },

  serve: {
    about: "show the workspace's pages to people who sign in",
    port: "the port",
    host: "the address to listen on; 127.0.0.1 is only this computer",
    address: "where people on other computers reach it, with https",
    behindProxy: "a proxy in front of it does TLS",
    trustedProxy: "addresses of proxies on other computers, whose X-Forwarded-For is believed",
    tlsCertificate: "the certificate, for TLS without a proxy",
    tlsKey: "the certificate's key",
    at: (address: string) => `Open ${address}`,
    stop: "Press Ctrl+C to stop.",
  },

  people: {
    about: "add people who can sign in, change their roles, or list them",
    action: "add, link (for a lost password), list, role (give one) or revoke (take one or all)",
    unknownAction: (given: string, known: string) => `Choose one of ${known}, not "${given}".`,
    email: "the person's email",
    role: "the person's role",
    name: "the person's name (default: the email)",
    scope: (kind: "school" | "grade" | "section" | "caseload") => `only for the ${kind} with this id`,
    address: "where people reach the pages",
    added: (email: string) => `${email} was added. They set a password here:`,
    linked: (email: string) => `${email} can set a new password here:`,
    given: (email: string) => `${email} has the role.`,
    revoked: (email: string) => `${email} does not have it any more.`,
    once: "The link works once, for one day. Send it so that nobody else can read it.",
    none: "Nobody has been added yet.",
  },

  start: {
    about: "make the sample district, audit it and show its pages (what `npm start` does)",
    making: "Generating the sample district and loading it",
    firstPages: (address: string) => `The latest year can be read at ${address}. Earlier years are still being read.`,
    three: "Three things to try:",
    try1: "Open the largest gap and see how we know.",
    try2: "Read what could not be judged, and why.",
    try3: 'Your own files: `npm run fairlead -- init my-district --name "My District"`, then `npm run fairlead -- check FILES --workspace my-district`.',
    synthetic: "Alder Valley Unified is a made-up district: no child in it is real.",
  },
};
