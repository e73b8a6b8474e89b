import type { Audit } from "./audit.ts";
import type { NotAsked } from "./audit-schema.ts";
import { crossedGroupings } from "./crossing.ts";
import type { Audience } from "./report.ts";

/** What a number of a larger place is not about: schools that the records of its question or groups leave out that year, by record and reason. */
export const schoolsLeftOut = (
  audit: Pick<Audit<Audience>, "notAsked">,
  about: { readonly indicator: string; readonly grouping: string; readonly schoolYear: number },
): readonly NotAsked[] => {
  const groupings = crossedGroupings(about.grouping);
  return audit.notAsked.filter(
    (n) =>
      n.schools !== null &&
      // Where no student could be counted, none is left out of a larger place's number.
      n.why !== "nobody-counted" &&
      n.schoolYear === about.schoolYear &&
      (n.indicator === about.indicator || (n.grouping !== null && groupings.includes(n.grouping))),
  );
};
