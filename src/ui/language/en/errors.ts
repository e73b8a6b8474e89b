import type {
  CellsFault,
  KindOfCell,
  Readers,
  SettingFaultAt,
  StructureFault,
  ValueKindOfQuestion,
  YamlFault,
} from "../../../base/error-facts.ts";
import type { ListName } from "../../../base/list-name.ts";
import type { SettingFault, SettingForm, ValueKind } from "../../../base/setting-fault.ts";
import type { Errors } from "../error-words.ts";
import { quantityText } from "./quantities.ts";
import { type RecordName, recordsEn } from "./records.ts";
import { impactOptions, impactValues } from "./terminal-impact.ts";
import { count, n, plural, quoted } from "./writing.ts";
import { yaml } from "./yaml.ts";

const ourFault = "This is a bug. Please report it with the command you ran.";
const recordList = (records: readonly string[]): string =>
  records.map((record) => (record in recordsEn ? recordsEn[record as RecordName] : record)).join(", ");
const largeNumber = "Use a larger unit, or look for a mistyped value.";

const lists: Readonly<Record<ListName, string>> = {
  concepts: "list of concepts",
  "dashboard-rules": "list of dashboard rules",
  exports: "list of exports",
  factors: "list of factors",
  groupings: "list of groupings",
  "idea-categories": "list of IDEA categories",
  "idea-groups": "list of IDEA groups",
  indicators: "list of indicators",
  "official-formats": "list of formats of official files",
  "official-indicators": "list of official indicators",
  pages: "list of pages",
  sources: "list of sources",
  tables: "list of tables",
};

const kindsOfCell: Readonly<Record<KindOfCell, string>> = {
  share: "a share of students",
  mean: "an average",
  ratio: "a ratio of two sums",
};

const readers: Readonly<Record<Readers, string>> = {
  internal: "the district's analysts",
  staff: "the district's staff",
  public: "the public",
};

const cellsFaults: Readonly<Record<CellsFault, string>> = {
  header: "the first line is not the list of columns",
  columns: "the line does not have 12 columns",
  "not-offered": "another row belongs here",
  missing: "the file ends, but rows are missing",
  "cut-short": "the last line is cut off",
  unreadable: "the value does not have the right form",
  "not-empty": "this column must be empty here",
  unit: "the unit is not the one in structure.json",
};

const structureFaults: Readonly<Record<StructureFault, string>> = {
  "not-json": "it is not JSON",
  form: "it has another version of the form",
  shape: "a key is missing, unknown or has a wrong value",
  unknown: "it names something that nothing declares",
  twice: "a name is listed twice",
  reserved: "the names `all` and `unknown` are reserved",
  order: "the steps of the ladder overlap or are out of order",
};

const questionKinds: Readonly<Record<ValueKindOfQuestion, string>> = {
  text: "text",
  boolean: "yes or no",
  number: "a number",
  date: "a date",
  null: "nothing",
};

const valueKinds: Readonly<Record<ValueKind, string>> = {
  text: "text",
  number: "a number",
  "whole-number": "a whole number",
  "yes-no": "true or false",
  list: "a list",
  map: "a map",
  nothing: "nothing",
};

const forms: Readonly<Record<SettingForm, string>> = {
  "census-day": "first-wednesday-october, or a day like 10-01",
  comparison: "everyone-else, highest, all, california or grouping.level",
  "letters-digits-hyphens": "letters, digits and hyphens",
  "small-letters-digits-hyphens": "small letters, digits and hyphens",
  "two-levels": "a grouping has two levels or more",
  "a-figure": "a figure has n, hits or value",
  "a-weight-above-zero": "weights of which at least one is above 0",
};

function settingFault(fault: SettingFault): string {
  switch (fault.wrong) {
    case "unknown-settings":
      return `unknown setting${fault.names.length > 1 ? "s" : ""} ${fault.names.join(", ")}`;
    case "kind":
      return `expected ${valueKinds[fault.expected]}, found ${valueKinds[fault.received]}`;
    case "not-one-of":
      return `expected ${fault.values.length > 1 ? "one of " : ""}${fault.values.map((v) => `"${v}"`).join(", ")}`;
    case "too-small":
      return `too small: expected ${sizeOf(fault.of)}${fault.inclusive ? "at least" : "more than"} ${fault.limit}`;
    case "too-big":
      return `too big: expected ${sizeOf(fault.of)}${fault.inclusive ? "at most" : "less than"} ${fault.limit}`;
    case "form":
      return forms[fault.form];
    case "pattern":
      return `must match the pattern ${fault.pattern}`;
    case "no-such-column":
      return `${fault.table} has no column "${fault.column}"; it has ${fault.known.join(", ")}`;
    case "unreadable":
      return "cannot be read";
  }
}

const sizeOf = (kind: ValueKind): string =>
  kind === "text" ? "a number of characters of " : kind === "list" || kind === "map" ? "a number of entries of " : "";

const yamlFaults = (path: string, faults: readonly YamlFault[]): string =>
  faults.map((f) => `${path}:${f.line}:${f.column}: ${yaml[f.code]}`).join("\n");

const settingFaults = (path: string, faults: readonly SettingFaultAt[]): string =>
  faults
    .map((f) => {
      const place = [path, f.line, f.column].filter((part) => part !== undefined).join(":");
      return `${place}: ${f.setting || "the file"}: ${settingFault(f.fault)}`;
    })
    .join("\n");

const shapeFault = (at: string, fault: SettingFault | null): string =>
  `${at}: ${fault === null ? "cannot be read" : settingFault(fault)}.`;

/** The first numbers of a list. */
const listed = (numbers: readonly number[]): string =>
  numbers.length > 12 ? `${numbers.slice(0, 12).join(", ")} ...` : numbers.join(", ");

/** Every error, English. */
export const errors: Errors = {
  "access.denied": (f) => ({
    what: `A viewer of the kind "${f.viewer}" does not have the right "${f.right}".`,
    fix: "Ask a person who has this right.",
  }),
  "archive.damaged": (f) => ({
    what: `${f.path} can't be read: this record of the archive's journal is damaged. Nothing was changed.`,
    fix: "Restore this file from your backup. If there is no backup: `fairlead rebuild --accept-gap` continues without this record. The load's files stay in archive/unclaimed and can be loaded again.",
  }),
  "archive.file-changed": (f) => ({
    what: `The archive's copy of ${f.file} (load ${f.load}) is damaged: ${f.path} is not what was loaded. Nothing was changed.`,
    fix: `Load the same file again with \`fairlead load\`, and it replaces the damaged copy. Or restore the archive folder from your backup, or continue without that load with \`fairlead undo ${f.load}\`.`,
  }),
  "archive.file-missing": (f) => ({
    what: `The archive's copy of ${f.file} (load ${f.load}) is missing: ${f.path}. Nothing was changed.`,
    fix: `Load the same file again with \`fairlead load\`, and it replaces the missing copy. Or restore the archive folder from your backup, or continue without that load with \`fairlead undo ${f.load}\`. \`fairlead doctor\` lists every file that is missing.`,
  }),
  "archive.gap": (f) => ({
    what: [
      "The archive is incomplete.",
      f.missing.length === 0
        ? ""
        : `Its journal (${f.folder}/archive/journal) has no record of ${plural(f.missing.length, "load or undo", "loads and undos")} ${listed(f.missing)}.`,
      f.unnamed === 0 ? "" : `${n(f.unnamed)} of its loaded files belong${plural(f.unnamed, "s", "")} to no record.`,
      "Nothing was changed or removed.",
    ]
      .filter((part) => part !== "")
      .join(" "),
    fix: "Restore the whole archive folder from your backup. If there is no backup: `fairlead rebuild --accept-gap` continues without the lost records. It moves their files into archive/unclaimed, and you can load them again from there. If a lost record was an undo, the load it removed counts again.",
  }),
  "archive.unconfirmed": (f) => ({
    what: `Number ${f.number} is in the warehouse, but the disk failed before its record could be moved into the journal.`,
    fix: "You don’t have to repeat anything: the next command completes it. `fairlead loads` lists the loads; check the disk.",
  }),
  "base.duplicate-id": (f) => ({
    what: `Two entries of the ${lists[f.list]} share the id "${f.id}": number ${f.first} and number ${f.second}.`,
    fix: "Give one of them another id.",
  }),
  "cli.bad-level": () => ({ what: "`--level` is school or district.", fix: "`--level` is school or district." }),
  "cli.demo-exists": (f) => ({
    what: `${f.folder} already has files in it. Nothing was changed.`,
    fix: "Name a new folder with `--out DIR`, or delete that one.",
  }),
  "cli.no-covariates": (f) => ({
    what: `${f.name} has no published student backgrounds to compare by.`,
    fix: "Name one with `--outcome`, and the student backgrounds with `--allow-for`; `--figures` lists the figures.",
  }),
  "cli.no-direction": (f) => ({
    what: `Nothing says whether more or less of ${f.figure} is better for students.`,
    fix: "Say it with `--better high` or `--better low`. Look at figures with opposite directions one at a time.",
  }),
  "cli.no-figure": (f) => ({
    what: `No ${{ school: "school", district: "district" }[f.level]} has a published "${f.figure}" in the loaded data.`,
    fix: "`fairlead outliers --figures` lists the figures.",
  }),
  "cli.not-asked": (f) => ({
    what: `"${f.id}" was not asked, because ${[
      ...(f.needs.length === 0 ? [] : [`it needs ${recordList(f.needs)}`]),
      ...(f.notMatched.length === 0 ? [] : [`no row matched enrollment there (${recordList(f.notMatched)})`]),
    ].join(", and ")}.`,
    fix: "Load these records for that place and year. `fairlead audit` lists everything that was not asked, by school.",
  }),
  "cli.no-such-finding": (f) => ({
    what: `The audit has no number "${f.id}".`,
    fix:
      f.near.length === 0
        ? "`fairlead audit` lists the largest gaps with their ids; audit.json and not-judged.json have all of them."
        : ["The nearest ids:", ...f.near].join("\n"),
  }),
  "cli.no-usual-figure": () => ({
    what: "Nothing loaded here can be compared without naming a figure.",
    fix: "Name one with `--outcome`, and the student backgrounds with `--allow-for`; `--figures` lists the figures.",
  }),
  "cli.not-a-report": (f) => ({
    what: `${f.dir} has files that are not an audit report. Nothing was changed.`,
    fix: "Name a new folder with `--out DIR`.",
  }),
  "cli.no-official-figures": (f) => ({
    what: `No row of ${f.file} could be read as a published figure.`,
    fix: "`fairlead check` with the file shows what it is and what is wrong.",
  }),
  "cli.own-file": (f) => ({
    what: `${f.file} was changed since Fairlead wrote it, and would be replaced. Nothing was changed.`,
    fix: "Move it or rename it, or name another folder with `--out DIR`.",
  }),
  "cli.port-taken": (f) => ({
    what: `Port ${f.port} is in use by another program.`,
    fix: `Choose another one: \`--port ${f.port + 1}\`.`,
  }),
  "cli.unknown-factor": (f) => ({
    what: `"${f.factor}" is not one of the nine factors: ${f.known.join(", ")}.`,
    fix: `--factor ${f.known[0] ?? ""}`,
  }),
  "cli.which-place": (f) => ({
    what:
      f.places === 0
        ? `No place is named "${f.named}".`
        : [
            `${n(f.places)} places match "${f.named}":`,
            ...f.shown.map(({ id, name, district }) => `${id} ${name}, ${district ?? ""}`),
            ...(f.places > f.shown.length ? [`... and ${n(f.places - f.shown.length)} more`] : []),
          ].join("\n"),
    fix:
      f.places === 0
        ? "Check the spelling. These figures may not cover it: try another `--level` or `--outcome`."
        : "Name one by its code, or type more of its name.",
  }),
  "config.not-yaml": (f) => ({
    what: yamlFaults(f.path, f.faults),
    fix: "Fix the file there. Keep the spaces at the start of a line, and put text with a colon in quotes.",
  }),
  "config.words": (f) => ({
    what: `${f.path}: these names under \`words\` can't be used: ${f.faults.join(", ")}.`,
    fix: 'Name a group, indicator, grouping or goal by its key (group.el, indicator.chronic-absence, grouping.gender, goal.1). A group has three forms: name, sentence, and among with "{}". No name may say low, failing or at risk.',
  }),
  "config.wrong": (f) => ({
    what: settingFaults(f.path, f.faults),
    fix: 'Compare with the comments in the file; `fairlead init --name "Your District"` in an empty folder writes a new one.',
  }),
  "cube.bad-period": (f) => ({
    what: `The marking period ${f.name} (${f.start} to ${f.end}) ends before it begins${f.previous === null ? "" : `, or begins before ${f.previous} has ended`}.`,
    fix: "Give each marking period a first and a last day, one after the other.",
  }),
  "cube.kinds-differ": (f) => ({
    what: `A cell with ${kindsOfCell[f.kinds[0]]} and one with ${kindsOfCell[f.kinds[1]]} can't be combined.`,
    fix: "Combine cells of one indicator.",
  }),
  "cube.not-a-cube": (f) => {
    const why = {
      "other-file": "it does not begin like one",
      "cut-short": "it is cut short",
      changed: "its content has changed since it was saved",
      "unreadable-header": "its header cannot be read",
      "other-form": "it has a different format",
    };
    return {
      what: `${f.path} is not a cube this version can read: ${why[f.why]}.`,
      fix: "Delete it; the next audit makes it again.",
    };
  },
  "cube.audiences-differ": (f) => ({
    what: `The report is for ${readers[f.audience]}, but a part of it was made for ${readers[f.other]}.`,
    fix: "Make every part from the cube of the report.",
  }),
  "cube.not-from-a-door": () => ({
    what: "This cube, or what was made from it, is a copy or was put together by hand. So nobody has decided who may see it.",
    fix: "Use it as the function that made it returned it.",
  }),
  "cube.thread-failed": (f) => ({ what: `A part of the work failed: ${f.message}`, fix: ourFault }),
  "delivery.empty": (f) => ({
    what: `There are no files in ${f.paths.join(", ")}.`,
    fix: "Name the export files, or a folder or zip that contains them.",
  }),
  "delivery.not-there": (f) => ({
    what: `There is no ${f.missing.join(", no ")} in ${f.from}. Nothing was read.`,
    fix: "Check the spelling; put a name with spaces in quotes.",
  }),
  "disk.denied": (f) => ({
    what: `No permission to write ${f.path ?? "here"}.`,
    fix: "Give yourself permission to write there, or close the program that has the file open.",
  }),
  "disk.failed": (f) => ({
    what: `The disk reported an error${f.path === null ? "" : ` at ${f.path}`}.`,
    fix: "Check the disk and its cable or network. Earlier loads are safe; `fairlead doctor` checks the archive.",
  }),
  "disk.full": (f) => ({
    what: `The disk is full${f.path === null ? "" : `: there is no room for ${f.path}`}.`,
    fix: "Free up space and run the command again. Earlier loads are safe.",
  }),
  "disk.name-too-long": (f) => ({
    what: `The name ${f.path ?? ""} is longer than this disk allows.`,
    fix: "Use a folder with a shorter path.",
  }),
  "disk.no-links": (f) => ({
    what: `The disk of ${f.path ?? "this folder"} has no hard links.`,
    fix: "Use a folder on another disk.",
  }),
  "disk.other-device": (f) => ({
    what: `${f.path ?? "The target"} is on another disk, and a file can't be moved there in one step.`,
    fix: "Name a target on the same disk, and copy it afterward.",
  }),
  "disk.outside": (f) => ({ what: `A file was about to be written outside its folder: ${f.path}.`, fix: ourFault }),
  "disk.read-only": (f) => ({
    what: `${f.path ?? "The disk"} is read-only.`,
    fix: "Copy the workspace to a disk that can be written to, or ask the person who manages this one. Reading commands such as `fairlead audit` work here too.",
  }),
  "engine.cannot-open": (f) => ({
    what: `The warehouse ${f.path} could not be opened: ${f.message}`,
    fix: "Close other programs that have it open, or run `fairlead rebuild` to rebuild it from the archive.",
  }),
  "engine.other-vectors": () => ({
    what: "This version of DuckDB stores its data in a format the program can’t read.",
    fix: "Install Fairlead again: it comes with the version of @duckdb/node-api it was tested with.",
  }),
  "engine.question-failed": (f) => ({ what: `The engine could not answer: ${f.message}`, fix: ourFault }),
  "groups.custom": (f) =>
    f.wrong === "taken"
      ? { what: `${f.at}: Fairlead already has a grouping with that name.`, fix: "Give yours another id." }
      : {
          what: shapeFault(f.at, f.fault),
          fix: "Each has id and levels: a condition for each level; see the comments in fairlead.yaml.",
        },
  "impact.identifier": (f) => ({
    what: `"${f.column}" has ${count(f.values, "value")} for ${count(f.students, "student")}: it looks like a list of students, and its values would be printed. Nothing was printed.`,
    fix: "Name a column whose values are groups: race or ethnicity, gender, program, school, year.",
  }),
  "impact.more-than-size": (f) => ({
    what: `"${f.column}" is larger than "${f.size}" in ${count(f.rows, "row")}, first in row ${f.firstRow}: more students with the outcome than students.`,
    fix: "Correct these rows, or name the column of the group sizes with `--weight`.",
  }),
  "impact.no-rows": (f) => ({
    what: f.filtered ? `\`--only\` leaves no row of ${f.file}.` : `${f.file} has no rows below its headings.`,
    fix: f.filtered
      ? "Write the values exactly as they are in the file."
      : "Give a file with one row for each student, or counts with group sizes.",
  }),
  "impact.only-totals": (f) => ({
    what: `Every row is a total in one of these columns: ${f.columns.join(", ")}.`,
    fix: `Ask about one column at a time and keep the totals of the others, for example \`--only "${f.columns.at(-1)}=Total"\`.`,
  }),
  "impact.option": (f) => ({
    what: `${f.option}: ${impactOptions[f.wrong]}.`,
    fix: "`fairlead disproportionate-impact --help` explains every option.",
  }),
  "impact.own-input": (f) => ({
    what: `The results would replace the file they are made from: ${f.path}. Nothing was written.`,
    fix: "Give the results another name.",
  }),
  "impact.reference": (f) => ({
    what: `${f.option}: "${f.named}" is not in the file, so there is nothing to compare with.${f.known.length === 0 ? "" : ` There are: ${quoted(f.known)}.`}`,
    fix: "Use overall, all but current, hpg, a rate like 0.54, a group, or Grouping=Group. `--allow-missing-reference` continues without it.",
  }),
  "impact.too-many": (f) => ({
    what: `That would be more than ${n(f.most)} results.`,
    fix: "Name fewer columns in `--scenario`, `--group` or `--cross`, or write the results as CSV.",
  }),
  "impact.values": (f) => ({
    what: `"${f.column}" has ${count(f.rows, "row")} with ${impactValues[f.needed].wrong}, first in row ${n(f.firstRow)}.`,
    fix: impactValues[f.needed].fix,
  }),
  "indicators.custom": (f) => {
    switch (f.wrong) {
      case "taken":
        return { what: `${f.at}: Fairlead already has an indicator with that name.`, fix: "Give yours another id." };
      case "hit-or-value":
        return {
          what: `${f.at}: it needs one of the two, hit or value.`,
          fix: "hit: a condition, for a share; value: a number, for an average.",
        };
      case "shape":
        return {
          what: shapeFault(f.at, f.fault),
          fix: "Each has id, goal, question, outcome, and hit or value; see the comments in fairlead.yaml.",
        };
    }
  },
  "indicators.threshold": (f) => ({
    what: `fairlead.yaml: no question has a threshold with the name ${f.names.join(", ")}.`,
    fix: "Check the spelling under `thresholds:`; docs/manual/reference.md lists all names.",
  }),
  "load.undone": (f) => ({
    what: `Load ${f.load} was already undone. Nothing was changed.`,
    fix: "To get it back, load its files again.",
  }),
  "load.unknown": (f) => ({
    what: `There is no load ${f.which}. ${f.loads.length === 0 ? "Nothing has been loaded yet." : `Loads: ${f.loads.join(", ")}.`}`,
    fix: "`fairlead loads` lists them with their files.",
  }),
  "mapped.profile-not-yaml": (f) => ({
    what: yamlFaults(f.path, f.faults),
    fix: "Fix the file there. Keep the spaces at the start of a line, and put text with a colon in quotes.",
  }),
  "mapped.profile-wrong": (f) => ({
    what: settingFaults(f.path, f.faults),
    fix: "Fix it, or write the file again with `fairlead map FILE`.",
  }),
  "measures.bad-count": (f) => ({
    what: `A number of students is a whole number, 0 or more; it was ${f.n}.`,
    fix: "Count the students of the group again.",
  }),
  "models.bad-bins": (f) => ({
    what: `Calibration was asked for ${f.binCount} bins.`,
    fix: "Ask for a whole number from 1 to 1,000.",
  }),
  "models.bad-capacity": (f) => ({
    what: `The number of students that can be served was given as ${f.places}.`,
    fix: "Give a whole number, 0 or more.",
  }),
  "models.bad-cell": (f) =>
    f.wrong === "covariates"
      ? {
          what: `A cell of "${f.unit}" has the background characteristics ${f.names.join(", ")}, others ${f.others.join(", ")}.`,
          fix: "Give every cell of a group the same background characteristics, or leave it out.",
        }
      : {
          what: `A cell of "${f.unit}" has a count of students that is not whole, or something that is not a number.`,
          fix: "Leave out cells whose score or background characteristics are unknown, and say that you did.",
        },
  "models.bad-cohort": (f) => ({
    what: `The earlier cohort has the signs ${f.earlier.join(", ")}, the later one ${f.later.join(", ")}.`,
    fix: "Give both cohorts the same signs in the same order.",
  }),
  "models.bad-cost": (f) => ({
    what: `The cost of a missed student was given as ${f.missCost} false alarms.`,
    fix: "Give a number above 0, up to a million.",
  }),
  "models.bad-durations": (f) => ({
    what: `Durations do not fit: ${f.times} times and ${f.outcomes} outcomes, or a time at or below 0, or an unknown outcome.`,
    fix: `Give one time above 0 and one outcome (${f.allowed.join(", ")}) per student.`,
  }),
  "models.bad-periods": (f) => ({
    what: `Periods must be whole: ${f.periods} were asked for${f.wholeTimes ? "" : ", and a time is not a whole number"}.`,
    fix: "Count full years of service from the first identification; ask for 1 to 1,000 periods.",
  }),
  "models.bad-scores": (f) => {
    const fix = "Give one score and one outcome (0, 1 or null) per student.";
    switch (f.wrong) {
      case "lengths":
        return { what: `There are ${f.outcomes} outcomes and ${f.scores} scores.`, fix };
      case "group-lengths":
        return {
          what: `There are ${f.outcomes} outcomes, ${f.flags} flags and ${f.groups} groups.`,
          fix: "Give one of each per student.",
        };
      case "outcome":
        return { what: "An outcome is neither 0 nor 1.", fix };
      case "score":
        return { what: "A score is not a number.", fix };
    }
  },
  "models.bad-stratum": (f) =>
    f.wrong === "no-reference"
      ? {
          what: `No stratum with students has the level "${f.level}" of "${f.dimension}" that the others are compared with.`,
          fix: "Name a level that occurs.",
        }
      : {
          what: `A stratum is not whole: it names ${f.names.join(", ") || "no dimension"}, with ${f.hits} of ${f.n} students.`,
          fix: `Give every stratum the dimensions ${f.dimensions.join(", ")} and whole numbers with 0 <= hits <= n.`,
        },
  "models.bad-tolerance": (f) => ({
    what: `The tolerance for ratios between groups was given as ${f.tolerance}.`,
    fix: "Give a share above 0 and at most 1: 0.8 lets ratios lie from 0.8 to 1.25.",
  }),
  "models.protected-input": (f) => ({
    what: `"${f.sign}" says who a student is, not what happened at school; it may not enter an early-warning score.`,
    fix: "Leave it out. Scores are checked by group afterward.",
  }),
  "official.profile-wrong": (f) => ({
    what: settingFaults(f.path, f.faults),
    fix: "Fix it; docs/profiles.md shows a profile of a published table with every setting.",
  }),
  "printers.board-failed": () => ({
    what: "The board sheet does not fit on two pages.",
    fix: "Shorten the district’s own names of questions and groups in `fairlead.yaml`, or use the report’s page board.html.",
  }),
  "printers.letter-failed": (f) => ({
    what: `The letter about ${f.place} does not fit on two pages.`,
    fix: "Shorten the district’s own names of questions and groups in `fairlead.yaml`.",
  }),
  "printers.packet-failed": (f) => ({
    what: `The board packet about ${f.place} cannot be printed.`,
    fix: "Please report this: it is a fault of the program.",
  }),
  "quarantine.file-exists": (f) => ({
    what: `${f.path} already exists. Nothing was written.`,
    fix: "Name a new folder with `--out DIR`.",
  }),
  "rebuild.file-exists": (f) => ({
    what: `${f.path} already exists. Nothing was written.`,
    fix: "Name a new file with `--out FILE`.",
  }),
  "rebuild.in-the-way": () => ({
    what: "A warehouse as of a past date can't replace the current one: the next load would build on it.",
    fix: "Name another file with `--out FILE`, or leave out `--out`.",
  }),
  "rebuild.not-a-date": (f) => ({
    what: `"${f.given}" is not a date.`,
    fix: "Write it as year-month-day: 2026-01-31.",
  }),
  "rebuild.nothing-known": (f) => ({
    what: `The archive has nothing${f.asOf === null ? "" : ` from ${f.asOf} or before`}. Nothing was written.`,
    fix: "`fairlead loads` lists every load with its date.",
  }),
  "people.email": (f) => ({
    what: `"${f.given}" is not an email address.`,
    fix: "Name the person by email: `fairlead people add NAME@DISTRICT.org --role viewer`.",
  }),
  "people.exists": (f) => ({
    what: `${f.email} was added before.`,
    fix: `For a new link to set a password: \`fairlead people link ${f.email}\`.`,
  }),
  "people.last": () => ({
    what: "Nobody would be left who may change roles.",
    fix: "Give another person the role data-director first.",
  }),
  "people.name": (f) => ({
    what: `"${f.given}" can’t be a name.`,
    fix: "A name is one line of at most 200 characters, without control characters.",
  }),
  "people.no-such-role": (f) => ({
    what: `${f.email} does not have that role.`,
    fix: "`fairlead people list` lists the roles of everybody.",
  }),
  "people.role": (f) => ({
    what: `"${f.given}" is not a role.`,
    fix: `Choose one with \`--role\`: ${f.known.join(", ")}.`,
  }),
  "people.school": (f) => ({
    what: `No school in the records has the id "${f.given}".${f.near.length === 0 ? "" : ` The nearest: ${f.near.join(", ")}.`}`,
    fix: "Name the school by its id in your records.",
  }),
  "people.scope": (f) => ({
    what: `The role "${f.role}" needs one of these: ${f.scopes.join(", ")}.`,
    fix: "Name the part with its option, such as `--school ID`. Leave all of them out for the whole district.",
  }),
  "people.unknown": (f) => ({
    what: `Nobody with the email ${f.email} has been added.`,
    fix: "`fairlead people list` lists everybody.",
  }),
  "records.column-twice": (f) => ({
    what: `A join would have the column "${f.column}" twice.`,
    fix: "Pick or rename it on one side first.",
  }),
  "records.expression": (f) => {
    const operations = `Operations: ${f.operations.join(", ")}; a text is { text: ... }.`;
    switch (f.wrong) {
      case "column":
        return {
          what: `${f.where}: "${f.name}" is not a column of the student-year.`,
          fix: `Use one of its columns, or { text: "${f.name}" } for a text. Nearest: ${f.nearest.join(", ")}.`,
        };
      case "mixed":
        return {
          what: `${f.where}: it compares or mixes ${questionKinds[f.a]} with ${questionKinds[f.b]}.`,
          fix: "Compare values of one kind; a text is { text: ... }, a date { text: YYYY-MM-DD }.",
        };
      case "kind":
        return {
          what: `${f.where}: ${questionKinds[f.found]} was given where ${questionKinds[f.needed]} is needed.`,
          fix: "A condition is a column of yes or no, or a comparison such as { at-least: [days_absent, 15] }.",
        };
      case "operation":
        return {
          what: `${f.where}: "${f.name}" with ${f.parts} part${plural(f.parts, "", "s")} is not an operation.`,
          fix: operations,
        };
      case "not-an-expression":
        return { what: `${f.where}: an expression is a column, a number or an operation.`, fix: operations };
      case "not-one-operation":
        return { what: `${f.where}: an operation has one name.`, fix: operations };
    }
  },
  "records.kinds-differ": (f) => ({
    what: `A question compares or mixes ${questionKinds[f.a]} with ${questionKinds[f.b]}.`,
    fix: ourFault,
  }),
  "records.no-such-text": (f) => ({ what: `There is no text with the number ${f.number}.`, fix: ourFault }),
  "records.table-not-given": (f) => ({ what: `The rows of the table ${f.table} were not given.`, fix: ourFault }),
  "release.cells": (f) => ({
    what: `cells.csv, line ${n(f.line)}${f.column === "" ? "" : `, column ${f.column}`}: ${cellsFaults[f.wrong]}.`,
    fix: "docs/release-form.md says which rows the file has, and in which order.",
  }),
  "release.certificates": (f) => ({
    what: `certificates.jsonl, line ${n(f.line)}: not a line of certificates.`,
    fix: "docs/release-form.md describes the file.",
  }),
  "release.changed": (f) => ({
    what: `${f.folder} is not what was published: its files changed afterward, or are gone.`,
    fix: "Restore the folder from a backup. What was published stays public, so later releases need it as it was.",
  }),
  "release.date": (f) => ({
    what: `${f.given} is not a date.`,
    fix: "Write the day of the release as 2026-12-01.",
  }),
  "release.exists": (f) => ({
    what: `${f.folder} already exists, and a release is never replaced.`,
    fix: "Choose another day with --date.",
  }),
  "release.no-students": (f) => ({
    what: `${f.folder} has no student records, so there is nothing to release.`,
    fix: "Load enrollment files first: fairlead load.",
  }),
  "release.not-later": (f) => ({
    what: `${f.date} is before the last release, of ${f.last}.`,
    fix: "Choose a later day with --date.",
  }),
  "release.policy": (f) => ({
    what: `There is no privacy policy ${f.given}.`,
    fix: `Choose one of these: ${f.known.join(", ")}.`,
  }),
  "release.not-there": (f) => ({
    what: `${f.folder} has no data/cells.csv with a data/structure.json.`,
    fix: "Give the folder of a release. docs/release-form.md describes the two files.",
  }),
  "release.proof": (f) => ({
    what: `proof.json${f.at === "" ? "" : `, ${f.at}`}: ${structureFaults[f.wrong]}.`,
    fix: "docs/release-form.md explains every key.",
  }),
  "release.structure": (f) => ({
    what: `structure.json${f.at === "" ? "" : `, ${f.at}`}: ${structureFaults[f.wrong]}.`,
    fix: "docs/release-form.md explains every key.",
  }),
  "serve.exposed": (f) => ({
    what: `"${f.host}" can be reached from other computers, and the pages would travel unencrypted.`,
    fix: "Leave `--host` out to show them on this computer alone. For other computers, give the pages' own address with `--address https://NAME`, and either `--behind-proxy` or `--tls-certificate FILE --tls-key FILE`.",
  }),
  "serve.proxy": (f) => ({
    what: `"${f.given}" is neither an address nor a network.`,
    fix: "Name each proxy as `--trusted-proxy 10.0.0.7` or as a network: `10.0.0.0/24`.",
  }),
  "serve.no-such-host": (f) => ({
    what: `"${f.host}" is not an address of this computer.`,
    fix: "Leave `--host` out, or name an address of this computer.",
  }),
  "sources.cannot-read": (f) => ({
    what: `\`${f.file}\` can't be read: ${f.message}`,
    fix: "Check the path and that you may read it.",
  }),
  "sources.rows-lost": (f) => ({
    what: `\`${f.file}\`: ${f.rowsIn} rows came in, but ${f.loaded} loaded, ${f.quarantined} quarantined and ${f.setAside} not used do not add up.`,
    fix: "This is a bug. Nothing was loaded. Please report it with the command you ran.",
  }),
  "stats.bad-count": (f) => ({
    what: `Quadrature was asked for ${f.count} nodes.`,
    fix: "Ask for a whole number from 1 to 100.",
  }),
  "stats.bad-counts": (f) =>
    f.wrong === "rate"
      ? {
          what: `A rate needs whole numbers with 0 <= hits <= n and 1 <= n <= ${f.most}; it was given ${f.hits} of ${f.n}.`,
          fix: "Count again who is in the numerator and in the denominator; an empty denominator has no rate.",
        }
      : {
          what: "The cells of a random-intercept model do not fit together. Lengths differ, or a cell has hits outside 0 to n.",
          fix: "Give every cell n above 0, hits from 0 to n, and the same number of columns that exist.",
        },
  "stats.bad-confidence": (f) => ({
    what: `A confidence level is a share strictly between 0 and 1; it was given ${f.confidence}.`,
    fix: "Write 0.95, not 95.",
  }),
  "stats.bad-shape": (f) => {
    switch (f.wrong) {
      case "matrix":
        return {
          what: `A matrix of ${f.entries} numbers is not ${f.size} by ${f.size}.`,
          fix: "Give every entry, row by row.",
        };
      case "table":
        return {
          what: `Answers must form a table: one respondent has ${f.row} items, the first has ${f.first}.`,
          fix: "Give every respondent the same items, null where there is no answer.",
        };
      case "lengths":
        return {
          what: `There are ${f.lengths[0]} entries in ${quantityText(f.lists[0])} and ${f.lengths[1]} in ${quantityText(f.lists[1])}; both need the same number.`,
          fix: "Pair each entry of the one with one of the other.",
        };
    }
  },
  "stats.bad-share": (f) =>
    f.wrong === "outcome"
      ? {
          what: `The outcome of row ${f.row} must be a share from 0 to 1.`,
          fix: "Give 0 and 1, or hits divided by trials with the trials as weights.",
        }
      : {
          what: `${f.p} was given for ${quantityText(f.quantity)}; it must be a share from 0 to 1.`,
          fix: "Divide a percentage by 100.",
        },
  "stats.bad-weight": (f) => ({
    what: `A weight must be a number of at least 0; one is ${f.weight}.`,
    fix: "Use counts of students or inverse variances.",
  }),
  "stats.no-convergence": (f) =>
    f.of === "incomplete-beta"
      ? {
          what: `The incomplete beta function did not settle at x = ${f.x}, a = ${f.a}, b = ${f.b}.`,
          fix: "Report these three numbers; smaller shapes are safe.",
        }
      : {
          what: `The incomplete gamma function did not settle at a = ${f.a}, x = ${f.x}.`,
          fix: "Report these two numbers; smaller shapes are safe.",
        },
  "stats.not-finite": (f) =>
    f.wrong === "answer"
      ? { what: "An answer is not a number.", fix: "Give answers as numbers, null where there is none." }
      : {
          what: `Entry ${f.entry} of ${quantityText(f.quantity)} is not a number.`,
          fix: "Leave out what is missing, and say that you did.",
        },
  "stats.out-of-range": (f) =>
    f.wrong === "outside"
      ? {
          what: `${f.x} was given for ${quantityText(f.quantity)}; it must be between ${f.low} and ${f.high}.`,
          fix: "Check the data it was computed from.",
        }
      : { what: `Computing ${quantityText(f.quantity)} gave ${f.x}: it is too large for a number.`, fix: largeNumber },
  "table.bad-rows": (f) => ({
    what: `${f.file}: ${count(f.rows, "row")} can't be read as ${count(f.columns, "column")}, first in line ${n(f.firstRow)}. Nothing was counted.`,
    fix: "Look for a missing or extra delimiter, or a quotation mark that is not closed, and save the file again.",
  }),
  "table.column-twice": (f) => ({
    what: `${count(f.times, "column")} have the heading "${f.column}".`,
    fix: "Give each a heading of its own.",
  }),
  "table.empty": (f) => ({ what: `${f.file} has no headings.`, fix: "Give a table with headings in its first row." }),
  "table.no-column": (f) => ({
    what: `There is no column "${f.column}". ${f.columns.length === 0 ? "The first row has numbers: it may be a student's, so it is not shown here." : `The file has: ${quoted(f.columns.slice(0, 40))}.`}`,
    fix: "Write the heading as it is in the file. Several are separated by commas.",
  }),
  "table.not-one": (f) => ({
    what:
      f.tables.length === 0
        ? `${f.file} has no table that can be read.`
        : `${f.file} has ${count(f.tables.length, "table")}: ${quoted(f.tables)}.`,
    fix: "Save the one you mean as CSV.",
  }),
  "ui.not-a-number": (f) => ({
    what: `A page was about to print ${f.value}.`,
    fix: "Say that there is no number, with its reason.",
  }),
  "ui.slot-missing": (f) => ({
    what: `The sentence "${f.text}" has no value for {${f.slot}}.`,
    fix: `Hand in ${f.slot}.`,
  }),
  "ui.unsafe-place": (f) => {
    const places = {
      "attribute-name": "in an attribute's name",
      code: `in <${f.name}>`,
      comment: "in a comment",
      "ends-inside-tag": "in a template that ends inside a tag",
      "half-an-address": `as the second half of ${f.name}`,
      "inside-tag": "inside a tag",
      "not-markup": "between tags that is neither text nor markup",
      "not-text": `in ${f.name}="..." that is not text`,
      "quote-without-attribute": "where a quote has no attribute",
      script: `in the script of ${f.name}`,
      style: 'as text in style="..."',
      "style-sheet": "in a style sheet that closes its element",
      "tag-name": "in a tag's name",
      "unquoted-attribute": "in an attribute without quotes or a tag's name",
    };
    return {
      what: `A template puts a value ${places[f.place]}, after "${f.after}".`,
      fix: "Put it between tags, in a quoted attribute, or in attributes({ ... }).",
    };
  },
  "ui.wrong-finding": (f) => ({
    what: `The outcome is worded as "${f.form}", but the finding has ${f.holds === "counts" ? "counts of students" : "an amount"}.`,
    fix: "Hand in counts for people, survey, adults and identified; a value and its unit for amount and placed.",
  }),
  "warehouse.newer": (f) => ({
    what: `The warehouse ${f.path} was made by a newer Fairlead.`,
    fix: "Use that version, or rebuild the warehouse with `fairlead rebuild`.",
  }),
  "warehouse.none": (f) => ({
    what: `Nothing has been loaded into ${f.folder} yet.`,
    fix: "Load your files with `fairlead load FILES`; `fairlead check FILES` checks them first.",
  }),
  "warehouse.older": (f) => ({
    what: `The warehouse ${f.path} was made by an older Fairlead, which read less from the files.`,
    fix: "Rebuild it from the archive with `fairlead rebuild`: nothing is lost, and you don’t need to load the files again.",
  }),
  "watch.in-workspace": (f) => ({
    what: `${f.folder} and the workspace ${f.workspace} are inside one another. Nothing was loaded.`,
    fix: "Drop the exports in a folder outside the workspace, and watch that folder.",
  }),
  "watch.not-readable": (f) => ({
    what: {
      missing: `There is no folder ${f.folder}.`,
      "a-file": `${f.folder} is a file, not a folder.`,
      denied: `The folder ${f.folder} can't be read.`,
    }[f.wrong],
    fix: "Check the spelling, that the network share is connected, and that the account running this may read the folder.",
  }),
  "workspace.busy": ({ holder }) => ({
    what: `Another \`fairlead ${holder?.doing ?? "load"}\` is changing this workspace${holder === null ? "" : ` (process ${holder.pid}, since ${holder.since})`}. Nothing was changed.`,
    fix: "Wait until it has finished, then run this again.",
  }),
  "workspace.exists": (f) => ({
    what: `${f.folder} is already a workspace; it was not changed.`,
    fix: "Edit its fairlead.yaml, or name another folder.",
  }),
  "workspace.in-checkout": (f) => ({
    what: `${f.folder} is the top of a Git checkout, or has a .gitignore of its own. Nothing was changed.`,
    fix: `Make the workspace in a new folder; it may be inside the checkout. \`fairlead init NEWFOLDER --name "Your District"\` writes a .gitignore there that keeps student data out of version control.`,
  }),
  "workspace.in-workspace": (f) => ({
    what: `${f.folder} is inside another workspace, ${f.outer}. Nothing was changed.`,
    fix: "Choose a folder that is not in a workspace: each district needs its own folder.",
  }),
  "workspace.no-settings": (f) => ({
    what: `${f.folder} is not a workspace: it has no fairlead.yaml.`,
    fix: `Make it one with \`fairlead init ${f.folder} --name "Your District"\`.`,
  }),
  "workspace.none-found": (f) => ({
    what: `There is no workspace here: neither ${f.from} nor a folder above it has a fairlead.yaml.`,
    fix: 'Make one with `fairlead init --name "Your District"`, or name yours with `--workspace DIR`.',
  }),
  "workspace.not-a-folder": (f) => ({
    what: `${f.folder} ${f.wrong === "a-file" ? "is a file, not a folder" : "does not exist"}.`,
    fix: f.making
      ? "Name a new or an empty folder."
      : 'Name a workspace folder with `--workspace DIR`, or make one: `fairlead init DIR --name "Your District"`.',
  }),
};
