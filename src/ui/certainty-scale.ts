import type { AnyFinding } from "../reports/judged/finding-at.ts";
import type { AuditWording } from "./audit-wording.ts";
import { certaintyTag } from "./certainty.ts";
import { type Html, html } from "./html.ts";
import { formats } from "./language/formats.ts";
import type { Words } from "./words.ts";

type ShownVerdict = AnyFinding["verdict"];
const shown: readonly ShownVerdict[] = ["clear", "clear-small", "probable", "no-sign", "cannot-tell"];

const percent = (share: number, words: Words): string =>
  formats.number(words.locale, { style: "percent", maximumFractionDigits: 1 }).format(share);

/** Rule behind a certainty word, with this audit's thresholds. */
export function scaleSentence(verdict: ShownVerdict, { words, audit }: Pick<AuditWording, "words" | "audit">): string {
  const level = percent(audit.settings.level, words);
  const clear = percent(audit.settings.clearQ, words);
  switch (verdict) {
    case "clear":
      return words.say("scale.clear", { level, clear });
    case "clear-small":
      return words.say("scale.clear-small", { level, clear });
    case "probable":
      return words.say("scale.probable", { level, clear, probable: percent(audit.settings.probableQ, words) });
    case "no-sign":
      return words.say("scale.no-sign", { level });
    case "cannot-tell":
      return words.say("scale.cannot-tell");
  }
}

/** Certainty words of an audit with their rules. */
export const certaintyScale = (site: Pick<AuditWording, "words" | "audit">): Html =>
  html`<dl class="facts">${shown.map(
    (verdict) => html`<dt>${certaintyTag(verdict, site.words)}</dt><dd>${scaleSentence(verdict, site)}</dd>`,
  )}</dl>`;
