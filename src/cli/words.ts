import { en, type Words } from "./words/en.ts";
import { es } from "./words/es.ts";

export const languages = ["en", "es"] as const;
export type Lang = (typeof languages)[number];

export const wordsOf = (lang: Lang): Words => (lang === "es" ? es : en);
