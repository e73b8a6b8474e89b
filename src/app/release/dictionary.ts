import { placeKey } from "../../base/keys.ts";
import type { Release } from "../../release/cell.ts";
import { indicatorLabel, indicatorQuestion } from "../../ui/audit-sentence.ts";
import { groupName } from "../../ui/group-name.ts";
import type { Words } from "../../ui/words.ts";

/** Names that a release does not contain. */
export interface DictionaryNames {
  readonly places: ReadonlyMap<string, string>;
  /** The district's own questions, by id. */
  readonly questions: Readonly<Record<string, string>>;
}

/**
 * The data dictionary of a release in one language, as CSV: what each id in `cells.csv` means. A line each of the
 * places, the groups, the indicators, and who the populations count.
 */
export function dictionaryOf({ structure }: Release, { places, questions }: DictionaryNames, words: Words): string {
  const rows: (readonly string[])[] = [["column", "id", "name", "meaning"]];
  for (const place of structure.places)
    rows.push(["place_id", place.id, places.get(placeKey(place)) ?? place.id, place.kind]);
  for (const { id, levels } of structure.groupings)
    for (const level of levels) rows.push([id, level, groupName(id, level, words).label, ""]);
  for (const { id, indicators } of structure.populations) {
    rows.push(["population", id, indicators.map((one) => indicatorLabel(one.id, words, questions)).join("; "), ""]);
    for (const one of indicators)
      rows.push([
        "indicator",
        one.id,
        indicatorLabel(one.id, words, questions),
        indicatorQuestion(one.id, words, questions),
      ]);
  }
  return rows.map((row) => `${row.map(quoted).join(",")}\n`).join("");
}

/** Always quoted, and never interpreted as a formula by a spreadsheet. */
const quoted = (text: string): string => `"${text.replace(/^[=+\-@]/u, "'$&").replaceAll('"', '""')}"`;
