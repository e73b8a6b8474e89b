import { disclosureCosts, type PrivacyPolicy } from "../rules/privacy.ts";
import type { KnownBefore } from "./count-disclosure.ts";
import { type Disclosure, disclosureStatus, isWithheld } from "./disclosure.ts";
import { printedOutcomes } from "./printed-outcomes.ts";

export interface OutcomesToProtect {
  /** Students with the outcome, by node * groups + group. */
  readonly outcomes: Int32Array;
  /** The protected counts of the same population. */
  readonly counts: { readonly val: Int32Array; readonly disclosure: Disclosure };
  /** By cell: a secret number in [0, 1). */
  readonly jitter: Float64Array;
  /** What earlier releases printed about the outcomes. */
  readonly known?: KnownOutcomes;
}

/** What earlier releases printed about outcomes: limits for a reader who knows n. */
export interface KnownOutcomes extends KnownBefore {
  /** The limits if the cell counted `could` students. */
  limitsAt(cell: number, could: number): { readonly low: number; readonly high: number };
}

/**
 * Initial status of the rates of one indicator, given the protected denominators: a rate is withheld where its group
 * is, otherwise coded or banded by the ladder. An attacker is assumed to know every n. Each cell has a range of
 * outcomes, never an exact number; if it leaves that range, the rate is withheld and x is anything from 0 to n.
 */
export function outcomeDisclosure(
  { outcomes, counts, jitter, known }: OutcomesToProtect,
  policy: PrivacyPolicy,
): Disclosure {
  const cells = outcomes.length;
  const status = new Uint8Array(cells);
  const low = known?.low ?? new Int32Array(cells);
  const high = known === undefined ? counts.val : counts.val.map((n, c) => Math.min(n, known.high[c]!));
  const rangeLow = new Int32Array(cells);
  const rangeHigh = new Int32Array(cells).fill(-1);
  const cost = new Float64Array(cells);
  const need = new Int16Array(cells);
  for (let c = 0; c < cells; c++) {
    const n = counts.val[c]!;
    const of = counts.disclosure.status[c]!;
    if (isWithheld(of)) {
      status[c] = of;
      // An attacker who is given n must not learn that nobody, or everybody, has the outcome: whatever hides the group.
      if (n > 0)
        need[c] =
          printedOutcomes(outcomes[c]!, n, policy.rates, n)?.isCoded === true
            ? policy.need.extreme
            : policy.need.outcome;
      continue;
    }
    const size = of === disclosureStatus.range ? counts.disclosure.rangeLow[c]! : n;
    const printed = printedOutcomes(outcomes[c]!, n, policy.rates, size);
    if (printed === undefined) {
      // The group is empty, and its count shows that.
      if (n > 0) status[c] = disclosureStatus.complement;
      continue;
    }
    status[c] = Math.max(disclosureStatus.range, known?.status[c] ?? 0);
    rangeLow[c] = Math.max(printed.low, low[c]!);
    rangeHigh[c] = Math.min(printed.high, high[c]!);
    if (printed.isCoded) need[c] = policy.need.extreme;
    cost[c] =
      (1 + disclosureCosts.perDoubling * Math.log2(1 + n / policy.minimumCount)) *
      (1 + disclosureCosts.jitter * jitter[c]!);
  }
  return { status, low, high, rangeLow, rangeHigh, cost, need };
}
