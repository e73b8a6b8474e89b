import { type PlaceKey, placeKey } from "../base/keys.ts";
import type { Engine } from "../engine/engine.ts";
import { from } from "../records/relation.ts";
import { school } from "../records/tables.ts";
import { gradeBandEnds } from "../rules/grades.ts";
import type { PlaceKind } from "./cube.ts";

/** Names of schools, districts, counties and grade bands, from school records. */
export async function placeNames(engine: Engine): Promise<ReadonlyMap<PlaceKey, string>> {
  const names = new Map<PlaceKey, string>();
  for (const row of await engine.ask(from(school))) {
    const name = (kind: PlaceKind, id: unknown, value: unknown): void => {
      if (typeof id === "string" && typeof value === "string") names.set(placeKey({ kind, id }), value);
    };
    name("school", row["school_id"], row["name"]);
    name("district", row["district_id"], row["district_name"]);
    name("county", row["county_id"], row["county_name"]);
    for (const band of Object.keys(gradeBandEnds)) name("grade-band", `${row["school_id"]}/${band}`, row["name"]);
  }
  return names;
}
