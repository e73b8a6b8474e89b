import { groupOfKey, schoolOfKey } from "../base/keys.ts";
import type { Audit } from "./audit.ts";
import type { NotAsked } from "./audit-schema.ts";
import { crossedGroupings } from "./crossing.ts";
import type { Audience } from "./report.ts";

/**
 * Why an audit has no number of this id (`indicator/year/place/grouping=level/comparison`): lines of "not asked" about its question or one of its groupings,
 * in its year, and everywhere or at its school. None where nothing is missing.
 */
export function whyNotAsked(audit: Pick<Audit<Audience>, "notAsked">, id: string): readonly NotAsked[] {
  const [indicator, year, place = "", group = ""] = id.split("/");
  const groupings = crossedGroupings(groupOfKey(group).grouping);
  const school = schoolOfKey(place);
  return audit.notAsked.filter(
    (n) =>
      (n.indicator === indicator || (n.grouping !== null && groupings.includes(n.grouping))) &&
      (n.schoolYear === null || n.schoolYear === Number(year)) &&
      (n.schools === null || n.schools.some((s) => s.id === school)),
  );
}
