import type { Language } from "../language.ts";
import { casesEs } from "./cases.ts";
import { codeLists } from "./code-lists.ts";
import { conceptNames } from "./concepts.ts";
import { errors } from "./errors.ts";
import { glossaryEs } from "./glossary.ts";
import { grammar } from "./grammar.ts";
import { groupsEs } from "./groups.ts";
import { homeLanguages } from "./home-languages.ts";
import { joins } from "./joins.ts";
import { outcomesEs } from "./outcomes.ts";
import { problems } from "./problems.ts";
import { proposals } from "./proposals.ts";
import { columnsEs, groupingRulesEs, recordsEs, settingsEs } from "./records.ts";
import { sentencesEs as sentences } from "./sentences.ts";
import { settingsFile } from "./settings-file.ts";
import { shortfallsEs } from "./shortfalls.ts";
import { sourcesEs } from "./sources.ts";
import { terminal } from "./terminal.ts";
import { wantedEs } from "./wanted.ts";
import { locale } from "./writing.ts";

/** Spanish, with numbers as in California. */
export const es: Language = {
  name: "Español",
  locale,
  direction: "ltr",
  grammar,
  sentences,
  glossary: glossaryEs,
  groups: groupsEs,
  outcomes: outcomesEs,
  shortfalls: shortfallsEs,
  wanted: wantedEs,
  sources: sourcesEs,
  cases: casesEs,
  records: recordsEs,
  columns: columnsEs,
  groupingRules: groupingRulesEs,
  settings: settingsEs,
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
