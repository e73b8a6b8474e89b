import { column } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { grouping } from "./grouping.ts";

export const disabilityCategoryGrouping = grouping({
  id: "disability-category",
  of: column("disability_category"),
  levels: [
    "autism",
    "deaf-blindness",
    "deafness",
    "emotional",
    "established-medical",
    "intellectual",
    "multiple-disabilities",
    "ohi",
    "orthopedic",
    "sld",
    "sli",
    "traumatic-brain-injury",
    "visual",
  ],
  needs: [needs.disabilityCategory],
  rule: "The primary disability last recorded",
  fine: true,
  ofSome: true,
});
