import type { Lang } from "../base/lang.ts";
import { en, type Words } from "./words/en.ts";
import { es } from "./words/es.ts";

export const wordsOf = (lang: Lang): Words => (lang === "es" ? es : en);
