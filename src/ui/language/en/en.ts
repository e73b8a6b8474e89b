import type { Language } from "../language.ts";
import { casesEn } from "./cases.ts";
import { codeLists } from "./code-lists.ts";
import { conceptNames } from "./concepts.ts";
import { errors } from "./errors.ts";
import { glossaryEn } from "./glossary.ts";
import { grammar } from "./grammar.ts";
import { groupsEn } from "./groups.ts";
import { homeLanguages } from "./home-languages.ts";
import { joins } from "./joins.ts";
import { outcomesEn } from "./outcomes.ts";
import { problems } from "./problems.ts";
import { proposals } from "./proposals.ts";
import { columnsEn, groupingRulesEn, recordsEn, settingsEn } from "./records.ts";
import { sentencesEn as sentences } from "./sentences.ts";
import { settingsFile } from "./settings-file.ts";
import { shortfallsEn } from "./shortfalls.ts";
import { terminal } from "./terminal.ts";
import { wantedEn } from "./wanted.ts";
import { locale } from "./writing.ts";

/** English, with numbers as in California. */
export const en: Language = {
  name: "English",
  locale,
  direction: "ltr",
  grammar,
  sentences,
  glossary: glossaryEn,
  groups: groupsEn,
  outcomes: outcomesEn,
  shortfalls: shortfallsEn,
  wanted: wantedEn,
  cases: casesEn,
  records: recordsEn,
  columns: columnsEn,
  groupingRules: groupingRulesEn,
  settings: settingsEn,
  errors,
  joins,
  terminal,
  problems,
  codeLists,
  homeLanguages,
  proposals,
  concepts: conceptNames,
  settingsFile,
};
