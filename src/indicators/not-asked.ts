import type { Goal } from "./indicator.ts";

/**
 * A catalog question for which no source in this version provides records. Reports list it with what it needs; it is
 * never dropped.
 */
export interface NotAskedYet {
  readonly id: string;
  readonly goal: Goal;
  /** The records that would answer it, as keys of the words. */
  readonly records: readonly string[];
}

const list = [
  { id: "college-career", goal: 1, records: ["college-career-measures"] },
  { id: "counselor-load", goal: 4, records: ["counselor-caseloads"] },
  { id: "spending-per-student", goal: 4, records: ["school-spending"] },
  { id: "devices", goal: 4, records: ["device-inventory"] },
  { id: "advanced-offered", goal: 4, records: ["course-catalog"] },
  { id: "library-lab", goal: 4, records: ["facilities"] },
  { id: "good-repair", goal: 4, records: ["facilities"] },
  { id: "teacher-coached", goal: 5, records: ["professional-learning"] },
  { id: "supported-in-time", goal: 5, records: ["supports"] },
  { id: "support-delivered", goal: 5, records: ["supports"] },
  { id: "designated-eld", goal: 5, records: ["english-development-classes"] },
  { id: "family-reached", goal: 5, records: ["family-contacts"] },
  { id: "cycle-on-time", goal: 6, records: ["improvement-cycles"] },
  { id: "action-on-track", goal: 6, records: ["plan-actions"] },
  { id: "question-answered", goal: 6, records: ["family-questions"] },
  { id: "funds-reached", goal: 6, records: ["school-spending"] },
] as const satisfies readonly NotAskedYet[];

export type NotAskedYetId = (typeof list)[number]["id"];
export const notAskedYet: readonly NotAskedYet[] = list;
