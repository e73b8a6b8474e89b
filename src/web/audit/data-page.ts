import { countText, dayWords, listWords, schoolYear } from "../../ui/format.ts";
import { attributes, type Html, type HtmlContent, html } from "../../ui/html.ts";
import { table } from "../../ui/table.ts";
import { unplacedSentences } from "../../ui/unplaced-words.ts";
import type { PageKind } from "../page-kind.ts";
import { dataPath, fileAnchor } from "./addresses.ts";
import { auditPage } from "./frame.ts";
import type { PageSite, Site } from "./site.ts";
import { unknownFacts } from "./unknown-facts.ts";

/** How complete the records are, and every file behind the numbers. */
export const dataPages: PageKind<PageSite> = {
  id: "data",
  pages: (site) => [{ path: dataPath, render: () => dataPage(site) }],
};

function dataPage(site: PageSite): string {
  const { words } = site;
  const title = words.say("audit.data-quality");
  const body = html`<section class="part"><div class="page flow"><h1>${title}</h1><p>${words.say("audit.years", { years: listWords(site.audit.years.map(schoolYear), words) })}</p>${facts(site)}</div></section>
<section class="part" id="quality"><div class="page flow">${matches(site)}${unplaced(site)}</div></section>
${files(site)}`;
  return auditPage({ path: dataPath, title, body }, site);
}

function facts(site: Site): Html {
  const { words, quality: q } = site;
  const fact = (term: string, says: HtmlContent): Html => html`<dt>${term}</dt><dd>${says}</dd>`;
  return html`<dl class="facts">
${fact(words.say("quality.files"), words.say("quality.files-of", { n: q.files, rows: countText(q.rows, words) }))}
${fact(words.say("quality.loaded"), words.say("quality.rows", { n: q.loaded }))}
${fact(words.say("quality.set-aside"), words.say("quality.rows-why", { n: q.setAside }))}
${fact(words.say("quality.quarantine"), q.quarantined === 0 ? words.say("quality.none") : html`${words.say("quality.rows", { n: q.quarantined })}. ${words.say("quality.see")} <code>fairlead quarantine</code>`)}
${q.unknownFiles.length > 0 && fact(words.say("quality.unknown-files"), listWords(q.unknownFiles, words))}
${q.lastLoad !== null && fact(words.say("quality.last-load"), dayWords(q.lastLoad, words))}
${q.enrolled.map((e) => fact(words.say("quality.students", { year: schoolYear(e.schoolYear) }), words.say("unit.students", { n: e.students, text: countText(e.students, words) })))}
${unknownFacts(site).map(([term, says]) => fact(term, says))}
</dl>`;
}

/** What counts at no place, by kind of record. */
function unplaced({ words, quality, audit }: Site): HtmlContent {
  if (quality.matches.length === 0) return false;
  const say = words.language.joins;
  const sentences = unplacedSentences(audit.unplaced, say);
  if (sentences.length === 0) return html`<p>${say.unplacedNone}</p>`;
  return html`<h2 id="unplaced">${say.unplacedTitle}</h2><p>${say.unplacedLede}</p><ul>${sentences.map((s) => html`<li>${s}</li>`)}</ul>`;
}

/** How each record type's rows match enrollment. */
function matches({ words, quality: q }: Site): HtmlContent {
  if (q.matches.length === 0) return false;
  const say = words.language.joins.quality;
  const number = (n: number | null): string => (n === null ? say.none : countText(n, words));
  const [records, rows, student, school, year, all] = say.headings;
  const waiting = q.matches.filter((m) => m.waits).reduce((total, m) => total + m.rows, 0);
  return html`<h2>${say.title}</h2><p>${say.lede}</p>${table(
    {
      name: say.title,
      columns: [
        { heading: records, cell: (m) => words.language.joins.tableNames[m.table] },
        { heading: rows, number: true, cell: (m) => countText(m.rows, words) },
        { heading: student, number: true, cell: (m) => number(m.byStudent) },
        { heading: school, number: true, cell: (m) => number(m.bySchool) },
        { heading: year, number: true, cell: (m) => number(m.byYear) },
        { heading: all, number: true, cell: (m) => countText(m.matched, words) },
      ],
      rows: q.matches,
    },
    words,
  )}${waiting > 0 && html`<p>${say.waits(waiting)}</p>`}${q.matches.some((m) => m.poor) && html`<p><strong>${say.poor}</strong></p>`}`;
}

/** Every loaded file, so that a number can be traced to its source bytes. */
function files({ deliveries, words }: Site): Html | null {
  if (deliveries.length === 0) return null;
  return html`<section class="part" id="files"><div class="page flow"><h2>${words.say("definitions.files")}</h2><p>${words.say("definitions.files-intro")}</p><ul class="small plain columns tight" style="--min:22rem">${deliveries.map(
    (d, at) =>
      html`<li${attributes({ id: fileAnchor(at) })}><code>${d.file}</code><br><span class="hush">${words.say("know.delivery", { day: dayWords(d.loadedOn, words), n: d.loaded })} SHA-256 <code>${d.sha256}</code></span></li>`,
  )}</ul></div></section>`;
}
