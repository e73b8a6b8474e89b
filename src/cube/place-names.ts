import type { Engine } from "../engine/engine.ts";
import { from } from "../records/relation.ts";
import { school } from "../records/tables.ts";

/** Names of schools, districts, counties and grade bands, by `kind:id`, as the records of schools have them. */
export async function placeNames(engine: Engine): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const row of await engine.ask(from(school))) {
    const name = (kind: string, id: unknown, value: unknown): void => {
      if (typeof id === "string" && typeof value === "string") names.set(`${kind}:${id}`, value);
    };
    name("school", row["school_id"], row["name"]);
    name("district", row["district_id"], row["district_name"]);
    name("county", row["county_id"], row["county_name"]);
    for (const band of ["K-5", "6-8", "9-12"]) name("grade-band", `${row["school_id"]}/${band}`, row["name"]);
  }
  return names;
}
