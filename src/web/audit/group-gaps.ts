import { type GroupKey, groupKey } from "../../base/keys.ts";
import type { AnyFinding } from "../../reports/judged/finding-at.ts";
import { countText } from "../../ui/format.ts";
import { gapWords } from "../../ui/gap-words.ts";
import { groupName } from "../../ui/group-name.ts";
import { attributes, type Html, html } from "../../ui/html.ts";
import { shortfallCaption, shortfallCount, shortfallRange, wantedVerb } from "../../ui/shortfall-sentence.ts";
import { type TableColumn, table } from "../../ui/table.ts";
import { groupPath } from "./addresses.ts";
import { hrefOf } from "./findings.ts";
import { isFine, type Site } from "./site.ts";

/** The measures by which a group's largest gap can be chosen, and by which the groups are then put in order. */
const measures = ["students", "points", "years", "certainty"] as const;
type GapMeasure = (typeof measures)[number];

interface GroupGap {
  readonly finding: AnyFinding;
  /** School years with a clear gap of the same kind, and years with a comparison. */
  readonly clearYears: number;
  readonly years: number;
}

/** Size of the gap over half of its interval: the larger, the surer. */
const sureness = ({ value, lower, upper }: AnyFinding): number => value / Math.max((upper - lower) / 2, 1e-9);

const sizes: Readonly<Record<GapMeasure, (gap: GroupGap) => number>> = {
  students: ({ finding }) => finding.studentsToClose ?? 0,
  points: ({ finding }) => finding.value,
  years: ({ clearYears, years }) => clearYears + clearYears / Math.max(1, years),
  certainty: ({ finding }) => sureness(finding),
};

/** By descending measure, then students; the sort is stable, so that equal gaps keep the audit's order. */
const byMeasure =
  (measure: GapMeasure) =>
  (a: GroupGap, b: GroupGap): number =>
    sizes[measure](b) - sizes[measure](a) || sizes.students(b) - sizes.students(a);

/** Each group's largest clear gap by a measure, largest first. */
export function largestOfEachGroup(gaps: readonly GroupGap[], measure: GapMeasure): readonly GroupGap[] {
  const best = new Map<string, GroupGap>();
  for (const gap of [...gaps].sort(byMeasure(measure))) {
    const key = groupKey(gap.finding.group);
    if (!best.has(key)) best.set(key, gap);
  }
  return [...best.values()];
}

const isFinding = (cell: AnyFinding | "not-judged" | undefined): cell is AnyFinding =>
  cell !== undefined && cell !== "not-judged";
const isBehind = (f: AnyFinding): boolean => f.verdict.startsWith("clear") && f.direction !== "neither" && f.value > 0;

/** Gaps listed beside the groups: the largest in students, whichever the group. */
const mostBeside = 5;

/**
 * The largest clear gap of each group, by four measures, beside the largest in students. The reader chooses the
 * measure with radio buttons; the style sheet shows the list that belongs to it, so that no script is needed.
 */
export function groupGaps(site: Site): Html | null {
  const { words, main, custom } = site;
  const gaps = main.largest
    .filter(({ group }) => !isFine(group.grouping, site))
    .map((finding): GroupGap => {
      const years = site.series(finding);
      return {
        finding,
        years: years.length,
        clearYears: years.filter((f) => f.verdict.startsWith("clear") && f.value > 0).length,
      };
    });
  if (gaps.length === 0) return null;
  const groups = main.quilt.groups.filter(({ grouping }) => !isFine(grouping, site));
  const named = new Set(gaps.map(({ finding }) => groupKey(finding.group)));
  // Groups that a clear gap leaves with less, of whichever kind.
  const behind = new Set(
    main.quilt.rows
      .flatMap(({ cells }) => cells)
      .flatMap((f) => (isFinding(f) && isBehind(f) ? [groupKey(f.group)] : [])),
  );
  const others = groups.filter((group) => !named.has(groupKey(group)));
  const list = (key: "groups.uncounted" | "groups.without", isIn: (group: GroupKey) => boolean): Html | false => {
    const those = others.filter((group) => isIn(groupKey(group)));
    return (
      those.length > 0 &&
      html`<p class="small hush">${words.say(key)}</p><ul class="plain inline small hush">${those.map(({ grouping, level }) => html`<li>${groupName(grouping, level, words).label}</li>`)}</ul>`
    );
  };
  return html`<section class="part band" id="groups"><div class="page flow"><h2>${words.say("groups.heading")}</h2><div class="split most"><div class="flow sorted"><fieldset class="sorts no-print"><legend>${words.say(
    "groups.by",
  )}</legend>${measures.map(
    (measure) =>
      html`<label><input${attributes({ type: "radio", name: "by", value: measure, checked: measure === "students" })}>${words.say(`groups.by-${measure}`)}</label>`,
  )}</fieldset>${measures.map(
    (measure) =>
      html`<div class="by-${measure}">${groupTable(largestOfEachGroup(gaps, measure), words.say(`groups.name-${measure}`), site)}</div>`,
  )}${list("groups.uncounted", (group) => behind.has(group))}${list("groups.without", (group) => !behind.has(group))}</div><div class="flow"><h3>${words.say("groups.students")}</h3><ol class="plain most">${main.largest
    .slice(0, mostBeside)
    .map(
      (f) =>
        html`<li><b>${shortfallCount(f, words)}</b> <a${attributes({ href: hrefOf(f, "", site) })}>${shortfallCaption(f, words, custom)}</a></li>`,
    )}</ol><p class="small hush">${words.say("audit.overlap-gaps")}</p></div></div></div></section>`;
}

function groupTable(rows: readonly GroupGap[], name: string, site: Site): Html {
  const { words, custom } = site;
  const number = (heading: string, cell: TableColumn<GroupGap>["cell"]): TableColumn<GroupGap> => ({
    heading,
    number: true,
    cell,
  });
  return table<GroupGap>(
    {
      name,
      columns: [
        {
          heading: words.say("column.group"),
          cell: ({ finding: { group } }) =>
            html`<a${attributes({ href: groupPath(group.grouping, group.level) })}>${groupName(group.grouping, group.level, words).label}</a>`,
        },
        number(words.say("groups.gap-students"), ({ finding }) => shortfallCount(finding, words)),
        {
          heading: words.say("groups.did"),
          // On a phone this label follows the number: "916 students: met the state standard".
          onPhone: words.say("groups.gap-students-phone"),
          cell: ({ finding }) =>
            html`<a${attributes({ href: hrefOf(finding, "", site) })}>${wantedVerb(finding, words, custom)}</a>`,
        },
        number(words.say("groups.gap"), ({ finding }) => gapWords(finding, words)),
        number(words.say("groups.years"), ({ clearYears, years }) =>
          words.say("groups.years-of", { k: countText(clearYears, words), n: years }),
        ),
        number(words.say("groups.range"), ({ finding }) => shortfallRange(finding, words)),
      ],
      rows,
    },
    words,
  );
}
