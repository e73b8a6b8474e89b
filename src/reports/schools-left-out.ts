import type { Audit } from "./audit.ts";
import type { NotAsked } from "./audit-schema.ts";
import { crossedGroupings } from "./crossing.ts";
import type { Audience } from "./report.ts";

/**
 * What a larger place's number leaves out: schools without records for its indicator or groups that year, by record
 * and reason.
 */
export const schoolsLeftOut = (
  audit: Pick<Audit<Audience>, "notAsked">,
  about: { readonly indicator: string; readonly grouping: string; readonly schoolYear: number },
): readonly NotAsked[] => {
  const groupings = crossedGroupings(about.grouping);
  return audit.notAsked.filter(
    (n) =>
      n.schools !== null &&
      // A school where no student could be counted removes no one from the larger place's number.
      n.why !== "nobody-counted" &&
      n.schoolYear === about.schoolYear &&
      (n.indicator === about.indicator || (n.grouping !== null && groupings.includes(n.grouping))),
  );
};
