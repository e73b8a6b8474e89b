import { shownGapOf } from "../../reports/direction.ts";
import type { AnyFinding } from "../../reports/judged/finding-at.ts";
import { wantedName } from "../../ui/audit-sentence.ts";
import { changeWords, gapName, placeYear, sentenceOf } from "../../ui/audit-wording.ts";
import { certaintyTag } from "../../ui/certainty.ts";
import { gapRange } from "../../ui/charts/gap-range.ts";
import { smallLines } from "../../ui/charts/small-lines.ts";
import { schoolYear } from "../../ui/format.ts";
import { gapRangeWords, gapWords } from "../../ui/gap-words.ts";
import { groupName } from "../../ui/group-name.ts";
import { attributes, type Html, html } from "../../ui/html.ts";
import { gapHref } from "./addresses.ts";
import type { Site } from "./site.ts";

/** Link to the gap's page from a page with this path to the root. */
export function hrefOf({ indicator, group, place }: AnyFinding, root: string, site: Site): string {
  const { main } = site;
  const inMain = place.kind === main.place.kind && place.id === main.place.id;
  // Another place may have a group that the main place's pages lack.
  return root + gapHref(indicator, group.grouping, inMain ? group.level : undefined);
}

const nameLink = (f: AnyFinding, root: string, site: Site): Html =>
  site.hasPage(f.indicator, f.group.grouping)
    ? html`<a${attributes({ href: hrefOf(f, root, site) })}><b>${gapName(f, site)}</b></a>`
    : html`<b>${gapName(f, site)}</b>`;

/** Findings as a list: the gap's name as a link, the certainty, the sentence. */
export function findingList(findings: readonly AnyFinding[], root: string, site: Site): Html {
  return html`<ul class="plain columns" style="--min:22rem">${findings.map(
    (f) => html`<li><p>${nameLink(f, root, site)}</p><p>${sentenceOf(f, site)}</p></li>`,
  )}</ul>`;
}

/** Bar chart of gaps in numbers of students, largest first. Only for findings that have such a number. */
export function largestChart(findings: readonly AnyFinding[], title: string, root: string, site: Site): Html {
  const { words } = site;
  const first = findings[0];
  return gapRange(
    {
      about: {
        title,
        subtitle: words.say("audit.students-subtitle", { year: schoolYear(first?.schoolYear ?? 0) }),
        what: words.say("audit.largest-what"),
        where: first === undefined ? "" : placeYear(first, site),
        source: words.say("audit.overlap-gaps"),
      },
      rows: findings.map((f) => {
        const ends = [Math.abs(f.lower) * f.n, Math.abs(f.upper) * f.n].sort((a, b) => a - b);
        return {
          label: `${wantedName(f, words, site.custom)}, ${groupName(f.group.grouping, f.group.level, words).label}`,
          href: hrefOf(f, root, site),
          students: { value: f.studentsToClose ?? 0, lower: ends[0] ?? 0, upper: ends[1] ?? 0 },
          gap: gapWords(f, words),
          certainty: f.verdict,
          change: changeWords(f, site),
        };
      }),
    },
    words,
  );
}

/** Lines of up to six gaps over the years, in points, on one scale. */
export function movedChart(findings: readonly AnyFinding[], title: string, site: Site): Html | null {
  const { words } = site;
  const drawn = findings
    .filter((f) => f.unit === "share-points")
    .map((f) => ({ f, years: site.series(f) }))
    .filter(({ years }) => years.length > 1)
    .slice(0, 6);
  const [first] = drawn;
  if (first === undefined) return null;
  return smallLines(
    {
      about: {
        title,
        subtitle: words.say("audit.moved-subtitle"),
        what: words.say("audit.moved-what"),
        where: placeYear(first.f, site),
      },
      unit: "share-points",
      panels: drawn.map(({ f, years }) => ({
        title: wantedName(f, words, site.custom),
        group: groupName(f.group.grouping, f.group.level, words).label,
        points: years.map((y) => ({
          year: y.schoolYear,
          ...shownGapOf(y),
          says: { value: gapWords(y, words), range: gapRangeWords(y, words) },
        })),
        sure: f.verdict === "clear" || f.verdict === "clear-small",
      })),
    },
    words,
  );
}

const changeKeys = {
  growing: "certainty.change-growing",
  closing: "certainty.change-closing",
  same: "certainty.change-same",
  unclear: "certainty.change-unclear",
} as const;

/** How the gap changed, as a small label; null in its first year. */
export const changeTag = ({ change }: AnyFinding, { words }: Site): Html | null =>
  change === undefined ? null : html`<span class="tag">${words.label(changeKeys[change.verdict])}</span>`;

/** The certainty as a small label. */
export const sureTag = (f: AnyFinding, site: Site): Html => certaintyTag(f.verdict, site.words);
