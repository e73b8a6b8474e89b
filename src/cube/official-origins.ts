import type { Engine } from "../engine/engine.ts";
import { distinct, type Relation } from "../records/relation.ts";
import type { OfficialOrigin } from "./official-figures.ts";

/** Index that means "no origin". Indexes are bytes. */
export const noOrigin = 255;

/** All pairs of a publication and a set of students it counts, in order of preference. */
export interface OfficialOrigins {
  readonly list: readonly OfficialOrigin[];
  indexOf(publication: string, counted: string): number;
}

/** Subsets of schools, most traditional first. */
const preferredParts = ["all", "non-charter", "non-charter non-dass"];

/**
 * Preference: all students before a subset, traditional schools before others, a publication of the same year before
 * a later one.
 */
export async function officialOrigins(engine: Engine, cells: Relation): Promise<OfficialOrigins> {
  const part = ({ counted }: OfficialOrigin): number => {
    const at = preferredParts.indexOf(counted);
    return at < 0 ? preferredParts.length : at;
  };
  const year = ({ publication }: OfficialOrigin): number => Number(/-(\d{4})$/.exec(publication)?.[1] ?? 9999);
  const name = ({ counted, publication }: OfficialOrigin): string => `${counted} ${publication}`;
  const list = (await engine.ask(distinct(cells, ["publication", "counted_students"])))
    .map(
      (row): OfficialOrigin => ({ publication: String(row["publication"]), counted: String(row["counted_students"]) }),
    )
    .sort((a, b) => part(a) - part(b) || year(b) - year(a) || (name(a) < name(b) ? -1 : 1))
    .slice(0, noOrigin);
  const index = new Map(list.map((origin, at) => [name(origin), at]));
  return { list, indexOf: (publication, counted) => index.get(name({ publication, counted })) ?? noOrigin };
}
