/** SQL: a text without differences of case, spaces and Unicode composition. */
export const spellingSql = (sql: string): string =>
  `lower(regexp_replace(trim(nfc_normalize(${sql})), '\\s+', ' ', 'g'))`;

/** The same in the program, for names that a user typed. */
export const spellingOf = (name: string): string => name.normalize("NFC").trim().replaceAll(/\s+/gu, " ").toLowerCase();
