import type { ShownAverage, ShownCell, ShownNumber } from "../../reports/public/report.ts";
import { countText, decimalText } from "../../ui/format.ts";
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

/** A printed average with its unit: "about 23.5 students", "5% or less"; undefined if it is hidden. */
export function averageWords({ value, unit }: Pick<ShownAverage, "value" | "unit">, words: Words): string | undefined {
  if (value.kind === "hidden" || value.kind === "range") return undefined;
  const at = value.kind === "number" ? value.value : value.kind === "at-most" ? value.high : value.low;
  const text = decimalText(at, value.decimals ?? 0, words);
  const n = Math.abs(at);
  const withUnit =
    unit === "percent"
      ? `${text}%`
      : unit === "students"
        ? words.say("unit.students", { n, text })
        : unit === "scale-points"
          ? words.say("unit.test-points", { n, text })
          : text;
  if (value.kind === "number") return words.say("release.average-about", { value: withUnit });
  return words.say(value.kind === "at-most" ? "release.cell-at-most" : "release.cell-at-least", { n: withUnit });
}

/** An average as a cell of the release. */
export const averageCell = (average: ShownAverage, words: Words): Html =>
  html`<span data-value="${average.line}">${averageWords(average, words) ?? hiddenMark(words)}</span>`;

/** Same as above, for the number of students counted. */
export const countCell = ({ n, line }: Pick<ShownCell, "n" | "line">, words: Words): Html =>
  n.kind === "hidden"
    ? html`<span data-count="${line}">${hiddenMark(words)}</span>`
    : html`<span data-count="${line}">${printedWords(n, "", words)}</span>`;
