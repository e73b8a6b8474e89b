import { crossedGroupings } from "../../reports/crossing.ts";
import type { LevelRate } from "../../reports/gap-detail.ts";
import type { AnyFinding, AnyRefused } from "../../reports/judged/finding-at.ts";
import type { Audience } from "../../reports/report.ts";
import { indicatorLabel, indicatorQuestion } from "../../ui/audit-sentence.ts";
import { placeName } from "../../ui/audit-wording.ts";
import { crossed } from "../../ui/charts/crossed.ts";
import { gapDots } from "../../ui/charts/gap-dots.ts";
import { levelBars } from "../../ui/charts/level-bars.ts";
import { countText, rateText, schoolYear, shortValue } from "../../ui/format.ts";
import { headlineRates } from "../../ui/gap-headline.ts";
import { comparisonName, groupingName, groupName } from "../../ui/group-name.ts";
import { attributes, type Html, html } from "../../ui/html.ts";
import { digitsOfRates } from "../../ui/rates-side-by-side.ts";
import { shortReason } from "../../ui/reason-words.ts";
import type { Words } from "../../ui/words.ts";
import type { PageKind } from "../page-kind.ts";
import { crossedAnchor, gapPath, goalPath, levelAnchor } from "./addresses.ts";
import { elsewhere } from "./elsewhere.ts";
import { isAhead } from "./findings.ts";
import { auditPage } from "./frame.ts";
import { about, comparisonRateOf, type GapPage, lowered, type PanelGap, panelGaps, shownOf } from "./gap.ts";
import { gapPanel } from "./gap-panel.ts";
import { ruleCard } from "./how-do-you-know.ts";
import { gapNeighbors } from "./neighbors.ts";
import { gapBadge } from "./quilts.ts";
import type { PageSite } from "./site.ts";

/**
 * Finding a page without an anchor is about: clear, then probable, then the rest, then gaps in the group's favor;
 * within these, more students first.
 */
export function focusOf(levels: readonly { readonly finding?: AnyFinding | undefined }[]): AnyFinding | undefined {
  const rank = (f: AnyFinding): number => {
    const sure = f.verdict.startsWith("clear") ? 0 : f.verdict === "probable" ? 1 : 2;
    return f.value > 0 ? sure : f.direction === "neither" ? sure + 0.5 : 4;
  };
  return levels
    .flatMap(({ finding }) => finding ?? [])
    .sort(
      (a, b) =>
        rank(a) - rank(b) ||
        (b.studentsToClose ?? 0) - (a.studentsToClose ?? 0) ||
        Math.abs(b.value) / b.actionLine - Math.abs(a.value) / a.actionLine,
    )[0];
}

/** A page for each indicator by each grouping. */
export const gapPages: PageKind<PageSite> = {
  id: "gaps",
  pages: (site) =>
    site.gaps.map(({ indicator, grouping }) => ({
      path: gapPath(indicator, grouping),
      render: () => gapPage(indicator, grouping, site),
    })),
};

/**
 * One indicator by one grouping: a panel for each group, of which the style sheet shows one, then what they have in
 * common: all rates, achievement levels, official figures, crossings, the rule and the files.
 */
function gapPage(indicator: string, grouping: string, site: PageSite): string {
  const { words } = site;
  const { detail, leftOut } = site.gap(indicator, grouping);
  const definition = site.indicator(indicator);
  const label = indicatorLabel(indicator, words, site.custom);
  const goal = definition?.goal ?? 1;
  const gap: GapPage = {
    site,
    words,
    detail,
    unit: definition?.unit ?? "share",
    root: "../",
    label,
    question: indicatorQuestion(indicator, words, site.custom),
    where: whereOf(detail, site),
  };
  const panels = panelGaps(gap);
  const focus = focusOf(panels)?.group.level ?? panels[0]?.level;
  const finding = panels.find(({ level }) => level === focus)?.finding;
  const title = words.say("gap.name", {
    // What the page's first rates are of: "In school regularly" above 48%, not "Chronic absence".
    question: finding === undefined ? label : headlineRates(finding, words, site.custom).name,
    grouping: lowered(groupingName(grouping, words), words),
  });
  const body = html`${groupLinks(panels, gap)}
${panels.map((panel) => gapPanel(panel, panel.level === focus, gap))}
${sideBySide(panels, gap, ruleCard({ detail, leftOut, site }))}
${elsewhere(detail, site)}
${crossings(gap)}`;
  return auditPage(
    {
      path: gapPath(indicator, grouping),
      title,
      above: [{ label: words.label(`goal.${goal}`), href: goalPath(goal) }],
      near: gapNeighbors(indicator, grouping, site),
      body,
    },
    site,
  );
}

/** All groups in one chart, beside the rule. The panel of a single group already has both of its rates. */
function sideBySide(panels: readonly PanelGap[], gap: GapPage, rule: Html): Html {
  const charts = [panels.length > 1 ? rates(panels, gap) : null, levels(gap)];
  return charts.every((chart) => chart === null)
    ? html`<section class="part band"><div class="page">${rule}</div></section>`
    : html`<section class="part band"><div class="page split near"><div class="flow"><h2>${gap.words.say("gap.by-group")}</h2>
${charts}</div>${rule}</div></section>`;
}

/** Place and year; the year alone where the header of the page has named the place. */
function whereOf({ place, schoolYear: year }: GapPage["detail"], site: PageSite): string {
  const name = placeName(place, site);
  return name === site.audit.district.name ? schoolYear(year) : `${name}, ${schoolYear(year)}`;
}

/** Links to the panels, with the gap of each; none for a single panel. */
function groupLinks(panels: readonly PanelGap[], { words, detail }: GapPage): Html | null {
  if (panels.length < 2) return null;
  return html`<nav class="page others" aria-label="${words.say("panel.others")}"><ul>${panels.map(
    ({ level, finding }) =>
      html`<li><a${attributes({ href: `#${levelAnchor(level)}` })}>${groupName(detail.grouping, level, words).label}</a> ${gapBadge(finding, words)}</li>`,
  )}</ul></nav>`;
}

/** "46 fewer" than at the others' rate; of an unwanted outcome, "46 more". Empty if the group is ahead, or without a better direction. */
function matchWords(f: AnyFinding | undefined, words: Words): string {
  if (f === undefined || f.direction === "neither" || f.verdict === "no-sign" || f.verdict === "cannot-tell") return "";
  if (f.value <= 0) return f.verdict === "probable" ? "" : words.say("legend.ahead");
  if (f.studentsToClose === null) return "";
  return `${countText(f.studentsToClose, words)} ${words.say(f.direction === "lower-is-better" ? "finding.more" : "finding.fewer")}`;
}

/** How many groups have a clear gap; with one of them compared, its two rates. */
function ratesTitle(panels: readonly PanelGap[], { detail, words, unit }: GapPage): string {
  const findings = panels.flatMap(({ finding }) => finding ?? []);
  const [first] = findings;
  if (first === undefined) return words.say("gap.rates-only");
  const clear = findings.filter((f) => f.verdict === "clear" && (f.value > 0 || f.direction === "neither")).length;
  if (findings.length > 1) {
    if (clear > 0)
      return words.say(first.direction === "neither" ? "gap.title" : "gap.title-less", {
        n: clear,
        all: findings.length,
      });
    return words.say(findings.some((f) => f.verdict === "clear") ? "gap.title-none-less" : "gap.title-none");
  }
  const [rate, rate2] = [first.rate, first.comparisonRate].map((value) =>
    rateText(value, unit, digitsOfRates(first), words),
  ) as [string, string];
  return words.say("gap.two-rates", {
    group: groupName(detail.grouping, first.group.level, words).label,
    rate,
    comparison: comparisonName(first.comparison, detail.grouping, words).phrase.the,
    rate2,
  });
}

function rates(panels: readonly PanelGap[], gap: GapPage): Html | null {
  const { detail, words, unit } = gap;
  const { grouping, everybody } = detail;
  const rows = detail.levels.filter(({ rate }) => rate.n > 0);
  if (rows.length === 0) return null;
  const refused = new Map(panels.flatMap((p) => (p.refused === undefined ? [] : [[p.level, p.refused]])));
  const linked = new Set(panels.map(({ level }) => level));
  const comparison = panels.find(({ finding }) => finding !== undefined)?.finding?.comparison;
  return gapDots(
    {
      about: about(
        gap,
        ratesTitle(panels, gap),
        words.say("gap.rates-what", { question: gap.label, grouping: groupingName(grouping, words) }),
      ),
      unit,
      ...(comparison !== undefined && {
        comparisonLabel: comparisonName(comparison, grouping, words).phrase.the,
      }),
      ...(everybody.value !== null && {
        line: {
          at: everybody.value,
          label: words.say("gap.all-line", { value: shortValue(everybody.value, unit, words) }),
        },
      }),
      rows: rows.map((row) => {
        const compared = comparisonRateOf(row, refused.get(row.level));
        return {
          label: groupName(grouping, row.level, words).label,
          ...(linked.has(row.level) && panels.length > 1 && { href: `#${levelAnchor(row.level)}` }),
          n: row.rate.n,
          rate: shownOf(row.rate, words),
          ...(compared !== null && { comparison: compared }),
          ...(row.finding !== undefined && { least: digitsOfRates(row.finding) }),
          certainty: row.finding?.verdict ?? "too-few",
          ahead: row.finding !== undefined && isAhead(row.finding),
          ...(row.finding === undefined && { says: insteadOf(row, refused.get(row.level), gap) }),
          match: matchWords(row.finding, words),
        };
      }),
    },
    words,
  );
}

/** Why a level has no gap of its own. */
function insteadOf(
  { level, rate }: LevelRate<Audience>,
  refused: AnyRefused | undefined,
  { words, site, detail }: GapPage,
): string {
  if (rate.n < site.audit.settings.minimumN) return words.say("mark.too-few");
  if (site.grouping(detail.grouping)?.silent.includes(level)) return words.say("gap.not-a-group");
  if (level === "no") return words.say("gap.the-others");
  return refused === undefined ? words.say("gap.not-compared") : shortReason(refused.reason, words);
}

/** State achievement levels, lowest first. */
const levelKeys = [
  "school.standard-not-met",
  "school.standard-nearly",
  "school.standard-met",
  "school.standard-exceeded",
] as const;

function levels(gap: GapPage): Html | null {
  const { detail, words } = gap;
  const rows = detail.levels.filter(({ counts }) => counts?.length === levelKeys.length && total(counts) > 0);
  if (rows.length === 0) return null;
  return levelBars(
    {
      about: about(gap, words.say("gap.levels-title"), words.say("gap.levels-what")),
      levels: levelKeys.map((key) => words.label(key)),
      standard: 2,
      rows: rows.map(({ level, rate, counts = [] }) => ({
        label: groupName(detail.grouping, level, words).label,
        n: rate.n,
        shares: counts.map((k) => k / total(counts)),
      })),
    },
    words,
  );
}

const total = (counts: readonly number[]): number => counts.reduce((a, b) => a + b, 0);

function crossings(gap: GapPage): Html | null {
  const { detail, words, unit, site } = gap;
  // Each crossing is on one page: that of its first grouping.
  const own = detail.crossed.filter((c) => crossedGroupings(c.grouping)[0] === detail.grouping);
  if (own.length === 0) return null;
  const neither = site.directionOf(detail.indicator) === "neither";
  const leaning = own.some((c) => c.levels.some(({ finding }) => finding?.shrunkenRate !== undefined));
  return html`<section class="part"><div class="page flow"><h2>${words.say("audit.crossed")}</h2><p>${words.say("audit.same-students")}${leaning && html` ${words.say("audit.leaning")}`}</p>${own.map(
    ({ grouping, levels: rows }) => {
      const judged = rows.filter((r) => r.rate.n >= site.audit.settings.minimumN);
      const small = rows.length - judged.length;
      if (judged.length === 0) return null;
      const clear = judged.filter((r) => r.finding?.verdict === "clear" && r.finding.value > 0).length;
      const reasons = new Map(site.refused(detail.indicator, grouping).map((r) => [r.group.level, r.reason]));
      return html`<div${attributes({ class: "crossing", id: crossedAnchor(grouping) })}>${crossed(
        {
          about: {
            ...about(
              gap,
              words.say(`gap.crossed-${clear === 0 ? "none" : "title"}${neither ? "" : "-less"}` as const, {
                grouping: lowered(groupingName(grouping, words), words),
                n: clear,
                all: judged.length,
              }),
              words.say("gap.rates-what", { question: gap.label, grouping: groupingName(grouping, words) }),
            ),
            ...(small > 0 && {
              source: words.say("gap.crossed-small", { n: small, minimum: site.audit.settings.minimumN }),
            }),
          },
          unit,
          ...(detail.everybody.value !== null && {
            line: {
              at: detail.everybody.value,
              label: words.say("gap.all-line", { value: shortValue(detail.everybody.value, unit, words) }),
            },
          }),
          rows: judged.map((row) => {
            const { shrunkenRate: value, shrunkenRange: range } = row.finding ?? {};
            const reason = reasons.get(row.level);
            return {
              label: groupName(grouping, row.level, words).label,
              n: row.rate.n,
              raw: value === undefined ? null : row.rate.value,
              shrunk:
                value !== undefined && range !== undefined
                  ? { kind: "value" as const, value, ...range }
                  : shownOf(row.rate, words),
              expected: null,
              certainty: row.finding?.verdict ?? "too-few",
              ahead: row.finding !== undefined && isAhead(row.finding),
              ...(row.finding === undefined && {
                says: reason === undefined ? words.say("gap.not-compared") : shortReason(reason, words),
              }),
            };
          }),
        },
        words,
      )}</div>`;
    },
  )}</div></section>`;
}
