import { disclosureCosts, type PrivacyPolicy } from "../rules/privacy.ts";
import { type Disclosure, disclosureStatus, unlimited } from "./disclosure.ts";
import type { PlaceGrid } from "./place-grid.ts";

/** What earlier releases printed about each cell, from the ledger. */
export interface KnownBefore {
  readonly low: Int32Array;
  readonly high: Int32Array;
  /** Most restrictive status the cell ever had: a cell that was hidden once stays hidden. */
  readonly status: Uint8Array;
  /** 1 if an earlier release had a row for the cell. */
  readonly isRow: Uint8Array;
}

export interface CountsToProtect {
  readonly grid: PlaceGrid;
  /** Number of groups, and whether each is a total over all students. */
  readonly groups: number;
  readonly isTotal: (group: number) => boolean;
  /** Counts by node * groups + group. */
  readonly val: Int32Array;
  /** By cell: 1 if a table of the release offers it. */
  readonly offered: Uint8Array;
  /** By cell: a secret number in [0, 1). */
  readonly jitter: Float64Array;
  /** By cell: 1 if its exact number must stay unknown whatever its size, such as a group that contains everybody. */
  readonly mustProtect?: Uint8Array;
  readonly known?: KnownBefore;
}

/**
 * Initial status of a release of counts: unsafe cells are hidden, all others shown, unless an earlier release printed
 * less. A cell that an earlier release printed exactly can no longer be hidden.
 */
export function countDisclosure(
  { grid, groups, isTotal, val, offered, jitter, mustProtect, known }: CountsToProtect,
  policy: PrivacyPolicy,
): Disclosure {
  const cells = val.length;
  const status = new Uint8Array(cells);
  const least = policy.zeros === "shown" ? 1 : 0;
  const low = new Int32Array(cells);
  const high = new Int32Array(cells).fill(unlimited);
  const rangeLow = new Int32Array(cells);
  const rangeHigh = new Int32Array(cells).fill(-1);
  const cost = new Float64Array(cells);
  const need = new Int16Array(cells);
  const deepest = grid.depth.reduce((a, b) => Math.max(a, b), 0);
  const levels = policy.hidesFirst === "school" ? disclosureCosts.levels : disclosureCosts.levelsDistrictFirst;
  for (let c = 0; c < cells; c++) {
    const n = val[c]!;
    const node = Math.floor(c / groups);
    // A number that was printed exactly stays public, whatever the policy is now.
    const isPrinted = known !== undefined && known.low[c] === known.high[c];
    const isUnsafe = !isPrinted && n > 0 && n < policy.minimumCount;
    if (isUnsafe || (!isPrinted && mustProtect?.[c] === 1))
      need[c] = offered[c] === 1 ? policy.need.count : policy.need.unoffered;
    if (offered[c] === 1 && n > 0) low[c] = least;
    if (known !== undefined) {
      low[c] = Math.max(low[c]!, known.low[c]!);
      high[c] = known.high[c]!;
    }
    if (offered[c] === 0) {
      status[c] = disclosureStatus.unoffered;
      continue;
    }
    status[c] = Math.max(
      isUnsafe ? disclosureStatus.sensitive : disclosureStatus.shown,
      known?.status[c] ?? disclosureStatus.shown,
    );
    if (policy.ranges !== null && n >= policy.ranges.from) {
      rangeLow[c] = Math.max(n - (n % policy.ranges.step), low[c]!);
      rangeHigh[c] = Math.min(n - (n % policy.ranges.step) + policy.ranges.step - 1, high[c]!);
    }
    const level = deepest - grid.depth[grid.nodePlace[node]!]!;
    const isFixed = isPrinted || (n === 0 && policy.zeros === "shown");
    cost[c] = isFixed
      ? Number.POSITIVE_INFINITY
      : (levels[Math.min(level, levels.length - 1)] ?? 1) *
        (grid.nodeGrade[node] === 0 ? disclosureCosts.allGrades : 1) *
        (isTotal(c - node * groups) ? disclosureCosts.allStudents : 1) *
        (n === 0 ? disclosureCosts.zero : 1 + disclosureCosts.perDoubling * Math.log2(1 + n / policy.minimumCount)) *
        (1 + disclosureCosts.jitter * jitter[c]!);
  }
  return { status, low, high, rangeLow, rangeHigh, cost, need };
}
