import { column } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { grouping } from "./grouping.ts";

export const parentEducationGrouping = grouping({
  id: "parent-education",
  of: column("parent_education"),
  levels: ["not-high-school", "high-school", "some-college", "college", "graduate", "declined"],
  needs: [needs.parentEducation],
  rule: "The first parent or guardian; the latest description held",
  silent: ["declined"],
  fine: true,
});
