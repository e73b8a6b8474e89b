import { and, choose, column, isIn, isKnown, not } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { grouping } from "./grouping.ts";

const status = column("el_status");

/**
 * The English learner group of the Dashboard's Academic Indicator, which also has students reclassified up to four years ago. Everywhere else English learner
 * means a current one: `el-status`.
 */
export const elOrRecentRfepGrouping = grouping({
  id: "el-or-recent-rfep",
  of: choose(
    [
      [isIn(status, ["EL", "RFEP-recent"]), "yes"],
      // "Not an English learner" may be one who was reclassified, and "to be determined" one who will be.
      [and(isKnown(status), not(isIn(status, ["RFEP-undated", "not-EL", "TBD"]))), "no"],
    ],
    null,
  ),
  levels: ["yes", "no"],
  named: "yes",
  needs: [needs.language],
  rule: "English learner on census day, or reclassified up to four school years ago (California School Dashboard, Academic Indicator)",
  byRuleOnly: true,
});
