import type { Engine } from "../engine/engine.ts";
import { ColumnEvaluator } from "../records/columns/column-evaluator.ts";
import { StringDictionary } from "../records/columns/string-dictionary.ts";
import { column } from "../records/expr.ts";
import type { Relation } from "../records/relation.ts";
import type { Row } from "../records/table.ts";
import type { Place, PlaceKind } from "./cube.ts";
import type { OfficialGroups } from "./official-groups.ts";
import type { OfficialOrigins } from "./official-origins.ts";
import { levelIndexes } from "./packing.ts";
import { placeNames } from "./place-names.ts";
import { mapPlaces, type NamedPlace } from "./places.ts";
import { segmentsOf } from "./segments.ts";

export const officialStatuses = ["counted", "suppressed", "blank"] as const;

/** One published cell. Unpublished numbers are NaN. */
export interface OfficialRow {
  readonly placeYear: number;
  /** Indexes into the lists passed to the reader; -1 or `noOrigin` if not in them. */
  readonly indicator: number;
  readonly group: number;
  readonly origin: number;
  readonly status: (typeof officialStatuses)[number] | undefined;
  readonly n: number;
  readonly hits: number;
  readonly value: number;
  /** Students at each achievement level. */
  readonly achievementLevels: readonly number[];
}

export interface OfficialCellRows {
  readonly years: readonly number[];
  readonly places: readonly Place[];
  readonly count: number;
  at(row: number): OfficialRow;
}

const placeColumns = [
  "school_year",
  "state",
  "county_id",
  "district_id",
  "place_kind",
  "place_id",
  "place_name",
  "county_name",
  "district_name",
] as const;
const groupColumns = ["grouping", "level", "grade"] as const;
const originColumns = ["publication", "counted_students"] as const;
const levelColumns = ["at_level_1", "at_level_2", "at_level_3", "at_level_4"] as const;

/** Reads published cells as columns; places, groups and origins become indexes. */
export async function readOfficialRows(
  engine: Engine,
  cells: Relation,
  indicators: readonly string[],
  groups: OfficialGroups,
  origins: OfficialOrigins,
): Promise<OfficialCellRows> {
  const dictionary = new StringDictionary();
  const table = await engine.columns(cells, dictionary);
  const evaluator = new ColumnEvaluator(table, dictionary);
  const numbers = (name: string): Float64Array => evaluator.numbers(column(name));
  const indexes = (name: string, list: readonly string[]): Int32Array =>
    levelIndexes(evaluator.column(column(name)), list, table.rows, dictionary);
  /** Computes an index once per distinct combination of these columns, then expands it to rows. */
  const perSegment = (by: readonly string[], indexOf: (shared: Row, segment: number) => number): Int32Array => {
    const { shared, segments } = segmentsOf([table], by, dictionary);
    const index = shared.map(indexOf);
    return segments.map((segment) => index[segment] ?? -1);
  };

  const { shared: placesNamed } = segmentsOf([table], placeColumns, dictionary);
  const years = [...new Set(placesNamed.map((row) => Number(row["school_year"])))].sort((a, b) => a - b);
  const { places, placesOf } = mapPlaces(placesNamed.map(chainOf), await placeNames(engine));
  const placeYear = perSegment(placeColumns, (row, segment) => {
    const place = placesOf[segment]?.findLast((at) => at >= 0) ?? 0;
    return place * years.length + years.indexOf(Number(row["school_year"]));
  });
  const group = perSegment(groupColumns, (row) =>
    groups.indexOf(String(row["grouping"]), String(row["level"]), String(row["grade"])),
  );
  const origin = perSegment(originColumns, (row) =>
    origins.indexOf(String(row["publication"]), String(row["counted_students"])),
  );
  const indicator = indexes("indicator", indicators);
  const status = indexes("status", officialStatuses);
  const [n, hits, value] = [numbers("n"), numbers("hits"), numbers("value")];
  const levels = levelColumns.map(numbers);
  return {
    years,
    places,
    count: table.rows,
    at: (row) => ({
      placeYear: placeYear[row]!,
      indicator: indicator[row]!,
      group: group[row]!,
      origin: origin[row]!,
      status: officialStatuses[status[row]!],
      n: n[row]!,
      hits: hits[row]!,
      value: value[row]!,
      achievementLevels: levels.map((at) => at[row]!),
    }),
  };
}

/** Places of a row, widest first, down to the place of its figures. */
function chainOf(row: Row): readonly NamedPlace[] {
  const text = (name: string): string | null => {
    const value = row[name];
    return value === null || value === undefined ? null : String(value);
  };
  const kinds: readonly PlaceKind[] = ["state", "county", "district", "school"];
  const last = kinds.indexOf(String(row["place_kind"]) as PlaceKind);
  return kinds.slice(0, last + 1).map((kind, at): NamedPlace => {
    // Every row names the state in its own column.
    if (kind === "state") return { kind, id: text("state"), name: at === last ? text("place_name") : null };
    if (at === last) return { kind, id: text("place_id"), name: text("place_name") };
    return { kind, id: text(`${kind}_id`), name: text(`${kind}_name`) };
  });
}
