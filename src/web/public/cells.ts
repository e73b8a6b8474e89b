import type { ShownCell, ShownNumber } from "../../reports/public/report.ts";
import { countText } from "../../ui/format.ts";
import { type Html, html } from "../../ui/html.ts";
import { hiddenMark } from "../../ui/table.ts";
import type { Words } from "../../ui/words.ts";

/** A printed number as text, with its sign: "32%", "30–34%", "5% or less". Hidden ones have none. */
export function printedWords(
  printed: Exclude<ShownNumber, { readonly kind: "hidden" }>,
  sign: "%" | "",
  words: Words,
): string {
  const number = (value: number): string => `${countText(value, words)}${sign}`;
  switch (printed.kind) {
    case "number":
      return number(printed.value);
    case "range":
      return `${countText(printed.low, words)}–${number(printed.high)}`;
    case "at-most":
      return words.say("release.cell-at-most", { n: number(printed.high) });
    case "at-least":
      return words.say("release.cell-at-least", { n: number(printed.low) });
  }
}

/** A rate as a cell of the release: the element names the line of cells.csv that has the number. */
export const rateCell = ({ rate, line }: ShownCell, words: Words): Html =>
  rate.kind === "hidden"
    ? html`<span data-rate="${line}">${hiddenMark(words)}</span>`
    : html`<span data-rate="${line}">${printedWords(rate, "%", words)}</span>`;

/** Same for the number of students counted. */
export const countCell = ({ n, line }: ShownCell, words: Words): Html =>
  n.kind === "hidden"
    ? html`<span data-count="${line}">${hiddenMark(words)}</span>`
    : html`<span data-count="${line}">${printedWords(n, "", words)}</span>`;
