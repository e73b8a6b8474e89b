import type { Audience, Cube } from "../cube/cube.ts";
import { type MadeFor, madeFrom } from "../cube/made-from.ts";
import { isOfficialTable } from "../cube/official-records.ts";

/** A file of a warehouse, as it was delivered. */
export interface DeliveryFacts {
  readonly file: string;
  /** SHA-256 of its bytes, 64 hexadecimal digits. */
  readonly sha256: string;
  /** When it was loaded: "2026-03-27". */
  readonly loadedOn: string;
  /** The number of the load it came with. */
  readonly load: number;
  /** The source that read it; null when no source recognized the file. */
  readonly source: string | null;
  readonly schoolYears: readonly number[];
  /** Canonical tables that have rows from it. */
  readonly tables: readonly string[];
  readonly rows: number;
  readonly loaded: number;
  readonly quarantined: number;
  readonly setAside: number;
}

/** A file an audit rests on, for the audience of the audit. */
export interface Delivery<A extends Audience> extends DeliveryFacts, MadeFor<A> {}

/**
 * The files that an audit rests on. An audit of official figures rests on files that offices published: those that gave it figures. What else a
 * district has delivered is not part of it.
 */
export const deliveriesOf = <A extends Audience>(
  cube: Cube<A>,
  files: readonly DeliveryFacts[],
): readonly Delivery<A>[] =>
  files
    .filter(({ tables }) => cube.official === undefined || tables.some(isOfficialTable))
    .map((file) => madeFrom(cube, { ...file }));

/** The files behind a question: those with rows in its tables, in that year or in no year. */
export const deliveriesBehind = <A extends Audience>(
  deliveries: readonly Delivery<A>[],
  tables: readonly string[],
  schoolYear: number,
): readonly Delivery<A>[] =>
  deliveries.filter(
    (d) =>
      d.tables.some((t) => tables.includes(t)) && (d.schoolYears.length === 0 || d.schoolYears.includes(schoolYear)),
  );
