import type { ConceptId, FileKind } from "../../base/mapping-facts.ts";

/** A file districts get from a common system, and the meaning of its headings. */
export interface ReportExport {
  readonly id: string;
  /** The product, as districts call it. */
  readonly system: string;
  /** The report or export in it. */
  readonly name: string;
  readonly kind: FileKind;
  /** Where the headings were found: web addresses, or a repository and path. */
  readonly sources: readonly string[];
  /**
   * For results of a district's own tests: the test's name, to which form and window are added from the file's
   * columns.
   */
  readonly instrument?: string;
  /** Headings as the export spells them; null = known but not used. */
  readonly headings: Readonly<Record<string, ConceptId | null>>;
}

/** Known headings of an export that are not used. */
export const unused = (...headings: readonly string[]): Record<string, null> =>
  Object.fromEntries(headings.map((heading) => [heading, null]));

/** All combinations of these prefixes and suffixes. */
export const each = (begins: readonly string[], ends: readonly string[]): string[] =>
  begins.flatMap((begin) => ends.map((end) => `${begin}${end}`));
