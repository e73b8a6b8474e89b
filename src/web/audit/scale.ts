import { type Certainty, certaintyTag } from "../../ui/certainty.ts";
import { type Html, html } from "../../ui/html.ts";
import type { Site } from "./site.ts";

const shown: readonly Certainty[] = ["clear", "clear-small", "probable", "no-sign", "too-few"];
const keys = {
  clear: "scale.clear",
  "clear-small": "scale.clear-small",
  probable: "scale.probable",
  "no-sign": "scale.no-sign",
  "too-few": "scale.too-few",
} as const;

/** The fixed words for how sure an audit is, and the rule behind each. */
export function certaintyScale(site: Site): Html {
  const { words, audit } = site;
  const percent = (share: number): string =>
    new Intl.NumberFormat(words.locale, { style: "percent", maximumFractionDigits: 1 }).format(share);
  const slots = {
    clear: percent(audit.settings.clearQ),
    probable: percent(audit.settings.probableQ),
    level: percent(audit.settings.level),
  };
  return html`<dl class="facts">${shown.map((certainty) => {
    const key = keys[certainty as keyof typeof keys];
    const says =
      key === "scale.clear"
        ? words.say(key, { level: slots.level, clear: slots.clear })
        : key === "scale.probable"
          ? words.say(key, { level: slots.level, clear: slots.clear, probable: slots.probable })
          : key === "scale.clear-small"
            ? words.say(key)
            : key === "scale.no-sign"
              ? words.say(key, { level: slots.level })
              : words.say("scale.too-few");
    return html`<dt>${certaintyTag(certainty, words)}</dt><dd>${says}</dd>`;
  })}</dl>`;
}
