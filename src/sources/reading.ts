import type { Problem, SkipReason } from "../base/problem-facts.ts";
import type { ConflictAnswers } from "./conflict-answers.ts";
import type { CodeMap } from "./mapping.ts";
import type { Source } from "./source.ts";

/** A file of a delivery: the name shown to people, and its path. A folder or a zip means the files in it. */
export interface InputFile {
  readonly name: string;
  readonly path: string;
  /** Hash of its content, if just computed. */
  readonly sha256?: string;
  /** Why it is skipped; the reading reports it. */
  readonly skip?: SkipReason;
}

export interface ReadOptions {
  /** Tried before the built-in list: a workspace's profiles. */
  readonly sources?: readonly Source[];
  /** Overrides of code maps: map id, then the file's code, to a canonical code (or null for "means nothing"). */
  readonly codes?: Readonly<Record<CodeMap["id"], Readonly<Record<string, string | null>>>>;
  /** The district's answers for conflicting rows. */
  readonly conflicts?: ConflictAnswers;
  /**
   * Folder for unpacked copies, which contain student data and are deleted at the end; default: the system's temp
   * folder.
   */
  readonly work?: string;
  /** Regular files larger than this (bytes) are read in place; default 6 MB. */
  readonly inPlaceAbove?: number;
  /** Maximum number of small files of one record type read together; default 64. */
  readonly filesTogether?: number;
  /** Progress callback, called as files are done. */
  readonly onFile?: (done: number, total: number, name: string) => void;
}

/**
 * Why a row was neither loaded nor faulty: `duplicate`, identical to another row; `superseded` by another row about
 * the same fact; `deleted` by a delete transaction; `left-out`
 * by an answer under `counts` in its profile; `not-used` by any table; `unanswered`, because a question in its
 * profile is open; `unrecognized`, in a file no source recognizes; `title`, a line above a header.
 */
export type SetAside =
  | "duplicate"
  | "superseded"
  | "deleted"
  | "left-out"
  | "not-used"
  | "unanswered"
  | "unrecognized"
  | "title";

/** One record type in one file, and the fates of its rows: rowsIn = rowsLoaded + rowsQuarantined + all set aside. */
export interface RecognizedFile {
  /** Prefixed with the zip's name: `export.zip/SENR.txt`. */
  readonly name: string;
  /** Of the delivered file (of the zip, for a file in one). */
  readonly sha256: string;
  /** `null` if no source recognizes it. */
  readonly source: string | null;
  readonly recordType: string | null;
  readonly recordName: string | null;
  readonly schoolYears: readonly number[];
  /** Scopes (source/record type/year/district) that this file replaces when loaded. */
  readonly scopes: readonly string[];
  /** Filled lines without the header. */
  readonly rowsIn: number;
  readonly rowsLoaded: number;
  readonly rowsQuarantined: number;
  readonly setAside: Readonly<Partial<Record<SetAside, number>>>;
  /** Of the `duplicate` rows, those whose fact another file also states, by that file. Such a fact is loaded once. */
  readonly sameAs?: readonly { readonly file: string; readonly rows: number }[];
  readonly students: number;
}

export interface QuarantinedRow {
  readonly file: string;
  readonly line: number;
  /** Original text of the row. Student data: only for the operator's screen. */
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

/** Whether no row of a reading reaches a table, so that a load would change nothing. */
export const isNothingUsable = ({ files }: Reading): boolean => files.every(({ rowsLoaded }) => rowsLoaded === 0);
