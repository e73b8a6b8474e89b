import { requireRight } from "../access/may.ts";
import type { Viewer } from "../access/viewer.ts";
import { AppError } from "../base/errors.ts";
import { findPractices, type Practice, readPractices } from "../sources/practices.ts";
import type { Workspace } from "../sources/workspace.ts";
import { nineFactors } from "../surveys/nine-factors.ts";

/** The nine factors used to classify practices and self-reviews. */
export const factorIds: readonly string[] = nineFactors.factors.map(({ id }) => id);

/** @throws AppError cli.unknown-factor */
export function requireFactor(factor: string | undefined): void {
  if (factor !== undefined && !factorIds.includes(factor))
    throw new AppError("cli.unknown-factor", { factor, known: factorIds });
}

export interface MatchingPractices {
  /** Notes that match the search. */
  readonly matches: readonly Practice[];
  /** Total number of notes. */
  readonly all: number;
  /** Faults of notes that cannot be read. */
  readonly faults: ReturnType<typeof readPractices>["faults"];
}

/**
 * Practice notes of a workspace.
 *
 * @throws AppError cli.unknown-factor
 */
export function practices(
  viewer: Viewer,
  { folder }: Workspace,
  search: Parameters<typeof findPractices>[1] = {},
): MatchingPractices {
  requireRight(viewer, "read-workspace");
  requireFactor(search.factor);
  const { practices: all, faults } = readPractices(folder, factorIds);
  return { matches: findPractices(all, search), all: all.length, faults };
}
