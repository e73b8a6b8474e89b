import { needs } from "../records/needs.ts";
import { yesNo } from "./grouping.ts";

export const disability = yesNo(
  { id: "disability", needs: [needs.specialEducation], rule: "Eligible for special education at any time in the year" },
  "disability",
);
