import { column } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { grouping } from "./grouping.ts";

export const gradeGrouping = grouping({
  id: "grade",
  of: column("grade"),
  levels: ["TK", "KN", "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"],
  needs: [needs.enrollment],
  rule: "The latest grade of the year",
  notCompared: true,
});
