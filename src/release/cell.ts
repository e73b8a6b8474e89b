import type { Printed } from "./printed.ts";
import type { Structure } from "./structure.ts";

/** Which cell: the first columns of `cells.csv`. */
export interface ReleaseKey {
  readonly population: string;
  /** Empty in the row of a denominator. */
  readonly indicator: string;
  readonly schoolYear: string;
  readonly placeKind: string;
  readonly placeId: string;
  /** A single grade, or `all`. */
  readonly grade: string;
  /** A grouping, a crossing (`race*low-income`), or `all`. */
  readonly grouping: string;
  /** A level, one level per grouping of a crossing (`latino*yes`), or `all`. */
  readonly level: string;
}

/** A row of `cells.csv`. */
export interface ReleaseCell extends ReleaseKey {
  /** Number of students counted. */
  readonly n: Printed;
  /** Percent of them; null in the row of a denominator or of another measure. */
  readonly rate: Printed | null;
  /** An average or other value, in `unit`; null for rates and denominators. */
  readonly value: Printed | null;
  /** Empty without a value. */
  readonly unit: string;
}

/** A release in its form for everybody: what `cells.csv` and `structure.json` say. */
export interface Release {
  readonly structure: Structure;
  /** One per offered cell, in the order of `offeredKeys`. */
  readonly cells: readonly ReleaseCell[];
}
