import { column } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { grouping } from "./grouping.ts";

export const raceEthnicityGrouping = grouping({
  id: "race-ethnicity",
  of: column("race_ethnicity"),
  levels: [
    "american-indian",
    "asian",
    "black",
    "filipino",
    "hispanic",
    "pacific-islander",
    "white",
    "two-or-more",
    "not-reported",
  ],
  needs: [needs.race],
  rule: "Seven federal categories (1997 standard), Filipino apart as California reports; Hispanic of any race; the latest description held",
  silent: ["not-reported"],
});
