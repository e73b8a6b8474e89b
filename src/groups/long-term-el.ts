import { needs } from "../records/needs.ts";
import { yesNoGrouping } from "./grouping.ts";

export const longTermElGrouping = yesNoGrouping(
  { id: "long-term-el", needs: [needs.language], rule: "English learner for more than six years, on census day" },
  "long_term_el",
);
