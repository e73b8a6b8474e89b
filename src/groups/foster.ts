import { needs } from "../records/needs.ts";
import { yesNoGrouping } from "./grouping.ts";

export const fosterGrouping = yesNoGrouping(
  {
    id: "foster",
    needs: [needs.foster],
    rule: "In foster care at any time in the year; of a graduation cohort, at any time in its four years",
  },
  "foster",
);
