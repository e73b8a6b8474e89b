import { needs } from "../records/needs.ts";
import { yesNo } from "./grouping.ts";

export const migrant = yesNo(
  { id: "migrant", needs: [needs.migrant], rule: "In the migratory education program at any time in the year" },
  "migrant",
);
