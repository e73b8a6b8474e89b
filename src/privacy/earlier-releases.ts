import type { Release, ReleaseCell, ReleaseKey } from "../release/cell.ts";
import { keyText } from "../release/cells-file.ts";
import type { Printed } from "../release/printed.ts";
import type { Rounding } from "../release/rounding.ts";

/** What an earlier release printed in a cell, and from which state of the records. */
export interface EarlierCell {
  readonly cell: ReleaseCell;
  readonly records: string;
  readonly rounding: Rounding;
}

/**
 * The ledger: everything ever printed, by cell, in the order of the releases. An earlier release stays public
 * whatever is released later.
 */
export type Ledger = ReadonlyMap<string, readonly EarlierCell[]>;

export function ledgerOf(earlier: readonly Release[]): Ledger {
  const ledger = new Map<string, EarlierCell[]>();
  for (const { structure, cells } of earlier) {
    const records = recordsOf(structure.populations);
    for (const cell of cells) {
      const entry = {
        cell,
        records: records.get(`${cell.population} ${cell.schoolYear}`) ?? "",
        rounding: structure.rounding,
      };
      const list = ledger.get(keyText(cell));
      if (list === undefined) ledger.set(keyText(cell), [entry]);
      else list.push(entry);
    }
  }
  return ledger;
}

const recordsOf = (populations: Release["structure"]["populations"]): ReadonlyMap<string, string> =>
  new Map(
    populations.flatMap(({ id, years }) => years.map((year) => [`${id} ${year.schoolYear}`, year.records] as const)),
  );

/** Why a release cannot follow the earlier ones. */
export interface LedgerFault {
  readonly key: ReleaseKey;
  /** `shown-again`: an earlier release of the same records hid it or printed less. `small-revision`: other records, and fewer than k students differ. */
  readonly fault: "shown-again" | "small-revision";
}

/**
 * The cells in which a release prints more about the same records than an earlier one did, or corrects a printed
 * count by fewer students than the minimum: the difference is a small group of students who came or left.
 */
export function ledgerFaults(ledger: Ledger, { structure, cells }: Release): readonly LedgerFault[] {
  const records = recordsOf(structure.populations);
  return cells.flatMap((cell): readonly LedgerFault[] => {
    const now = records.get(`${cell.population} ${cell.schoolYear}`) ?? "";
    const before = ledger.get(keyText(cell)) ?? [];
    const same = before.filter((entry) => entry.records === now);
    const isNew = (printedLess: (entry: EarlierCell) => boolean): boolean => same.length > 0 && same.every(printedLess);
    if (
      isNew((entry) => width(entry.cell.n) > width(cell.n)) ||
      (isPrinted(cell.rate) && isNew((entry) => !isPrinted(entry.cell.rate))) ||
      (isPrinted(cell.value) && isNew((entry) => !isPrinted(entry.cell.value)))
    )
      return [{ key: cell, fault: "shown-again" }];
    const isRevised = before.some(
      (entry) => entry.records !== now && isSmallRevision(entry.cell.n, cell.n, structure.minimum),
    );
    return isRevised ? [{ key: cell, fault: "small-revision" }] : [];
  });
}

const isPrinted = (printed: Printed | null): boolean => printed !== null && printed.kind !== "hidden";

/** Number of possible counts behind a printed count, minus one. */
const width = (printed: Printed): number => {
  const limits = countLimits(printed);
  return limits === undefined ? Number.POSITIVE_INFINITY : limits.high - limits.low;
};

/** Smallest and largest number of students behind a printed count; undefined if it is hidden. */
export function countLimits(printed: Printed): { readonly low: number; readonly high: number } | undefined {
  if (printed.kind === "number") return { low: printed.value, high: printed.value };
  return printed.kind === "range" ? printed : undefined;
}

/** Whether a printed count differs from one printed before by fewer students than the minimum. */
export function isSmallRevision(before: Printed, now: Printed, minimum: number): boolean {
  if (before.kind !== "number" || now.kind !== "number") return false;
  const moved = Math.abs(before.value - now.value);
  return moved > 0 && moved < minimum;
}
