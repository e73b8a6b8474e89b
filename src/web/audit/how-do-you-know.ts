import type { GapDetail } from "../../reports/gap-detail.ts";
import type { AnyFinding } from "../../reports/judged/finding-at.ts";
import type { LeftOut } from "../../reports/left-out.ts";
import type { Audience } from "../../reports/report.ts";
import { schoolsLeftOut } from "../../reports/schools-left-out.ts";
import { indicatorQuestion } from "../../ui/audit-sentence.ts";
import { countText, listWords, schoolYear } from "../../ui/format.ts";
import { comparisonName, groupName } from "../../ui/group-name.ts";
import { attributes, type Html, html } from "../../ui/html.ts";
import { leftOutSentence } from "../../ui/left-out-schools.ts";
import { groupingRuleWords, recordWords } from "../../ui/record-words.ts";
import { table } from "../../ui/table.ts";
import { sentenceCase } from "../../ui/words.ts";
import { dataPath, fileAnchor, questionPath } from "./addresses.ts";
import { filesBehindSection } from "./files-behind.ts";
import { ruleFacts, sourceFacts } from "./question-facts.ts";
import type { Site } from "./site.ts";

interface Known {
  readonly detail: GapDetail<Audience>;
  readonly leftOut: LeftOut<Audience>;
  readonly focus: AnyFinding | undefined;
  readonly site: Site;
}

/** Sources of a page's numbers: question, rule and source, counts, students left out, deliveries, version, and the command to reproduce them. */
export function howDoYouKnow({ detail, leftOut, focus, site }: Known): Html {
  const { words, audit } = site;
  const definition = site.indicator(detail.indicator);
  const grouping = site.grouping(detail.grouping);
  const compared = focus === undefined ? null : comparisonName(focus.comparison, detail.grouping, words).phrase.the;
  const ids = detail.levels.flatMap(({ finding }) => finding?.id ?? []);
  const left = detail.official ? [] : schoolsLeftOut(audit, detail);
  const notes = [
    ...(leftOut.enrolled !== null && leftOut.enrolled > leftOut.counted
      ? [
          words.say("know.not-asked", {
            n: leftOut.enrolled - leftOut.counted,
            all: countText(leftOut.enrolled, words),
          }),
        ]
      : []),
    ...(leftOut.unknownGroup !== null && leftOut.unknownGroup > 0
      ? [words.say("know.no-group", { n: leftOut.unknownGroup })]
      : []),
  ];
  return html`<aside class="card" aria-label="${words.label("ui.how-do-you-know")}"><h2>${words.label("ui.how-do-you-know")}</h2>
<dl class="facts"><dt>${words.say("column.question")}</dt><dd>${indicatorQuestion(detail.indicator, words, site.custom)}</dd>
${definition !== undefined && ruleFacts(definition, site)}
${definition?.sharedBy !== undefined && html`<dt>${words.say("know.how-sure")}</dt><dd>${words.say(`know.shared-${definition.sharedBy}`)}</dd>`}
${grouping !== undefined && html`<dt>${words.say("know.groups")}</dt><dd>${groupingRuleWords(grouping.id, grouping.rule, words)}</dd>`}
${compared !== null && html`<dt>${words.say("column.compared-with")}</dt><dd>${sentenceCase(compared, words)}</dd>`}
${(notes.length > 0 || !detail.official) && html`<dt>${words.say("know.left-out")}</dt><dd>${notes.length === 0 ? words.say("quality.none") : notes.join(" ")}</dd>`}
${left.length > 0 && html`<dt>${words.say("left-out.heading")}</dt>${left.map((line) => html`<dd>${leftOutSentence(line, words)}</dd>`)}`}</dl>
${counts({ detail, leftOut, focus, site })}
${definition !== undefined && html`<details><summary>${words.say("know.more")}</summary><dl class="facts">${sourceFacts(definition, site)}</dl></details>`}
${deliveries(detail, site)}
<details><summary>${words.say("know.ask-again")}</summary><p class="small">${words.say("know.ask-intro")}</p>${ids.map((id) => html`<pre>${`fairlead explain ${audit.asOf === undefined ? "" : `--as-of ${audit.asOf} `}"${id}"`}</pre>`)}</details>
<p class="small hush">${words.say("audit.made-with", { program: audit.program, mark: audit.fingerprint })} <a${attributes({ href: `../${questionPath(detail.indicator)}` })}>${words.say("question.link")}</a></p>
</aside>`;
}

function counts({ detail, focus, site }: Known): Html | null {
  const { words } = site;
  if (focus === undefined) return null;
  const group = groupName(detail.grouping, focus.group.level, words).label;
  const comparison = sentenceCase(comparisonName(focus.comparison, detail.grouping, words).phrase.the, words);
  const rows = [
    { label: group, n: focus.n, hits: focus.hits },
    { label: comparison, n: focus.comparisonN, hits: focus.comparisonHits },
  ];
  const hits = {
    heading: words.say("know.counted-in"),
    number: true,
    cell: (r: (typeof rows)[number]) => (r.hits === null ? "" : countText(r.hits, words)),
  };
  return html`<h3>${words.say("know.counts")}</h3>${table(
    {
      name: words.say("know.counts"),
      columns: [
        { heading: words.say("column.group"), cell: (r) => r.label },
        { heading: words.say("column.counted"), number: true, cell: (r) => countText(r.n, words) },
        ...(focus.hits === null ? [] : [hits]),
      ],
      rows,
    },
    words,
  )}`;
}

/** Files by name, each linked to its entry and hash in the list of files. */
function deliveries(detail: GapDetail<Audience>, site: Site): Html {
  const { words } = site;
  const behind = filesBehindSection(detail, site);
  if (behind.length === 0) {
    const records = site.indicator(detail.indicator)?.records.map((r) => recordWords(r, words)) ?? [];
    return html`<p class="small">${words.say("know.no-deliveries", { records: listWords(records, words) })}</p>`;
  }
  return html`<details><summary>${words.say("know.deliveries", { n: behind.length, year: schoolYear(detail.schoolYear) })}</summary><ul class="small plain">${behind.map(
    (d) =>
      html`<li><a${attributes({ href: `../${dataPath}#${fileAnchor(site.deliveries.indexOf(d))}` })}>${d.file}</a></li>`,
  )}</ul></details>`;
}
