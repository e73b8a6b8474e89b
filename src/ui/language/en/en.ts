import type { Language } from "../language.ts";
import { errors } from "./errors.ts";
import { glossaryEn } from "./glossary.ts";
import { grammar } from "./grammar.ts";
import { groupsEn } from "./groups.ts";
import { outcomesEn } from "./outcomes.ts";
import { columnsEn, groupingRulesEn, recordsEn, settingsEn } from "./records.ts";
import { en as sentences } from "./sentences.ts";

/** English, with numbers as in California. */
export const en: Language = {
  name: "English",
  locale: "en-US",
  direction: "ltr",
  grammar,
  sentences,
  glossary: glossaryEn,
  groups: groupsEn,
  outcomes: outcomesEn,
  records: recordsEn,
  columns: columnsEn,
  groupingRules: groupingRulesEn,
  settings: settingsEn,
  errors,
};
