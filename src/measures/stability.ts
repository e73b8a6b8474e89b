import { type NoNumber, none } from "../base/finding.ts";

/** One unbroken enrollment of a student in one school, without a disqualifying exit. Days are ISO dates, both included. */
export interface SchoolSpell {
  readonly student: string;
  readonly entry: string;
  readonly exit: string;
}

export interface Stability {
  /** Calendar days of each spell, in the order given; "invalid_input" for a date that is none or an exit before the entry. */
  readonly days: readonly (number | NoNumber)[];
  readonly stable: readonly (boolean | NoNumber)[];
  /** Students with a stable spell over students with a spell that can be read. */
  readonly rate: number | NoNumber;
  /** These students. */
  readonly n: number;
}

const dayLength = 24 * 60 * 60 * 1000;

/**
 * Stability rate: how many students stayed in one school for so many consecutive days. A student counts once, by the longest
 * of their spells.
 *
 * @param fromDays  `stableFromDays` of rules/us-ca-stability.ts
 * @returns spells judged one by one, and the rate: "zero_denominator" without a student
 * @see CDE DataQuest stability rate report; methods.md 14.3
 */
export function stability(spells: readonly SchoolSpell[], fromDays: number): Stability {
  const days = spells.map(spellDays);
  const stable = days.map((count) => (typeof count === "number" ? count >= fromDays : count));
  const students = new Map<string, boolean>();
  spells.forEach(({ student }, at) => {
    const held = stable[at];
    if (typeof held === "boolean") students.set(student, held || (students.get(student) ?? false));
  });
  const n = students.size;
  const stayed = [...students.values()].filter(Boolean).length;
  return { days, stable, rate: n === 0 ? none("zero_denominator") : stayed / n, n };
}

function spellDays({ entry, exit }: SchoolSpell): number | NoNumber {
  const [first, last] = [dayNumber(entry), dayNumber(exit)];
  return first === undefined || last === undefined || last < first ? none("invalid_input") : last - first + 1;
}

/** Days since 1970 of an ISO date that exists, or undefined. */
function dayNumber(day: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day ? undefined : time / dayLength;
}
