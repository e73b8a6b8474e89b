import type { Unit } from "../../base/finding.ts";
import { displayRules } from "../../rules/display.ts";
import { type Certainty, certaintyWords } from "../certainty.ts";
import { signedValue } from "../format.ts";
import { attributes, type Html, html } from "../html.ts";
import type { Words } from "../words.ts";
import { type ChartAbout, caption } from "./figure.ts";
import { legendList } from "./legend.ts";

export interface QuiltCell {
  readonly certainty: Certainty;
  /** Gap oriented so that negative is less opportunity, whatever the indicator's direction; null if there is none. */
  readonly value: number | null;
  readonly unit: Unit;
  /** Set if neither direction is better: more or less often, without judgment. */
  readonly neither?: boolean;
  /** Size, 1 to 3. Default by points: 3 from 10, 2 from 5. */
  readonly size?: 1 | 2 | 3;
  /** The gap's own page. */
  readonly href?: string;
}

export interface QuiltChart {
  readonly about: ChartAbout;
  /** Heading of the rows. */
  readonly corner: string;
  /** Groups, by short name. */
  readonly columns: readonly { readonly label: string; readonly href?: string }[];
  readonly rows: readonly { readonly label: string; readonly href?: string; readonly cells: readonly QuiltCell[] }[];
}

const steps = displayRules.tintOfShares;

/** With more columns than this, headings are vertical. */
const mostLevel = 9;

function sizeOf({ value, unit, size }: QuiltCell): 1 | 2 | 3 {
  if (size !== undefined) return size;
  if (value === null || unit !== "share-points") return 2;
  const points = Math.abs(value) + 1e-9;
  return points >= steps.strong ? 3 : points >= steps.middle ? 2 : 1;
}

function kindOf(cell: QuiltCell): string {
  const side = (cell.value ?? 0) < 0 ? "d" : "a";
  if (cell.neither && /^(clear|probable)/.test(cell.certainty)) return cell.certainty === "probable" ? "mu" : "m1";
  switch (cell.certainty) {
    case "clear":
      return `${side}${sizeOf(cell)}`;
    case "clear-small":
      return `${side}s`;
    case "probable":
      return `${side}u`;
    case "no-sign":
      return "n0";
    case "cannot-tell":
      return "cant";
    case "too-few":
      return "few";
    case "withheld":
      return "hide";
    case "not-asked":
      return "none";
  }
}

function cellWords(cell: QuiltCell, words: Words): string {
  if (cell.certainty === "withheld") return words.say("mark.hidden");
  if (cell.certainty === "too-few") return words.say("mark.too-few");
  if (cell.certainty === "cannot-tell") return words.say("mark.cannot-tell");
  if (cell.certainty === "not-asked" || cell.value === null) return words.say("mark.no-records");
  return signedValue(cell.value, cell.unit, words);
}

/** Signs in place of words, so that the cells that say least have the least ink. The legend explains them. */
const signs: Partial<Readonly<Record<Certainty, string>>> = { "cannot-tell": "?", "too-few": "·" };

function patch(cell: QuiltCell, words: Words): Html {
  const sign = signs[cell.certainty];
  // The style sheet shows the sign in place of the words, which stay for screen readers.
  const inside =
    sign === undefined
      ? html`<span>${cellWords(cell, words)}</span><span class="vh"> ${certaintyWords(cell.certainty, words)}</span>`
      : html`<span class="vh">${cellWords(cell, words)}</span>`;
  const kind = `q ${kindOf(cell)}`;
  return cell.href === undefined
    ? html`<span class="${kind}">${inside}</span>`
    : html`<a${attributes({ class: kind, href: cell.href })}>${inside}</a>`;
}

/** A cell outside of a quilt, beside the name of its group. */
export const badge = (cell: QuiltCell, words: Words): Html =>
  html`<span class="q ${kindOf(cell)}">${signs[cell.certainty] ?? cellWords(cell, words)}</span>`;

function legendOf(rows: QuiltChart["rows"], words: Words): Html | null {
  const used = new Set(rows.flatMap((row) => row.cells.map(kindOf)));
  const swatch = (...kinds: string[]): Html => html`${kinds.map((kind) => html`<span class="q ${kind}"></span>`)}`;
  const percent = (share: number): number => share * 100;
  const items = [
    { kinds: ["d3"], label: words.say("legend.less-3", { n: percent(steps.strong) }) },
    { kinds: ["d2"], label: words.say("legend.less-2", { a: percent(steps.middle), b: percent(steps.strong) - 1 }) },
    { kinds: ["d1"], label: words.say("legend.less-1", { n: percent(steps.middle) }) },
    { kinds: ["a1", "a2", "a3"], label: words.say("legend.more") },
    { kinds: ["ds", "as"], label: words.say("legend.clear-small") },
    { kinds: ["m1"], label: words.say("legend.neither") },
    { kinds: ["du", "au", "mu"], label: words.say("legend.probable") },
    { kinds: ["n0"], label: words.say("legend.no-sign") },
    { kinds: ["cant"], label: words.say("legend.cannot-tell") },
    { kinds: ["few"], label: words.say("legend.too-few") },
    { kinds: ["hide"], label: words.say("legend.hidden") },
    { kinds: ["none"], label: words.say("legend.not-asked") },
  ];
  return legendList(
    items
      .map(({ kinds, label }) => ({ kinds: kinds.filter((kind) => used.has(kind)), label }))
      .filter(({ kinds }) => kinds.length > 0)
      .map(({ kinds, label }) => ({ mark: swatch(...kinds), label })),
  );
}

/** Heading of a narrow column, with no line break inside "A-G". */
const unbroken = (label: string): Html =>
  html`${label.split(" ").map((word, i) => html`${i > 0 && " "}${word.includes("-") ? html`<span class="nowrap">${word}</span>` : word}`)}`;

const named = ({ label, href }: { readonly label: string; readonly href?: string }): Html =>
  href === undefined ? unbroken(label) : html`<a${attributes({ href })}>${unbroken(label)}</a>`;

/** With fewer columns than this, no screen needs a hint to scroll. */
const mostUnscrolled = 8;

/**
 * Questions by groups as a table of links, the same way round on every page: color shows direction and size, fill
 * shows certainty, and the number is always printed.
 */
export function quilt({ about, columns, rows, corner }: QuiltChart, words: Words): Html {
  const upright = columns.length > mostLevel;
  const head = columns.map((column) => html`<th scope="col"><span>${named(column)}</span></th>`);
  const body = rows.map(
    (row) =>
      html`<tr><th scope="row">${named(row)}</th>${row.cells.map((cell) => html`<td>${patch(cell, words)}</td>`)}</tr>`,
  );
  const label = words.say("page.table", { title: about.title });
  const cue = columns.length > mostUnscrolled && html`<p class="cue no-print">${words.say("quilt.scroll")}</p>`;
  return html`<figure class="chart broad">${caption(about)}${legendOf(rows, words)}${cue}<div class="scroll edge" tabindex="0" role="group" aria-label="${label}"><table class="quilt${
    upright ? " upright" : ""
  }" style="--n:${columns.length}"><thead><tr><th scope="col">${corner}</th>${head}</tr></thead><tbody>${body}</tbody></table></div>${
    about.source === undefined ? null : html`<p class="source">${about.source}</p>`
  }</figure>`;
}
