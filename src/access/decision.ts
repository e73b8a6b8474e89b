import type { Scope } from "./grant.ts";

/** Status of a decision. */
export const decisionStatuses = ["open", "done", "dropped"] as const;
export type DecisionStatus = (typeof decisionStatuses)[number];

/** The fields of a decision. */
export interface DecisionText {
  /** What will be done. */
  readonly task: string;
  /** Who is responsible for it. */
  readonly responsible: string;
  /** By when: a day, such as "2026-09-01". */
  readonly due: string;
  /** Expected result. */
  readonly expected: string;
  readonly status: DecisionStatus;
}

/** A version of a decision: what one person saved. */
export interface DecisionVersion extends DecisionText {
  readonly version: number;
  readonly at: string;
  /** Who saved it; null if this person is no longer known. */
  readonly name: string | null;
}

/** What was decided about a page, as it reads now. */
export interface KeptDecision extends DecisionVersion {
  readonly id: string;
  /** Address in the report, without a folder of its language. */
  readonly page: string;
  readonly about: Scope;
}
