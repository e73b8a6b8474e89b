import { type Html, html } from "./html.ts";
import type { GlossaryKey, Words } from "./words.ts";

/**
 * The certainty of a gap (words.md, section 4). The first five are the verdicts of an audit; the others are
 * reasons for having no verdict.
 */
export type Certainty =
  | "clear"
  | "clear-small"
  | "probable"
  | "no-sign"
  | "cannot-tell"
  | "too-few"
  | "withheld"
  | "not-asked";

const keys = {
  clear: "certainty.clear",
  "clear-small": "certainty.clear-small",
  probable: "certainty.probable",
  "no-sign": "certainty.none",
  "cannot-tell": "certainty.cannot-say",
  "too-few": "certainty.too-few",
  withheld: "certainty.withheld",
  "not-asked": "certainty.not-asked",
} as const satisfies Record<Certainty, GlossaryKey>;

/** The fixed words of a certainty: "a clear gap". */
export const certaintyWords = (certainty: Certainty, words: Words): string => words.label(keys[certainty]);

/** Mark of a certainty, one for each, with less ink where less is known. Always shown with words. */
export type MarkFill = "filled" | "small" | "half" | "open" | "faint" | "tiny";
const fills: Readonly<Partial<Record<Certainty, MarkFill>>> = {
  clear: "filled",
  "clear-small": "small",
  probable: "half",
  "no-sign": "open",
  "cannot-tell": "faint",
};
export const fillOf = (certainty: Certainty): MarkFill => fills[certainty] ?? "tiny";

/** The certainty as a small label with its mark: a dot, or a diamond for a gap in the group's favor. */
export const certaintyTag = (certainty: Certainty, words: Words, ahead = false): Html =>
  certainty === "withheld"
    ? html`<span class="hid">${words.say("mark.hidden")}</span>`
    : ahead
      ? html`<span class="tag mark-${fillOf(certainty)} ahead">${words.say("sure.ahead", { sure: certaintyWords(certainty, words) })}</span>`
      : html`<span class="tag mark-${fillOf(certainty)}">${certaintyWords(certainty, words)}</span>`;
