import { type PriorityPart, priorityParts } from "../../reports/judged/priority-column.ts";
import type { PrioritizedFinding } from "../../reports/overview.ts";
import type { Audience } from "../../reports/report.ts";
import { wantedGapName } from "../../ui/audit-wording.ts";
import { countText, shortValue } from "../../ui/format.ts";
import { attributes, type Html, html } from "../../ui/html.ts";
import { type TableColumn, type TableInput, table } from "../../ui/table.ts";
import { hrefOf } from "./findings.ts";
import type { Site } from "./site.ts";

type PriorityRow = PrioritizedFinding<Audience>;

/** Gaps by descending score, with the components of each and the weights; null if there are none. */
export function priorityTable(all: readonly PriorityRow[], most: number, root: string, site: Site): Html | null {
  const { words } = site;
  const rows = all.slice(0, most);
  if (rows.length === 0) return null;
  const { weights } = site.audit.settings.priority;
  const weightOf = (part: PriorityPart): string =>
    shortValue(weights[part] / priorityParts.reduce((sum, each) => sum + weights[each], 0), "share", words);
  const partColumn = (part: PriorityPart): TableColumn<PriorityRow> => ({
    heading: words.say(`priority.${part}`),
    number: true,
    cell: ({ priority }) => countText(100 * priority[part], words),
  });
  const number = (heading: string, cell: (row: PriorityRow) => string): TableColumn<PriorityRow> => ({
    heading,
    number: true,
    cell,
  });
  const tableOf = (part: readonly PriorityRow[], caption: string): Html =>
    table<PriorityRow>({ caption, columns, rows: part }, words);
  const columns: TableInput<PriorityRow>["columns"] = [
    {
      heading: words.say("column.gap"),
      cell: (f) => html`<a${attributes({ href: hrefOf(f, root, site) })}>${wantedGapName(f, site)}</a>`,
    },
    number(words.say("priority.rank"), ({ priority }) => countText(priority.rank, words)),
    number(words.say("priority.rank-range"), ({ priority }) => rankRange(priority, site)),
    number(words.say("column.students"), (f) => countText(f.studentsToClose ?? 0, words)),
    number(words.say("priority.score"), ({ priority }) => countText(priority.score, words)),
    ...priorityParts.map(partColumn),
  ];
  const [first, more] = [rows.slice(0, inView), rows.slice(inView)];
  return html`<p>${words.say("priority.intro")}</p><p class="small hush">${words.say("priority.weights", {
    size: weightOf("size"),
    reach: weightOf("reach"),
    persistence: weightOf("persistence"),
    reliability: weightOf("reliability"),
  })} ${words.say("audit.overlap-gaps")}</p>${tableOf(first, words.say("priority.table", { n: first.length, all: all.length }))}${
    more.length > 0 &&
    html`<details class="fold"><summary>${words.say("priority.more", { n: more.length })}</summary>${tableOf(more, words.say("priority.more", { n: more.length }))}</details>`
  }`;
}

/** Gaps in view; the others are folded, because a phone shows one gap on a screen. */
const inView = 8;

const rankRange = ({ rankMin, rankMax }: PriorityRow["priority"], { words }: Site): string =>
  rankMin === rankMax ? countText(rankMin, words) : `${countText(rankMin, words)}–${countText(rankMax, words)}`;
