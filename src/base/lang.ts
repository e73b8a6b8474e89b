/** Supported languages. Every text exists in all of them. */
export const languages = ["en", "es"] as const;
export type Lang = (typeof languages)[number];

/** Default language. Its pages are at the top of a folder; other languages get a subfolder named after the language. */
export const defaultLanguage = languages[0];

/** Language of rule names and sources; pages in other languages mark them with `lang`. */
export const declarationLanguage: Lang = "en";

/** Every supported language but one, in order. */
export const otherLanguages = (lang: Lang): readonly Lang[] => languages.filter((other) => other !== lang);
