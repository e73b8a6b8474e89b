import type { Fault } from "./cell-sql.ts";
import type { Reader } from "./mapping.ts";
import type { Problem } from "./problem.ts";

/** One fault of one column in one file, over all its rows. */
export interface ColumnFault {
  readonly fault: Fault;
  readonly file: string;
  readonly recordName: string;
  readonly reader: Reader | null;
  readonly column: number | null;
  readonly columnName: string;
  /** What happens: the row waits in quarantine, the cell stays blank, the fact or the whole row is left out, or the value was mended. */
  readonly outcome: "quarantined" | "blank" | "left-out" | "set-aside" | "mended";
  readonly rows: number;
  readonly rowsOfFile: number;
  readonly students: number;
  readonly lines: readonly number[];
  /** Commonest first, at most five. */
  readonly values: readonly string[];
  readonly distinctValues: number;
}

const numbers = new Intl.NumberFormat("en-US");
export const count = (n: number, one: string, many = `${one}s`): string =>
  `${numbers.format(n)} ${n === 1 ? one : many}`;

export function columnProblem(f: ColumnFault): Problem {
  const value = f.values[0];
  const accepted = f.reader === null ? undefined : acceptedBy(f.reader);
  const where = `\`${f.file}\`, line ${f.lines[0] ?? "?"}, column ${f.column === null ? "" : `${f.column} `}(${f.columnName})`;
  return {
    code: codeOf(f.fault, f.reader, f.column !== null),
    severity: f.outcome === "quarantined" ? "error" : "warning",
    file: f.file,
    ...(f.lines[0] === undefined ? {} : { line: f.lines[0] }),
    lines: f.lines,
    ...(f.column === null ? {} : { column: f.column }),
    columnName: f.columnName,
    ...(value === undefined ? {} : { value }),
    ...(accepted === undefined ? {} : { accepted }),
    rows: f.rows,
    students: f.students,
    what: `${f.outcome === "quarantined" ? "" : "Check: "}${where}: ${saying(f, accepted)} ${outcomeOf(f)}`,
    fix: fixOf(f),
  };
}

/** The code of a fault, by what the cell was read as. */
export function codeOf(fault: Fault, reader: Reader | null, inFile: boolean): string {
  if (fault === "blank") return !inFile ? "sources.column-missing" : "sources.blank";
  if (fault === "restored-zeros") return "sources.lost-zeros";
  switch (reader?.as) {
    case "date":
      return "sources.not-a-date";
    case "integer":
    case "number":
    case "percent":
      return "sources.not-a-number";
    case "school-year":
      return "sources.not-a-school-year";
    case "yes-no":
      return "sources.not-yes-or-no";
    case "code":
      return "sources.unknown-code";
    default:
      return "sources.not-an-identifier";
  }
}

function saying(f: ColumnFault, accepted: string | undefined): string {
  if (f.fault === "blank" && f.column === null)
    return `the file has no such column, and a row of "${f.recordName}" needs it.`;
  if (f.fault === "blank") return `nothing stands here, and a row of "${f.recordName}" needs it.`;
  const value = JSON.stringify((f.values[0] ?? "").slice(0, 60));
  if (f.fault === "restored-zeros") return `${value} had lost its leading zeros; they were put back.`;
  const others =
    f.distinctValues > 1 ? ` ${count(f.distinctValues - 1, "other value is", "other values are")} not either.` : "";
  return `${value} is not ${accepted ?? "accepted"}${hint(f.values[0] ?? "", f.reader)}.${others}`;
}

function outcomeOf(f: ColumnFault): string {
  const rows = count(f.rows, "row");
  const about = f.students > 0 ? ` about ${count(f.students, "student")}` : "";
  const others = f.rowsOfFile - f.rows;
  switch (f.outcome) {
    case "quarantined":
      return `${rows}${about} ${f.rows === 1 ? "waits" : "wait"} in quarantine; the other ${count(others, "row")} of the file ${others === 1 ? "is" : "are"} not touched by this.`;
    case "blank":
      return `${rows}${about} ${f.rows === 1 ? "loads" : "load"} with this left blank.`;
    case "left-out":
      return `${rows}${about}: what the column says is left out; the rest of the row loads.`;
    case "set-aside":
      return `${rows}${about} ${f.rows === 1 ? "is" : "are"} set aside.`;
    case "mended":
      return `${rows}${about} ${f.rows === 1 ? "loads" : "load"} so.`;
  }
}

function fixOf(f: ColumnFault): string {
  if (f.fault === "restored-zeros") {
    return "Nothing to do if that is right. To keep the zeros, open the file in a spreadsheet only with the column set to text.";
  }
  if (f.fault === "blank" && f.column === null) {
    return "Export the file again with that column, or name the one that holds it in the file's mapping.";
  }
  if (f.fault === "blank")
    return "Fill the cell in the system the file came from, export again and run `fairlead check`.";
  if (f.reader?.as === "code") {
    const map = f.reader.codes.id;
    return `Correct the code, or say what it means in \`fairlead.yaml\`: under \`codes\`, \`${map}\`, add \`${JSON.stringify(f.values[0] ?? "")}: <one of ours>\` (or null where it means nothing here).`;
  }
  if (/\d[eE]\+?\d/.test(f.values[0] ?? "") && f.reader?.as === "id") {
    return "Export the file again and don't save it from a spreadsheet: it has rounded the identifiers.";
  }
  return "Correct the cell in the system the file came from (or in the file), and run `fairlead check` again.";
}

/** What a reader accepts, after "is not". */
function acceptedBy(reader: Reader): string | undefined {
  switch (reader.as) {
    case "text":
      return undefined;
    case "id":
      return reader.digits === undefined ? "an identifier" : `an identifier of ${reader.digits} digits`;
    case "date":
      return "a date such as 20240815, 2024-08-15 or 8/15/2024";
    case "integer":
      return `a whole number${bounds(reader)}`;
    case "number":
      return `a number${bounds(reader)}`;
    case "percent":
      return "a percentage from 0 to 100";
    case "yes-no":
      return "yes or no (Y, N)";
    case "school-year":
      return "a school year such as 2024-2025";
    case "code": {
      const all = reader.codes.codes;
      // Where one of ours is a code of the file too, other spellings of it need no mention.
      const codes = Object.keys(all)
        .filter((code) => all[code] === code || all[code] === null || !((all[code] ?? "") in all))
        .sort();
      const shown = codes.slice(0, 24).join(", ");
      return `a known ${reader.codes.name} (${shown}${codes.length > 24 ? " ..." : ""})`;
    }
  }
}

function bounds(of: { readonly least?: number; readonly most?: number }): string {
  if (of.least !== undefined && of.most !== undefined) return ` from ${of.least} to ${of.most}`;
  if (of.least !== undefined) return ` of ${of.least} or more`;
  return of.most === undefined ? "" : ` of ${of.most} or less`;
}

/** What may have happened to a value. */
function hint(value: string, reader: Reader | null): string {
  if (reader?.as === "id" && /^\d(\.\d+)?[eE]\+?\d+$/.test(value)) return " (a spreadsheet has rounded it)";
  if (reader?.as === "date" && /^[34]\d{4}$/.test(value)) return " (a spreadsheet's day number?)";
  if (reader?.as === "date" && /^\d{1,2}\/\d{1,2}\/\d{2}$/.test(value)) return " (a year of two digits)";
  if (/\d/.test(value) && /[oO]/.test(value) && /^[\doO.,/-]+$/.test(value)) return " (the letter O?)";
  if (/\d/.test(value) && /[lI]/.test(value) && /^[\dlI.,/-]+$/.test(value)) return " (the letter l or I?)";
  if (value.includes("\u{fffd}")) return " (it holds a character no text has)";
  return "";
}
