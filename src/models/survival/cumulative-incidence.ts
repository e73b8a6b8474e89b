import { type NoNumber, none } from "../../base/finding.ts";
import { confidenceLevel } from "../../rules/confidence.ts";
import { zForConfidence } from "../../stats/normal.ts";
import { requireDurations } from "./durations.ts";

/** 0 = censored: still waiting at the last observation; 1 = the event of interest; 2 = a competing event, such as leaving the district. */
export interface CompetingDurations {
  readonly time: ArrayLike<number>;
  readonly status: ArrayLike<number>;
}

export interface IncidenceStep {
  readonly time: number;
  /** Share of entrants who have had the event by this time. */
  readonly share: number;
  readonly variance: number;
  /** Normal interval, clipped to 0..1. */
  readonly lower: number;
  readonly upper: number;
}

export interface CumulativeIncidence {
  readonly kind: "incidence";
  /** Steps for the event of interest and for the competing event. */
  readonly event: readonly IncidenceStep[];
  readonly competing: readonly IncidenceStep[];
}

/**
 * Cumulative incidence with a competing event (Aalen-Johansen): the share of entrants reclassified *here* by each year. Unlike 1 minus
 * Kaplan-Meier it does not treat those who left as if they were still waiting. Variance by the delta method with multinomial ties.
 *
 * @returns `no_data` without students
 * @throws AppError models.bad-durations, stats.bad-confidence
 * @see Aalen & Johansen 1978; Gray 1988, doi:10.1214/aos/1176350951
 */
export function cumulativeIncidence(
  durations: CompetingDurations,
  confidence = confidenceLevel.value,
): CumulativeIncidence | NoNumber {
  const z = zForConfidence(confidence);
  const { time, status } = durations;
  requireDurations(time, status, [0, 1, 2]);
  if (time.length === 0) return none("no_data");
  const table = competingTable(durations);
  return { kind: "incidence", event: steps(table, 1, z), competing: steps(table, 2, z) };
}

/**
 * Value of the step function at a time: share and variance at the last step at or before it; 0 before the first step.
 */
export function incidenceBy(
  steps: readonly IncidenceStep[],
  time: number,
): { readonly share: number; readonly variance: number } {
  return steps.findLast((step) => step.time <= time) ?? { share: 0, variance: 0 };
}

interface CompetingRow {
  readonly time: number;
  readonly atRisk: number;
  readonly counts: readonly [number, number, number];
}

function competingTable({ time, status }: CompetingDurations): readonly CompetingRow[] {
  const order = Uint32Array.from(time, (_, i) => i).sort((a, b) => time[a]! - time[b]!);
  const rows: CompetingRow[] = [];
  for (let from = 0; from < order.length; ) {
    const counts: [number, number, number] = [0, 0, 0];
    let to = from;
    for (; to < order.length && time[order[to]!] === time[order[from]!]; to++) counts[status[order[to]!]!]! += 1;
    rows.push({ time: time[order[from]!]!, atRisk: order.length - from, counts });
    from = to;
  }
  return rows;
}

/**
 * With F the incidence and S the share without any event, an event of this cause at s moves F(t) by 1 - (F(t) - F(s))
 * / S(s), one of the other cause by -(F(t) - F(s)) / S(s). Sums of their squares are polynomials in F(t), so a single
 * pass gives all times.
 */
function steps(table: readonly CompetingRow[], cause: 1 | 2, z: number): readonly IncidenceStep[] {
  let [survival, share] = [1, 0];
  let [constant, linear, square] = [0, 0, 0];
  const incidence: IncidenceStep[] = [];
  for (const { time, atRisk, counts } of table) {
    const own = counts[cause];
    const other = counts[3 - cause]!;
    const after = (survival * (atRisk - own - other)) / atRisk;
    share += (survival * own) / atRisk;
    const add = (events: number, start: number) => {
      if (events === 0) return;
      const ties = events > 1 ? 1 - (events - 1) / (atRisk - 1) : 1;
      const weight = (ties * events * survival * survival) / (atRisk * atRisk);
      const slope = after > 0 ? 1 / after : 0;
      const level = start + share * slope;
      constant += weight * level * level;
      linear += weight * level * slope;
      square += weight * slope * slope;
    };
    if (after > 0) add(other, 0);
    add(own, 1);
    if (own > 0) {
      const variance = Math.max(0, constant - 2 * share * linear + share * share * square);
      const reach = z * Math.sqrt(variance);
      incidence.push({ time, share, variance, lower: Math.max(0, share - reach), upper: Math.min(1, share + reach) });
    }
    survival = after;
  }
  return incidence;
}
