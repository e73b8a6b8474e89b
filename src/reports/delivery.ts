/** A file an audit rests on, as it was delivered. */
export interface Delivery {
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

/** The files behind a question: those with rows in its tables, in that year or in no year. */
export const deliveriesBehind = (
  deliveries: readonly Delivery[],
  tables: readonly string[],
  schoolYear: number,
): readonly Delivery[] =>
  deliveries.filter(
    (d) =>
      d.tables.some((t) => tables.includes(t)) && (d.schoolYears.length === 0 || d.schoolYears.includes(schoolYear)),
  );
