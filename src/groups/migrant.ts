import { needs } from "../records/needs.ts";
import { yesNoGrouping } from "./grouping.ts";

export const migrantGrouping = yesNoGrouping(
  {
    id: "migrant",
    needs: [needs.migrant],
    rule: "In the migratory education program at any time in the year; of a graduation cohort, at any time in its four years",
  },
  "migrant",
);
