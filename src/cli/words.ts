import type { Lang } from "../base/lang.ts";
import { en, type Words } from "./words/en.ts";
import { es } from "./words/es.ts";

/** What the terminal says, by language. */
export const terminalWords: Readonly<Record<Lang, Words>> = { en, es };
