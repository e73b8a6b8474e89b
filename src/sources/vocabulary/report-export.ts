import type { ConceptId, FileKind } from "../../base/mapping-facts.ts";

/** A file that districts get from a system in common use, and what its headings mean. */
export interface ReportExport {
  readonly id: string;
  /** The product, as districts call it. */
  readonly system: string;
  /** The report or export in it. */
  readonly name: string;
  readonly kind: FileKind;
  /** Where the headings were read: addresses of pages, or a repository and a path in it. */
  readonly sources: readonly string[];
  /** For results of a district's own tests: what the test is called before the form and window that the file's columns name. */
  readonly instrument?: string;
  /** Headings, spelled as the export spells them; null = known, and not used. */
  readonly headings: Readonly<Record<string, ConceptId | null>>;
}

/** Headings of an export that are known and not used. */
export const unused = (...headings: readonly string[]): Record<string, null> =>
  Object.fromEntries(headings.map((heading) => [heading, null]));

/** Each of some beginnings with each of some ends. */
export const each = (begins: readonly string[], ends: readonly string[]): string[] =>
  begins.flatMap((begin) => ends.map((end) => `${begin}${end}`));
