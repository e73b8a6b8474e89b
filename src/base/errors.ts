import type { ErrorFacts } from "./error-facts.ts";

/** `room.what-is-wrong`; stable across versions. */
export type ErrorCode = keyof ErrorFacts;

/**
 * A wrong call or an unreadable file. Holds a code and facts; `ui/language` has the sentences. Ordinary results (no
 * number, bad rows) are returned, not thrown.
 */
export class AppError<C extends ErrorCode = ErrorCode> extends Error {
  readonly code: C;
  /** Counts, and names of files and columns. Never a student's data. */
  readonly facts: ErrorFacts[C];

  constructor(code: C, facts: ErrorFacts[C], options?: ErrorOptions) {
    super(messageOf(code, facts), options);
    this.name = "AppError";
    this.code = code;
    this.facts = facts;
  }
}

/** Type guard for an AppError with this code. */
export const isError = <C extends ErrorCode>(error: unknown, code: C): error is AppError<C> =>
  error instanceof AppError && error.code === code;

/** The message in stack traces and failed tests: code and facts as JSON, with NaN and infinities spelled out. */
function messageOf(code: ErrorCode, facts: object): string {
  if (Object.keys(facts).length === 0) return code;
  const spelled = (_: string, value: unknown): unknown =>
    typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
  return `${code} ${JSON.stringify(facts, spelled)}`;
}
