import { needs } from "../records/needs.ts";
import { yesNoGrouping } from "./grouping.ts";

export const militaryGrouping = yesNoGrouping(
  {
    id: "military",
    needs: [needs.military],
    rule: "In an armed-forces family at any time in the year; of a graduation cohort, at any time in its four years",
  },
  "military",
);
