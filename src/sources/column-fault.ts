import type { Accepts, CellFaultCode, ColumnFacts, Hint, Problem } from "../base/problem-facts.ts";
import type { Fault } from "./cell-sql.ts";
import type { Reader } from "./mapping.ts";
import { fileProblem } from "./problem.ts";

/** One fault of one column in one file, aggregated over rows. */
export interface ColumnFault {
  readonly fault: Fault;
  readonly file: string;
  readonly recordName: string;
  readonly reader: Reader | null;
  readonly column: number | null;
  readonly columnName: string;
  readonly outcome: ColumnFacts["outcome"];
  readonly rows: number;
  readonly rowsOfFile: number;
  readonly students: number;
  readonly lines: readonly number[];
  /** The most frequent value. */
  readonly value: string | undefined;
  /** Number of students with it; for staff files, of staff; otherwise, of lines. */
  readonly holders: number;
  readonly distinctValues: number;
  /** The column in which its values seem to be. */
  readonly movedTo?: string | undefined;
}

export function columnProblem(f: ColumnFault): Problem {
  const { value } = f;
  return fileProblem({
    code: f.fault === "blank" && f.column === null ? "sources.column-missing" : cellFaultCode(f.fault, f.reader),
    severity: f.outcome === "quarantined" ? "error" : "warning",
    file: f.file,
    lines: f.lines,
    ...(f.column === null ? {} : { column: f.column }),
    columnName: f.columnName,
    ...(value === undefined ? {} : { value, holders: f.holders }),
    rows: f.rows,
    students: f.students,
    facts: {
      record: f.recordName,
      outcome: f.outcome,
      otherRows: f.rowsOfFile - f.rows,
      otherValues: Math.max(0, f.distinctValues - 1),
      accepts: f.reader === null ? null : acceptedBy(f.reader),
      hint: value === undefined ? null : hintOf(value, f.reader),
      ...(f.movedTo === undefined ? {} : { movedTo: f.movedTo }),
    },
  });
}

/** Problem code of a cell's fault, depending on the cell's reader. */
export function cellFaultCode(fault: Fault, reader: Reader | null): CellFaultCode {
  if (fault === "blank") return "sources.blank";
  if (fault === "restored-zeros") return "sources.lost-zeros";
  if (fault === "personal") return "sources.personal-value";
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

/** Codes of a list named in a problem. */
const mostCodes = 24;

function acceptedBy(reader: Reader): Accepts | null {
  switch (reader.as) {
    case "text":
      return null;
    case "id":
      return { as: "identifier", digits: reader.digits ?? null };
    case "date":
    case "school-year":
      return { as: reader.as };
    case "integer":
    case "number":
      return {
        as: reader.as === "integer" ? "whole-number" : "number",
        least: reader.least ?? null,
        most: reader.most ?? null,
      };
    case "percent":
      return { as: "percentage" };
    case "yes-no":
      return { as: "yes-or-no" };
    case "code": {
      const { id, list, codes: all, ofProfile } = reader.codes;
      // Prefer the canonical code if the file may use it; other spellings add nothing.
      const codes = Object.keys(all)
        .filter((code) => all[code] === code || all[code] === null || !((all[code] ?? "") in all))
        .sort();
      return {
        as: "code",
        map: id,
        list,
        codes: codes.slice(0, mostCodes),
        more: codes.length > mostCodes,
        ...(ofProfile !== undefined && { ofProfile }),
      };
    }
  }
}

/** 13/02/2025 is day first, so in the same column 02/03/2025 probably means March 2. */
function isDayFirst(value: string): boolean {
  const [, day, month] = /^(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}(?:\D|$)/.exec(value) ?? [];
  return day !== undefined && Number(day) > 12 && Number(day) <= 31 && Number(month) >= 1 && Number(month) <= 12;
}

/** Likely cause of a rejected value. */
function hintOf(value: string, reader: Reader | null): Hint | null {
  if (reader?.as === "id" && /^\d(\.\d+)?[eE]\+?\d+$/.test(value)) return "rounded";
  if (reader?.as === "date" && /^[34]\d{4}$/.test(value)) return "day-number";
  if (reader?.as === "date" && /^\d{1,2}\/\d{1,2}\/\d{2}$/.test(value)) return "two-digit-year";
  if (reader?.as === "date" && reader.dayFirst !== true && isDayFirst(value)) return "day-first";
  if (/\d/.test(value) && /[oO]/.test(value) && /^[\doO.,/-]+$/.test(value)) return "letter-o";
  if (/\d/.test(value) && /[lI]/.test(value) && /^[\dlI.,/-]+$/.test(value)) return "letter-l-or-i";
  return value.includes("\u{fffd}") ? "character-no-text-has" : null;
}
