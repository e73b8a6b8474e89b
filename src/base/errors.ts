import type { ErrorFacts } from "./error-facts.ts";

/** `room.what-is-wrong`, stable between versions. */
export type ErrorCode = keyof ErrorFacts;

/**
 * A wrong call or an unreadable file: a code and its facts, no sentence. The languages have the sentences (`ui/language`).
 * What a user may meet on any day (no number, bad rows) is returned, not thrown.
 */
export class AppError<C extends ErrorCode = ErrorCode> extends Error {
  readonly code: C;
  /** Counts, names of files and columns. Never values that belong to a student. */
  readonly facts: ErrorFacts[C];

  constructor(code: C, facts: ErrorFacts[C], options?: ErrorOptions) {
    super(messageOf(code, facts), options);
    this.name = "AppError";
    this.code = code;
    this.facts = facts;
  }
}

/** Whether something caught is the error of this code. */
export const isError = <C extends ErrorCode>(error: unknown, code: C): error is AppError<C> =>
  error instanceof AppError && error.code === code;

/** What a stack trace and a failed test show: the code and the facts as JSON, NaN and infinities spelled out. */
function messageOf(code: ErrorCode, facts: object): string {
  if (Object.keys(facts).length === 0) return code;
  const spelled = (_: string, value: unknown): unknown =>
    typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
  return `${code} ${JSON.stringify(facts, spelled)}`;
}
