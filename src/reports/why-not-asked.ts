import { groupOfKey, schoolOfKey } from "../base/keys.ts";
import type { Audit } from "./audit.ts";
import type { NotAsked } from "./audit-schema.ts";
import { crossedGroupings } from "./crossing.ts";
import type { Audience } from "./report.ts";

/**
 * Why an audit has no number with this id (`indicator/year/place/grouping=level/comparison`): "not asked" lines for
 * its indicator or groupings, in its year, everywhere or at its school. Empty if nothing is missing.
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
