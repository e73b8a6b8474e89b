import type { Language } from "../language.ts";
import { errors } from "./errors.ts";
import { glossaryEs } from "./glossary.ts";
import { grammar } from "./grammar.ts";
import { groupsEs } from "./groups.ts";
import { outcomesEs } from "./outcomes.ts";
import { columnsEs, groupingRulesEs, recordsEs, settingsEs } from "./records.ts";
import { es as sentences } from "./sentences.ts";

/** Spanish, with numbers as in California. */
export const es: Language = {
  name: "Español",
  locale: "es-US",
  direction: "ltr",
  grammar,
  sentences,
  glossary: glossaryEs,
  groups: groupsEs,
  outcomes: outcomesEs,
  records: recordsEs,
  columns: columnsEs,
  groupingRules: groupingRulesEs,
  settings: settingsEs,
  errors,
};
