import { needs } from "../records/needs.ts";
import { yesNoGrouping } from "./grouping.ts";

export const disabilityGrouping = yesNoGrouping(
  {
    id: "disability",
    needs: [needs.specialEducation],
    rule: "Eligible for special education at any time in the year; of a graduation cohort, at any time in its four years",
  },
  "disability",
);
