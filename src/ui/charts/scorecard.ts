import { attributes, type Html, type HtmlContent, html } from "../html.ts";
import type { Words } from "../words.ts";
import { rect } from "./svg.ts";

/** Counts of the verdicts of one goal. */
export interface ScoreCounts {
  readonly clear: number;
  readonly probable: number;
  readonly noSign: number;
  /** Gaps in the group's favor. */
  readonly ahead?: number;
  /** Too few students, hidden, or not computable. */
  readonly notJudged: number;
}

export interface ScorecardRow {
  readonly goal: 1 | 2 | 3 | 4 | 5 | 6;
  readonly href?: string;
  readonly counts: ScoreCounts;
  /** Questions of this goal answered, and those waiting for records. */
  readonly asked: number;
  readonly notAsked: number;
  /** Largest clear gap, or a text instead. */
  readonly finding: HtmlContent;
  /** Its change, as text; may be empty. */
  readonly change: string;
}

const total = ({ clear, probable, noSign, ahead = 0, notJudged }: ScoreCounts): number =>
  clear + probable + noSign + ahead + notJudged;

/** All comparisons of a goal as one strip: solid for clear, striped for probable, outlined for no sign, dotted for what could not be judged. */
function strip(counts: ScoreCounts): Html | null {
  const all = total(counts);
  if (all === 0) return null;
  const width = 200;
  let x = 0;
  const parts: Html[] = [];
  const pieces = [
    [counts.clear, "bar"],
    [counts.probable, "pl"],
    [counts.ahead ?? 0, "wash"],
    [counts.noSign, "peer"],
    [counts.notJudged, "few"],
  ] as const;
  for (const [n, kind] of pieces) {
    if (n === 0) continue;
    const long = (n / all) * width;
    parts.push(rect(x + 0.75, 1, Math.max(2, long - 2), 10, kind));
    x += long;
  }
  return html`<svg class="strip" viewBox="0 0 ${width} 12" preserveAspectRatio="none" aria-hidden="true">${parts}</svg>`;
}

function countsWords(counts: ScoreCounts, words: Words): HtmlContent {
  const all = total(counts);
  if (all === 0) return null;
  return words.say("score.counts", { clear: counts.clear, n: all });
}

/** The six goals, one row each: the question, the largest gap, the counts of verdicts. Not a grade. */
export function scorecard(rows: readonly ScorecardRow[], words: Words): Html {
  const body = rows.map((row) => {
    const name = words.label(`goal.${row.goal}`);
    const questionCounts = [
      words.say("score.asked", { n: row.asked }),
      ...(row.notAsked > 0 ? [words.say("score.not-asked", { n: row.notAsked })] : []),
    ].join(" ");
    return html`<li><div><p class="eyebrow">${words.say("audit.goal", { n: row.goal })}</p><h3>${
      row.href === undefined ? name : html`<a${attributes({ href: row.href })}>${name}</a>`
    }</h3><p class="small hush">${words.plain(`goal.${row.goal}`)}</p></div><div><p>${row.finding}</p>${
      row.change === "" ? null : html`<p class="small">${row.change}</p>`
    }</div><div>${strip(row.counts)}<p class="small"><b>${countsWords(row.counts, words)}</b> <span class="hush">${questionCounts}</span></p></div></li>`;
  });
  const swatch = (kind: string): Html =>
    html`<svg viewBox="0 0 24 16" aria-hidden="true">${rect(1, 3, 22, 10, kind)}</svg>`;
  const legend = [
    ["bar", "legend.clear"],
    ["pl", "legend.probable"],
    ...(rows.some((row) => (row.counts.ahead ?? 0) > 0) ? [["wash", "legend.ahead"] as const] : []),
    ["peer", "legend.no-sign"],
    ["few", "legend.not-judged"],
  ] as const;
  return html`<div class="scores"><ul class="legend">${legend.map(
    ([kind, key]) => html`<li>${swatch(kind)} ${words.say(key)}</li>`,
  )}</ul><ol class="scorecard">${body}</ol></div>`;
}
