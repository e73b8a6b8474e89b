import { AppError } from "../../base/errors.ts";

/** Length of each student's spell, in years of service or any other unit, and whether it ended in the event. */
export interface Durations {
  /** Above 0, because a student reclassified in year 0 was never an English learner. */
  readonly time: ArrayLike<number>;
  /** 1 = the event happened at that time; 0 = censored: still waiting at the last observation. */
  readonly event: ArrayLike<number | boolean>;
}

/** Row of a life table: events and censorings at one time. */
export interface TimeRow {
  readonly time: number;
  /** Still waiting just before. */
  readonly atRisk: number;
  readonly events: number;
  readonly censored: number;
}

/** @throws AppError models.bad-durations if lists differ in length, a time is not above 0, or a code is not allowed */
export function requireDurations(
  time: ArrayLike<number>,
  codes: ArrayLike<number | boolean>,
  allowed: readonly number[] = [0, 1],
): void {
  let ok = time.length === codes.length;
  for (let i = 0; ok && i < time.length; i++) {
    ok = time[i]! > 0 && Number.isFinite(time[i]) && allowed.includes(Number(codes[i]));
  }
  if (ok) return;
  throw new AppError("models.bad-durations", { times: time.length, outcomes: codes.length, allowed });
}

/** Life table: one row per event or censoring time, in order. */
export function lifeTable({ time, event }: Durations): readonly TimeRow[] {
  requireDurations(time, event);
  const order = Uint32Array.from(time, (_, i) => i).sort((a, b) => time[a]! - time[b]!);
  const rows: TimeRow[] = [];
  for (let from = 0; from < order.length; ) {
    const at = time[order[from]!]!;
    let [to, events] = [from, 0];
    for (; to < order.length && time[order[to]!] === at; to++) events += Number(event[order[to]!]);
    rows.push({ time: at, atRisk: order.length - from, events, censored: to - from - events });
    from = to;
  }
  return rows;
}
