import { attributes, type Html, type HtmlContent, html } from "../html.ts";
import type { Words } from "../words.ts";

export interface ScorecardRow {
  readonly goal: 1 | 2 | 3 | 4 | 5 | 6;
  readonly href?: string;
  /** Questions of this goal answered, and those waiting for records. */
  readonly asked: number;
  readonly notAsked: number;
  /** Largest clear gap, or a text instead. */
  readonly finding: HtmlContent;
}

/** The six goals: the largest gap of each, and how many questions were asked. Not a grade. */
export function scorecard(rows: readonly ScorecardRow[], words: Words): Html {
  const body = rows.map(({ goal, href, asked, notAsked, finding }) => {
    const name = words.label(`goal.${goal}`);
    const counts = [
      words.say("score.asked", { n: asked }),
      ...(notAsked > 0 ? [words.say("score.not-asked", { n: notAsked })] : []),
    ].join(" ");
    return html`<li><h3>${
      href === undefined ? name : html`<a${attributes({ href })}>${name}</a>`
    }</h3><p>${finding}</p><p class="small hush">${counts}</p></li>`;
  });
  return html`<ol class="scorecard">${body}</ol>`;
}
