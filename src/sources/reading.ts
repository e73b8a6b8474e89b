import type { Problem, SkipReason } from "../base/problem-facts.ts";
import type { ConflictAnswers } from "./conflict-answers.ts";
import type { CodeMap } from "./mapping.ts";
import type { Source } from "./source.ts";

/** A file of a delivery: the name shown to people, and its path. A folder or a zip means the files in it. */
export interface InputFile {
  readonly name: string;
  readonly path: string;
  /** Of its content, where that has just been computed. */
  readonly sha256?: string;
  /** Why it is not read; the reading reports it. */
  readonly skip?: SkipReason;
}

export interface ReadOptions {
  /** Tried before the built-in list: a workspace's profiles. */
  readonly sources?: readonly Source[];
  /** Overrides of code maps: map id, then the file's code, to a canonical code (or null for "means nothing"). */
  readonly codes?: Readonly<Record<CodeMap["id"], Readonly<Record<string, string | null>>>>;
  /** What the district answers where rows about one fact differ. */
  readonly conflicts?: ConflictAnswers;
  /** A folder for unpacked copies, which contain students' data and are removed at the end; the system's temporary folder when absent. */
  readonly work?: string;
  /** Regular files of more bytes than this are read in place; 6 MB when absent. */
  readonly inPlaceAbove?: number;
  /** Up to this many small files of one record type are read together; 64 when absent. */
  readonly filesTogether?: number;
  /** Progress callback, called as files are done. */
  readonly onFile?: (done: number, total: number, name: string) => void;
}

/**
 * Why a row was neither loaded nor at fault: `duplicate` identical to another row, `superseded` by another row about the same fact, `deleted` by a
 * delete transaction, `not-used` by any table, `unanswered` because a question of its profile is open, `unrecognized` in a file
 * that no source recognizes, `title` lines above a header.
 */
export type SetAside = "duplicate" | "superseded" | "deleted" | "not-used" | "unanswered" | "unrecognized" | "title";

/** One record type in one file, and the fates of its rows: rowsIn = rowsLoaded + rowsQuarantined + all set aside. */
export interface RecognizedFile {
  /** Prefixed with the zip's name: `export.zip/SENR.txt`. */
  readonly name: string;
  /** Of the delivered file (of the zip, for a file in one). */
  readonly sha256: string;
  /** `null` where no source recognizes it. */
  readonly source: string | null;
  readonly recordType: string | null;
  readonly recordName: string | null;
  readonly schoolYears: readonly number[];
  /** The scopes (source/record type/year/district) that this file replaces when it is loaded. */
  readonly scopes: readonly string[];
  /** Filled lines, header not counted. */
  readonly rowsIn: number;
  readonly rowsLoaded: number;
  readonly rowsQuarantined: number;
  readonly setAside: Readonly<Partial<Record<SetAside, number>>>;
  /** Of the `duplicate` rows, those whose fact another file states too, by that file. Such a fact is loaded once. */
  readonly sameAs?: readonly { readonly file: string; readonly rows: number }[];
  readonly students: number;
}

export interface QuarantinedRow {
  readonly file: string;
  readonly line: number;
  /** The row's original text. A student's data: for the operator's screen only. */
  readonly text: string;
  readonly codes: readonly string[];
}

export interface Reading {
  readonly files: readonly RecognizedFile[];
  /** Widest first. */
  readonly problems: readonly Problem[];
  /** At most the first 10,000; all are in `staged.quarantine` (source_file, source_line, text, codes). */
  readonly quarantine: readonly QuarantinedRow[];
  /** Canonical tables with rows now in `staged.<id>`. */
  readonly tables: readonly { readonly id: string; readonly rows: number }[];
}
