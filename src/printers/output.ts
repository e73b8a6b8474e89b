/** A finished file: where it goes, relative to the folder of its report, and what is in it. A long text may come in pieces. */
export interface PrintedFile {
  readonly path: string;
  readonly content: string | Uint8Array | Iterable<string>;
}

/** Takes the finished files of a printer, one after another: a folder on disk, an archive, the answer to a request. */
export interface Output {
  put(file: PrintedFile): void | Promise<void>;
}
