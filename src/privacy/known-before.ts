import type { ReleaseKey } from "../release/cell.ts";
import { keyText } from "../release/cells-file.ts";
import { printedNumber } from "../release/printed.ts";
import { disclosureStatus, unlimited } from "./disclosure.ts";
import { countLimits, type EarlierCell, isSmallRevision, type Ledger } from "./earlier-releases.ts";
import type { KnownOutcomes } from "./outcome-disclosure.ts";
import { printedOutcomes } from "./printed-outcomes.ts";

/** What a ledger says about the cells of one population, year and indicator. */
export interface KnownCells extends KnownOutcomes {
  /** 1 for counts whose correction differs from what was printed by fewer students than the minimum. */
  readonly mustProtect: Uint8Array;
}

/** Reads what was printed before about each cell: its counts, or with `outcomes` the numbers behind its rates. */
export function knownBefore(
  ledger: Ledger,
  keyAt: (cell: number) => ReleaseKey,
  records: string,
  minimum: number,
  n: Int32Array,
  outcomes?: Int32Array,
): KnownCells {
  const low = new Int32Array(n.length);
  const high = new Int32Array(n.length).fill(unlimited);
  const status = new Uint8Array(n.length);
  const mustProtect = new Uint8Array(n.length);
  const isRow = new Uint8Array(n.length);
  const entriesOf = (c: number): readonly EarlierCell[] | undefined =>
    ledger.size === 0 ? undefined : ledger.get(keyText(keyAt(c)));
  for (let c = 0; c < n.length; c++) {
    const entries = entriesOf(c);
    if (entries === undefined) continue;
    isRow[c] = 1;
    const same = entries.filter((entry) => entry.records === records);
    for (const entry of same) {
      const { cell } = entry;
      const limits = outcomes === undefined ? countLimits(cell.n) : outcomeLimits(entry, outcomes[c]!, n[c]!, n[c]!);
      if (limits !== undefined) {
        low[c] = Math.max(low[c]!, limits.low);
        high[c] = Math.min(high[c]!, limits.high);
      }
    }
    // A cell that was hidden once stays hidden for that year, whatever the records say now: most of them say the
    // same.
    for (const entry of entries) {
      const isHidden =
        outcomes === undefined
          ? entry.cell.n.kind === "hidden"
          : outcomeLimits(entry, outcomes[c]!, n[c]!, n[c]!) === undefined;
      const isRange = entry.cell.n.kind === "range";
      status[c] = Math.max(
        status[c]!,
        isHidden ? disclosureStatus.complement : isRange ? disclosureStatus.range : disclosureStatus.shown,
      );
    }
    if (low[c] === high[c]) status[c] = disclosureStatus.shown;
    const revised = entries.some(
      (entry) => entry.records !== records && isSmallRevision(entry.cell.n, printedNumber(n[c]!), minimum),
    );
    if (outcomes === undefined && revised) mustProtect[c] = 1;
  }
  const limitsAt = (c: number, could: number): { low: number; high: number } => {
    const own = { low: 0, high: unlimited };
    for (const entry of entriesOf(c) ?? []) {
      if (outcomes === undefined || entry.records !== records) continue;
      const limits = outcomeLimits(entry, outcomes[c]!, n[c]!, could);
      if (limits === undefined) continue;
      own.low = Math.max(own.low, limits.low);
      own.high = Math.min(own.high, limits.high);
    }
    return own;
  };
  return { low, high, status, isRow, mustProtect, limitsAt };
}

/** What an earlier rate says about x of n students if there were `could` of them; undefined if it was not printed. */
function outcomeLimits(
  { cell, rounding }: EarlierCell,
  x: number,
  n: number,
  could: number,
): { low: number; high: number } | undefined {
  const counts = countLimits(cell.n);
  if (counts === undefined || cell.rate === null || cell.rate.kind === "hidden") return undefined;
  return printedOutcomes(x, n, rounding.rates, counts.low, could);
}

/** Key of a row of the denominator of a population, or with `indicator` of its rate. */
export const releaseKey = (
  population: string,
  indicator: string,
  schoolYear: string,
  place: { readonly kind: string; readonly id: string },
  grade: string,
  group: { readonly grouping: string; readonly level: string },
): ReleaseKey => ({
  population,
  indicator,
  schoolYear,
  placeKind: place.kind,
  placeId: place.id,
  grade,
  grouping: group.grouping,
  level: group.level,
});
