import type { FileKind } from "../../base/mapping-facts.ts";
import { type Concept, concepts, plainHeader } from "./concepts.ts";
import { reportExports } from "./report-exports.ts";

/** A concept that a heading can mean. */
export interface HeadingMeaning {
  readonly concept: Concept;
  /** Kinds of file in which the heading has this meaning; null = all. */
  readonly kinds: readonly FileKind[] | null;
  /** Position in the concept's list; the first is the most common. */
  readonly rank: number;
}

const meanings = new Map<string, HeadingMeaning[]>();
for (const concept of concepts) {
  const add = (heading: string, rank: number, kinds: readonly FileKind[] | null): void => {
    const key = plainHeader(heading);
    const sameHeading = meanings.get(key);
    if (sameHeading === undefined) meanings.set(key, [{ concept, kinds, rank }]);
    else sameHeading.push({ concept, kinds, rank });
  };
  for (const [rank, heading] of concept.headers.entries()) add(heading, rank, null);
  for (const [kind, headings] of Object.entries(concept.headersIn ?? {})) {
    for (const [rank, heading] of headings.entries()) add(heading, rank, [kind as FileKind]);
  }
}

for (const { kind, headings } of reportExports) {
  for (const [heading, id] of Object.entries(headings)) {
    const key = plainHeader(heading);
    const concept = concepts.find((c) => c.id === id);
    const before = meanings.get(key) ?? [];
    // A heading with a meaning in any such file keeps it; only the export itself can redefine it.
    if (concept === undefined || before.some(({ kinds }) => kinds === null || kinds.includes(kind))) continue;
    meanings.set(key, [...before, { concept, kinds: [kind], rank: concept.headers.length }]);
  }
}

/** @param plain  a heading as `plainHeader` returns it */
export const conceptsOfHeading = (plain: string): readonly HeadingMeaning[] => meanings.get(plain) ?? [];

/**
 * Whether a heading has a meaning in some kind of file, so that a profile that does not list it was made for other
 * files. Meanings that exist only in self-reviews ("Notes") do not count: files about students use those headings for
 * anything.
 */
export const isKnownHeading = (heading: string): boolean =>
  conceptsOfHeading(plainHeader(heading)).some(
    ({ concept, kinds }) => concept.kind !== "leave" && kinds?.every((kind) => kind === "self-review") !== true,
  );
