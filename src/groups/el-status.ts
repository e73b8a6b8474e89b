import { column } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { grouping } from "./grouping.ts";

export const elStatusGrouping = grouping({
  id: "el-status",
  of: column("el_status"),
  levels: ["EO", "IFEP", "EL", "RFEP-recent", "RFEP-over-4", "RFEP-undated", "not-EL", "TBD"],
  needs: [needs.language],
  rule: "Status on census day, or the first one after it; reclassified up to four school years ago, or longer, or on an unknown day; of a graduation cohort, an English learner at any time in its four years is one",
  silent: ["TBD"],
});
