import { type GapInUnit, rawGap } from "../../reports/direction.ts";
import type { LevelRate } from "../../reports/gap-detail.ts";
import { bestGroup } from "../../reports/judged/best-group.ts";
import { testsIn } from "../../reports/judged/families.ts";
import type { AnyFinding, AnyRefused } from "../../reports/judged/finding-at.ts";
import type { Audience } from "../../reports/report.ts";
import { ideaDefaultRule } from "../../rules/us-federal-idea.ts";
import { bestRateWords } from "../../ui/best-rate.ts";
import { countText, rangeWords, shortValue } from "../../ui/format.ts";
import { gapRangeWords, gapWords } from "../../ui/gap-words.ts";
import { groupName } from "../../ui/group-name.ts";
import { attributes, type Html, html } from "../../ui/html.ts";
import { shortReason } from "../../ui/reason-words.ts";
import { type TableColumn, table } from "../../ui/table.ts";
import type { Words } from "../../ui/words.ts";
import { levelAnchor } from "./addresses.ts";
import { sureTag } from "./findings.ts";
import type { GapPage } from "./gap.ts";

/** Every group next to its comparison, with the federal ratio if there is one. */
export function comparisons(gap: GapPage): Html | null {
  const { detail, words, unit, site } = gap;
  const rows = detail.levels;
  if (rows.length === 0) return null;
  const findings = rows.flatMap(({ finding }) => finding ?? []);
  const outcome = (n: number, hits: number | null): string =>
    hits === null
      ? countText(n, words)
      : words.say("gap.k-of-n", { k: countText(hits, words), n: countText(n, words) });
  /** A column that only compared groups have; some of its cells are also of gaps shown without a verdict. */
  const compared = (
    heading: string,
    cell: (f: AnyFinding) => string,
    shown: (s: UnjudgedGap) => string = () => "",
  ): TableColumn<LevelRate<Audience>> => ({
    heading,
    number: true,
    cell: ({ level, finding }) => {
      if (finding !== undefined) return cell(finding);
      const unjudged = unjudgedGap(level, gap);
      return unjudged === undefined ? "" : shown(unjudged);
    },
  });
  return html`<section class="part band"><div class="page flow"><h2>${words.say("gap.comparisons")}</h2>${table(
    {
      name: words.say("gap.comparisons"),
      columns: [
        {
          heading: words.say("column.group"),
          cell: ({ level }) =>
            html`<span${attributes({ id: levelAnchor(level) })}>${groupName(detail.grouping, level, words).label}</span>`,
        },
        { heading: words.say("column.students"), number: true, cell: ({ rate }) => outcome(rate.n, rate.hits) },
        {
          heading: words.say("column.rate"),
          number: true,
          cell: ({ rate }) => (rate.value === null ? words.say("mark.too-few") : shortValue(rate.value, unit, words)),
        },
        compared(
          words.say("column.compared-with"),
          (f) => outcome(f.comparisonN, f.comparisonHits),
          (s) => (s.comparisonN === null ? "" : countText(s.comparisonN, words)),
        ),
        compared(
          words.say("column.comparison-rate"),
          (f) => shortValue(f.comparisonRate, unit, words),
          (s) => shortValue(s.comparisonRate, unit, words),
        ),
        ...bestColumn(findings, gap, compared),
        compared(
          words.say("column.gap"),
          (f) => gapWords(f, words),
          (s) => gapWords(s, words),
        ),
        compared(words.say("column.range"), (f) => gapRangeWords(f, words)),
        ...(findings.some((f) => f.ratio !== undefined)
          ? [compared(words.say("column.ratio"), (f) => ratioWords(f, words))]
          : []),
        {
          heading: words.say("column.sure"),
          cell: (row) => (row.finding === undefined ? insteadOf(row, gap) : sureTag(row.finding, site)),
        },
      ],
      rows,
    },
    words,
  )}<p class="small hush">${words.say("audit.comparisons", { n: testsIn(site.audit.settings.tests) })}</p>${
    findings.some((f) => f.idea !== undefined) &&
    ideaTable(
      rows.flatMap(({ level, finding }) => (finding === undefined ? [] : [{ level, finding }])),
      gap,
    )
  }</div></section>`;
}

/** Group with the best rate, next to everyone else; no column if two groups are each other's comparison. */
function bestColumn(
  found: readonly AnyFinding[],
  { site, words, unit }: GapPage,
  compared: (heading: string, cell: (f: AnyFinding) => string) => TableColumn<LevelRate<Audience>>,
): readonly TableColumn<LevelRate<Audience>>[] {
  const { judged } = site.audit;
  if (found.every((f) => bestGroup(judged, f) === undefined)) return [];
  const neither = found.some((f) => f.direction === "neither");
  return [
    compared(words.say(neither ? "column.highest-rate" : "column.best-rate"), (f) =>
      bestRateWords(judged, f, unit, words),
    ),
  ];
}

/** A gap shown without a verdict: it has no interval. */
interface UnjudgedGap extends GapInUnit, Pick<AnyFinding, "comparisonRate"> {
  readonly comparisonN: number | null;
}

function unjudgedGap(level: string, gap: GapPage): UnjudgedGap | undefined {
  const { detail, site, unit } = gap;
  const { shown, comparisonN } = refusedLevel(gap, detail.grouping, level) ?? {};
  const outcome = site.indicator(detail.indicator)?.outcome;
  if (shown === undefined || outcome === undefined || comparisonN === undefined) return undefined;
  const { rate, comparisonRate } = shown;
  if (rate === null || comparisonRate === null) return undefined;
  return {
    counted: rawGap(rate - comparisonRate, outcome),
    unit: unit === "share" ? "share-points" : unit,
    comparisonRate,
    comparisonN,
  };
}

function ratioWords({ ratio }: AnyFinding, words: Words): string {
  if (ratio === undefined) return "";
  const value = shortValue(ratio.value, "ratio", words);
  return ratio.lower === null || ratio.upper === null
    ? value
    : `${value} (${rangeWords(ratio.lower, ratio.upper, "ratio", words)})`;
}

/** The federal ratio next to ours: it has its own minimums and threshold, and no interval. */
function ideaTable(rows: readonly { readonly level: string; readonly finding: AnyFinding }[], gap: GapPage): Html {
  const { words, detail } = gap;
  const threshold = rows.flatMap(({ finding }) => finding.idea?.threshold ?? [])[0] ?? ideaDefaultRule.threshold;
  return html`<h3>${words.say("idea.title")}</h3><p>${words.say("idea.intro", { threshold: shortValue(threshold, "ratio", words) })}</p>${table(
    {
      name: words.say("idea.title"),
      columns: [
        { heading: words.say("column.group"), cell: ({ level }) => groupName(detail.grouping, level, words).label },
        {
          heading: words.say("idea.ratio"),
          number: true,
          cell: ({ finding: { idea } }) =>
            idea === undefined || idea.ratio === null
              ? words.say("idea.not-calculated")
              : shortValue(idea.ratio, "ratio", words),
        },
        {
          heading: words.say("idea.reading"),
          cell: ({ finding: { idea } }) =>
            idea === undefined || idea.ratio === null
              ? words.say("idea.below-minimum")
              : idea.status === "above"
                ? words.say("idea.above")
                : words.say("idea.not-above"),
        },
        {
          heading: words.say("idea.away"),
          number: true,
          cell: ({ finding: { idea } }) =>
            idea === undefined || idea.studentsAway === null
              ? words.say("mark.no-records")
              : words.say(idea.status === "above" ? "idea.fewer" : "idea.more", { n: idea.studentsAway }),
        },
      ],
      rows: rows.filter(({ finding }) => finding.idea !== undefined),
    },
    words,
  )}`;
}

/** Why a level has no gap of its own. */
export function insteadOf({ level, rate }: LevelRate<Audience>, gap: GapPage): string {
  const { words, site } = gap;
  const { minimumN } = site.audit.settings;
  if (rate.n < minimumN) return words.say("mark.too-few");
  if (site.grouping(gap.detail.grouping)?.silent.includes(level)) return words.say("gap.not-a-group");
  if (level === "no") return words.say("gap.the-others");
  return reasonOf(gap, gap.detail.grouping, level);
}

/** Why a level was not judged, in two or three words. */
export function reasonOf(gap: GapPage, grouping: string, level: string): string {
  const refused = refusedLevel(gap, grouping, level);
  return refused === undefined ? gap.words.say("gap.not-compared") : shortReason(refused.reason, gap.words);
}

/** The comparison of a level that could not be judged. */
export const refusedLevel = ({ site, detail }: GapPage, grouping: string, level: string): AnyRefused | undefined =>
  site.refused(detail.indicator, grouping).find(({ group }) => group.level === level);
