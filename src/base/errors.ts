/** What went wrong, in words its reader can act on. Codes are stable and translated; sentences are not parsed. */
export interface ErrorWords {
  /** What happened and where, with the names the reader used. Never a student's name or identifier. */
  readonly what: string;
  /** What to do now. */
  readonly fix: string;
  /** Facts for programs: counts, names of files and columns. Never values that belong to a student. */
  readonly facts?: Readonly<Record<string, unknown>>;
}

/**
 * A broken promise: a wrong call, an unreadable file. What a user may meet on any day (no number, bad rows) is returned, not thrown.
 *
 * @param code  `room.what-is-wrong`, stable between versions
 */
export class AppError extends Error {
  readonly code: string;
  readonly fix: string;
  readonly facts: Readonly<Record<string, unknown>>;

  constructor(code: string, words: ErrorWords, options?: ErrorOptions) {
    super(words.what, options);
    this.name = "AppError";
    this.code = code;
    this.fix = words.fix;
    this.facts = words.facts ?? {};
  }
}
