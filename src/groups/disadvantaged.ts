import { needs } from "../records/needs.ts";
import { yesNoGrouping } from "./grouping.ts";

export const disadvantagedGrouping = yesNoGrouping(
  {
    id: "disadvantaged",
    needs: [needs.disadvantage],
    rule: "Free or reduced-price meals, migratory, homeless, foster, or no parent a high school graduate, at any time in the year (California); of a graduation cohort, at any time in its four years",
  },
  "disadvantaged",
);
