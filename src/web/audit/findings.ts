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
import { shortfallCount } from "../../ui/shortfall-sentence.ts";
import { table } from "../../ui/table.ts";
import type { Words } from "../../ui/words.ts";
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
        source: [words.say("audit.overlap-gaps"), words.say("audit.unless-said")].join(" "),
      },
      rows: findings.map((f) => {
        const ends = [Math.abs(f.lower) * f.n, Math.abs(f.upper) * f.n].sort((a, b) => a - b);
        return {
          label: `${wantedName(f, words, site.custom)}, ${groupName(f.group.grouping, f.group.level, words).label}`,
          href: hrefOf(f, root, site),
          students: { value: f.studentsToClose ?? 0, lower: ends[0] ?? 0, upper: ends[1] ?? 0 },
          gap: gapWords(f, words),
          certainty: f.verdict,
          change: hasMoved(f) ? changeWords(f, site) : "",
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
} as const;

/** Whether a gap has clearly narrowed or widened. */
export const hasMoved = ({ change }: AnyFinding): boolean =>
  change?.verdict === "growing" || change?.verdict === "closing";

/** How the gap changed, as a small label; null if it did not clearly change, which the sentence says with its years. */
export const changeTag = ({ change }: AnyFinding, { words }: Site): Html | null =>
  change?.verdict === "growing" || change?.verdict === "closing"
    ? html`<span class="tag">${words.label(changeKeys[change.verdict])}</span>`
    : null;

/** A table of gaps to scan: what is wanted, the size, the students, how sure. `name` is the cell that names the gap. */
export function gapTable(
  findings: readonly AnyFinding[],
  { name, heading, cell }: { readonly name: string; readonly heading: string; readonly cell: (f: AnyFinding) => Html },
  site: Site,
): Html {
  const { words } = site;
  const counted = findings.some((f) => studentWords(f, words) !== "");
  const rows = table<AnyFinding>(
    {
      name,
      columns: [
        { heading, cell },
        { heading: words.say("column.gap"), number: true, cell: (f) => gapWords(f, words) },
        ...(counted
          ? [
              {
                heading: words.say("groups.gap-students"),
                number: true,
                cell: (f: AnyFinding) => studentWords(f, words),
              },
            ]
          : []),
        { heading: words.say("column.sure"), cell: (f) => sureTag(f, site) },
      ],
      rows: findings,
    },
    words,
  );
  return html`<div class="narrow lean">${rows}</div>`;
}

/**
 * Shortfall in students who have the wanted result, compared with the comparison's rate; empty if there is no such
 * number.
 */
export const studentWords = (f: AnyFinding, words: Words): string =>
  f.studentsToClose === null || f.direction === "neither" || f.value <= 0 ? "" : shortfallCount(f, words);

/** Whether a gap is known to be in the group's favor. */
export const isAhead = ({ value, direction, verdict }: AnyFinding): boolean =>
  value < 0 && direction !== "neither" && verdict !== "no-sign" && verdict !== "cannot-tell";

/** The certainty as a small label. */
export const sureTag = (f: AnyFinding, site: Site): Html => certaintyTag(f.verdict, site.words, isAhead(f));
