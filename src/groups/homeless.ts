import { needs } from "../records/needs.ts";
import { yesNoGrouping } from "./grouping.ts";

export const homelessGrouping = yesNoGrouping(
  {
    id: "homeless",
    needs: [needs.homeless],
    rule: "Experiencing homelessness at any time in the year (McKinney-Vento); of a graduation cohort, at any time in its four years",
  },
  "homeless",
);
