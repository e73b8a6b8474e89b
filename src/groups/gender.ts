import { column } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { grouping } from "./grouping.ts";

export const genderGrouping = grouping({
  id: "gender",
  of: column("gender"),
  levels: ["F", "M", "X"],
  needs: [needs.gender],
  rule: "As recorded; the latest description held",
});
