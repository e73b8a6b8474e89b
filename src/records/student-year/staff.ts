import { column, equals, plus } from "../expr.ts";
import { antiJoin, countOf, distinct, from, group, join, leftJoin, pick, where } from "../relation.ts";
import * as t from "../tables.ts";
import { yes } from "./keys.ts";

const c = column;

const teaching = distinct(where(from(t.staffAssignment), equals(c("job"), "teacher")), [
  "school_year",
  "staff_id",
  "school_id",
]);
const taughtLastYear = pick(teaching, {
  school_year: plus(c("school_year"), 1),
  staff_id: c("staff_id"),
  school_id: c("school_id"),
});
/** Last year's teachers at a school, and how many no longer teach there. */
export const schoolStaff = join(
  leftJoin(
    group(taughtLastYear, ["school_year", "school_id"], { teachers_last_year: countOf(yes) }),
    group(antiJoin(taughtLastYear, teaching, ["school_year", "staff_id", "school_id"]), ["school_year", "school_id"], {
      teachers_left: countOf(yes),
    }),
    ["school_year", "school_id"],
  ),
  distinct(teaching, ["school_year", "school_id"]),
  ["school_year", "school_id"],
);
