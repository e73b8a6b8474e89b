import { needs } from "../records/needs.ts";
import { yesNo } from "./grouping.ts";

export const homeless = yesNo(
  {
    id: "homeless",
    needs: [needs.homeless],
    rule: "Experiencing homelessness at any time in the year (McKinney-Vento)",
  },
  "homeless",
);
