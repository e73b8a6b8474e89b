import { column } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { grouping } from "./grouping.ts";

export const race2024Grouping = grouping({
  id: "race-2024",
  of: column("race_2024"),
  levels: [
    "american-indian",
    "asian",
    "black",
    "hispanic",
    "mena",
    "pacific-islander",
    "white",
    "more-than-one",
    "not-reported",
  ],
  needs: [needs.race],
  rule: "OMB Statistical Policy Directive 15 (2024): seven co-equal categories; who names more than one is counted as more than one",
  notCompared: true,
  silent: ["not-reported"],
});
