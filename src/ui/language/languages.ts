import type { Lang } from "../../base/lang.ts";
import { en } from "./en/en.ts";
import { es } from "./es/es.ts";
import type { Language } from "./language.ts";

/** All languages. Everything else derives from this list. */
export const languageOf: Readonly<Record<Lang, Language>> = { en, es };
