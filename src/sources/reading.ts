import type { CodeMap } from "./mapping.ts";
import type { Problem } from "./problem.ts";
import type { Source } from "./source.ts";

/** A file of a delivery: the name its reader knows, and where it lies. A folder or a zip counts as the files in it. */
export interface InputFile {
  readonly name: string;
  readonly path: string;
}

export interface ReadOptions {
  /** Tried before the built-in list: a workspace's own mappings, a session's chosen one. */
  readonly sources?: readonly Source[];
  /** Overrides of code maps: map id, then the file's code, to a canonical code (or null for "means nothing"). */
  readonly codes?: Readonly<Record<CodeMap["id"], Readonly<Record<string, string | null>>>>;
  /** A folder for unpacked copies, which hold students' data; the system's temporary one when absent. They are removed at the end. */
  readonly work?: string;
  /** Told as files are done, for a progress bar. */
  readonly onFile?: (done: number, total: number, name: string) => void;
}

/**
 * Why a row was set aside, not loaded and not at fault: `duplicate` same row again, `superseded` a later row has its key, `deleted` taken back by a
 * delete transaction, `not-used` nothing here asks for it, `unrecognized` in a file no source knows, `title` lines above a header.
 */
export type SetAside = "duplicate" | "superseded" | "deleted" | "not-used" | "unrecognized" | "title";

/** One kind of row in one file, and what became of its rows: rowsIn = rowsLoaded + rowsQuarantined + all set aside. */
export interface RecognizedFile {
  /** With a zip's name before: `export.zip/SENR.txt`. */
  readonly name: string;
  /** Of the file as it lay in the delivery (the zip's, for a file in one). */
  readonly sha256: string;
  /** `null` where no source knows it. */
  readonly source: string | null;
  readonly recordType: string | null;
  readonly recordName: string | null;
  readonly schoolYears: readonly number[];
  /** The wholes this file stands for; a later delivery with the same scope replaces them. */
  readonly scopes: readonly string[];
  /** Filled lines, header not counted. */
  readonly rowsIn: number;
  readonly rowsLoaded: number;
  readonly rowsQuarantined: number;
  readonly setAside: Readonly<Partial<Record<SetAside, number>>>;
  readonly students: number;
}

export interface QuarantinedRow {
  readonly file: string;
  readonly line: number;
  /** The row as it stood. A student's data: for the operator's screen only. */
  readonly text: string;
  readonly codes: readonly string[];
}

export interface Reading {
  readonly files: readonly RecognizedFile[];
  /** Widest first. */
  readonly problems: readonly Problem[];
  /** At most the first 10,000; all stand in `staged.quarantine` (source_file, source_line, text, codes). */
  readonly quarantine: readonly QuarantinedRow[];
  /** Canonical tables with rows now in `staged.<id>`. */
  readonly tables: readonly { readonly id: string; readonly rows: number }[];
}
