import type { Audience, Cube } from "../cube/cube.ts";
import { type MadeFor, madeFrom } from "../cube/made-from.ts";
import { isOfficialTable } from "../cube/official-records.ts";

/** A file in a warehouse, as delivered. */
export interface DeliveryFacts {
  readonly file: string;
  /** SHA-256 of its bytes, 64 hexadecimal digits. */
  readonly sha256: string;
  /** Date loaded, "2026-03-27". */
  readonly loadedOn: string;
  /** Number of the load that included it. */
  readonly load: number;
  /** Source that read it; null if no source recognized the file. */
  readonly source: string | null;
  readonly schoolYears: readonly number[];
  /** Canonical tables with rows from it. */
  readonly tables: readonly string[];
  readonly rows: number;
  readonly loaded: number;
  readonly quarantined: number;
  readonly setAside: number;
}

/** A file an audit used, for the audience of the audit. */
export interface Delivery<A extends Audience> extends DeliveryFacts, MadeFor<A> {}

/**
 * Files an audit used. An audit of official figures uses only the published files that supplied figures, not the
 * district's other deliveries.
 */
export const deliveriesOf = <A extends Audience>(
  cube: Cube<A>,
  files: readonly DeliveryFacts[],
): readonly Delivery<A>[] =>
  files
    .filter(({ tables }) => cube.official === undefined || tables.some(isOfficialTable))
    .map((file) => madeFrom(cube, { ...file }));

/** Files behind a question: those with rows in its tables for that year or for no year. */
export const deliveriesBehind = <A extends Audience>(
  deliveries: readonly Delivery<A>[],
  tables: readonly string[],
  schoolYear: number,
): readonly Delivery<A>[] =>
  deliveries.filter(
    (d) =>
      d.tables.some((t) => tables.includes(t)) && (d.schoolYears.length === 0 || d.schoolYears.includes(schoolYear)),
  );
