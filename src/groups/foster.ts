import { needs } from "../records/needs.ts";
import { yesNo } from "./grouping.ts";

export const foster = yesNo(
  { id: "foster", needs: [needs.foster], rule: "In foster care at any time in the year" },
  "foster",
);
