import { column } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { displayRules } from "../rules/display.ts";
import { grouping } from "./grouping.ts";

export const homeLanguageGrouping = grouping({
  id: "home-language",
  of: column("home_language"),
  levels: { found: displayRules.homeLanguages },
  needs: [needs.homeLanguage],
  rule: "The language at home; the ten commonest",
  fine: true,
});
