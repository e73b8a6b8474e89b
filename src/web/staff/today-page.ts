import type { KeptDecision } from "../../access/decision.ts";
import { dayOf } from "../../base/days.ts";
import { dayWords } from "../../ui/format.ts";
import { attributes, type Html, type HtmlContent, html } from "../../ui/html.ts";
import { decisionHref } from "./decision-ending.ts";
import { decisionsPath, type StaffSite, staffPage } from "./frame.ts";
import { mostLines, type TodayLine, type TodayReport } from "./today-report.ts";

/** What the page Today shows of a workspace's audit. */
export type TodayInput =
  /** @param folder  address of the report in the reader's language */
  | { readonly kind: "report"; readonly report: TodayReport; readonly folder: string }
  /** The audit is being read again. @param audit  address of its first page, as it was written before */
  | { readonly kind: "reading"; readonly audit: string };

/**
 * A reader's first page: what is due, what the last load changed, the largest certain gaps, and what is wrong with the
 * records; each line leads to the page where it is acted upon.
 *
 * @param open   decisions that are still open, what is due first on top
 * @param today  the day: "2026-09-01"
 */
export function todayPage(
  input: TodayInput,
  { open, today }: { readonly open: readonly KeptDecision[]; readonly today: string },
  site: StaffSite,
): string {
  const { words } = site;
  const day = html`<p class="eyebrow">${dayWords(today, words)}</p>`;
  const dueOnly = part("due", words.say("today.due"), due(open, today, site));
  if (input.kind === "reading") {
    const reading = html`<div class="notice"><h2>${words.say("today.reading")}</h2><p>${words.say("today.reading-why")}</p><p><a href="${input.audit}">${words.say("today.open-audit")}</a></p></div>`;
    return staffPage(words.say("today.title"), html`${day}${reading}${dueOnly}`, site);
  }
  const { report, folder } = input;
  const lines = (those: readonly TodayLine[]): Html => lineList(those, folder);
  const pages = report.pages.map(
    ({ label, href }) => html`<a${attributes({ class: "button", href: `${folder}${href ?? ""}` })}>${label}</a> `,
  );
  const rest = html`<section class="part band"><div class="page columns even">${dueOnly}${part("changed", words.say("today.changed"), changed(report, lines, site))}</div></section>
<section class="part"><div class="page">${part("largest", words.say("today.largest"), report.largest.length === 0 ? html`<p>${words.say("today.largest-none")}</p>` : lines(report.largest))}</div></section>
<section class="part"><div class="page">${part("problems", words.say("today.problems"), report.problems.length === 0 ? html`<p>${words.say("today.problems-none")}</p>` : lines(report.problems))}</div></section>`;
  return staffPage(
    words.say("today.title"),
    html`${day}${pages.length > 0 && html`<p class="no-print">${pages}</p>`}`,
    site,
    {
      rest,
      audience: report.audience,
      menu: report.menu.map(({ label, href }) => ({ label, href: `${folder}${href}` })),
    },
  );
}

const part = (id: string, heading: string, content: HtmlContent): Html =>
  html`<section class="flow" id="${id}"><h2>${heading}</h2>${content}</section>`;

function lineList(lines: readonly TodayLine[], folder: string): Html {
  return html`<ul class="plain columns" style="--min:22rem">${lines.map(
    ({ label, href, says }) =>
      html`<li>${href === undefined ? html`<strong>${label}</strong>` : html`<a${attributes({ href: `${folder}${href}` })}>${label}</a>`}${says !== undefined && html`<br><span class="hush">${says}</span>`}</li>`,
  )}</ul>`;
}

/** Open decisions: what, who, by when; those whose day has passed first. */
function due(open: readonly KeptDecision[], today: string, { words }: StaffSite): Html {
  if (open.length === 0) return html`<p>${words.say("today.due-none")}</p>`;
  return html`<ul class="plain most">${open
    .slice(0, mostLines)
    .map(
      ({ id, task, responsible, due: day }) =>
        html`<li><a href="${decisionHref(id)}">${task}</a> ${dueTag(dayOf(day) - dayOf(today), words)}<br><span class="hush">${responsible}, ${dayWords(day, words)}</span></li>`,
    )}</ul><p><a href="${decisionsPath}">${words.say("today.all-decisions", { n: open.length })}</a></p>`;
}

function dueTag(days: number, words: StaffSite["words"]): Html {
  if (days < 0) return html`<span class="tag stop">${words.say("today.overdue", { n: -days })}</span>`;
  if (days === 0) return html`<span class="tag warn">${words.say("today.due-today")}</span>`;
  return html`<span class="tag">${words.say("today.due-in", { n: days })}</span>`;
}

/** What the last load brought, and how the certain gaps differ from those of the audit before. */
function changed(
  { loaded, changed: gaps, isReading }: TodayReport,
  lines: (those: readonly TodayLine[]) => Html,
  { words }: StaffSite,
): Html {
  const last = loaded === undefined ? html`<p>${words.say("today.loaded-none")}</p>` : lines([loaded]);
  if (gaps === undefined)
    return html`${last}<p>${words.say(isReading ? "page.still-reading" : "today.first-audit")}</p>`;
  const { since, year, appeared, ended, moved } = gaps;
  const isSame = appeared.length + ended.length + moved.length === 0;
  const kind = (heading: string, those: readonly TodayLine[]): HtmlContent =>
    those.length > 0 &&
    html`<h3>${heading}</h3>${lines(those.slice(0, mostLines))}${those.length > mostLines && html`<p class="hush">${words.say("left-out.more", { n: those.length - mostLines })}</p>`}`;
  return html`${last}<p>${[...(year === undefined ? [] : [year]), words.say(isSame ? "today.same" : "today.compared", { day: since })].join(" ")}</p>${kind(words.say("today.appeared", { n: appeared.length }), appeared)}${kind(words.say("today.ended", { n: ended.length }), ended)}${kind(words.say("today.moved", { n: moved.length }), moved)}`;
}
