/** Languages in which everything is written. */
export const languages = ["en", "es"] as const;
export type Lang = (typeof languages)[number];

/** The first one. Its pages are at the top of a folder; those of another language are in a folder named after it. */
export const defaultLanguage = languages[0];

/** The language in which rules and sources are declared; a page in another language marks them. */
export const declarationLanguage: Lang = "en";
