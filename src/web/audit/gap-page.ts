import { crossedGroupings } from "../../reports/crossing.ts";
import type { LevelRate } from "../../reports/gap-detail.ts";
import type { AnyFinding } from "../../reports/judged/finding-at.ts";
import type { Audience } from "../../reports/report.ts";
import { findingOf, indicatorLabel, indicatorQuestion } from "../../ui/audit-sentence.ts";
import { placeName, sentenceOf, visibleWords } from "../../ui/audit-wording.ts";
import { crossed } from "../../ui/charts/crossed.ts";
import { gapDots } from "../../ui/charts/gap-dots.ts";
import { levelBars } from "../../ui/charts/level-bars.ts";
import { findingTitle } from "../../ui/finding-sentence.ts";
import { countText, rangeWords, schoolYear, shortValue, valueWords } from "../../ui/format.ts";
import { comparisonName, groupingName, groupName } from "../../ui/group-name.ts";
import { attributes, type Html, html } from "../../ui/html.ts";
import { sentenceCase, type Words } from "../../ui/words.ts";
import type { PageKind } from "../page-kind.ts";
import { crossedAnchor, gapPath, goalPath } from "./addresses.ts";
import { elsewhere } from "./elsewhere.ts";
import { sureTag } from "./findings.ts";
import { auditPage } from "./frame.ts";
import { about, type GapPage, lowered, shownOf } from "./gap.ts";
import { comparisons, insteadOf, reasonOf, refusedLevel } from "./gap-comparisons.ts";
import { gapInsideSection } from "./gap-inside.ts";
import { years } from "./gap-over-years.ts";
import { refusedTable } from "./gap-refused.ts";
import { howDoYouKnow } from "./how-do-you-know.ts";
import type { PageSite, Site } from "./site.ts";

/**
 * Finding a page starts with: clear, then probable, then the rest, then gaps in the group's favor; within these, more
 * students first.
 */
export function focusOf(levels: readonly LevelRate<Audience>[]): AnyFinding | undefined {
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

/** One indicator by one grouping: every group's rate and gap, by year, by school, crossed with other groupings, and the sources. */
function gapPage(indicator: string, grouping: string, site: PageSite): string {
  const { words } = site;
  const { detail, leftOut } = site.gap(indicator, grouping);
  const definition = site.indicator(indicator);
  const label = indicatorLabel(indicator, words, site.custom);
  const goal = definition?.goal ?? 1;
  const focus = focusOf(detail.levels);
  const gap: GapPage = {
    site,
    words,
    detail,
    unit: definition?.unit ?? "share",
    focus,
    root: "../",
    question: indicatorQuestion(indicator, words, site.custom),
    where: `${placeName(detail.place, site)}, ${schoolYear(detail.schoolYear)}`,
  };
  const title = words.say("gap.name", {
    question: label,
    grouping: lowered(groupingName(grouping, words), words),
  });
  const others = detail.levels
    .flatMap(({ finding }) => finding ?? [])
    .filter((f) => f !== focus && (f.verdict.startsWith("clear") || f.verdict === "probable"));
  const body = html`
<section class="part"><div class="page flow">
<p class="eyebrow">${label} · ${groupingName(grouping, words)} · ${gap.where}</p>
<h1>${headingOf(gap, label)}</h1>
${focus !== undefined && html`<p class="row">${sureTag(focus, site)}${focus.change !== undefined && html`<span class="tag">${words.label(changeKeys[focus.change.verdict])}</span>`}</p><p class="lede">${[sentenceOf(focus, site), visibleWords(focus, site)].join(" ").trim()}</p>`}
</div></section>
<section class="part"><div class="page"><div class="split near"><div class="flow">
<h2>${words.say("gap.by-group")}</h2>
${rates(gap)}${levels(gap)}${refusedTable(gap)}${years(gap)}
</div>${howDoYouKnow({ detail, leftOut, focus, site })}</div></div></section>
${others.length > 0 && html`<section class="part"><div class="page flow"><h2>${words.say("gap.other-groups")}</h2>${sentences(others, site)}</div></section>`}
${comparisons(gap)}
${tooFew(gap)}
${elsewhere(detail, site)}
${gapInsideSection(gap)}
${crossings(gap)}`;
  return auditPage(
    {
      path: gapPath(indicator, grouping),
      title,
      above: [{ label: words.label(`goal.${goal}`), href: goalPath(goal) }],
      body,
    },
    site,
  );
}

/** The number of groups with a clear gap, and of groups compared. */
function clearGroups(levels: readonly LevelRate<Audience>[]): { readonly clear: number; readonly compared: number } {
  const findings = levels.flatMap(({ finding }) => finding ?? []);
  const clear = findings.filter((f) => f.verdict === "clear" && (f.value > 0 || f.direction === "neither"));
  return { clear: clear.length, compared: findings.length };
}

/** With several groups, the number with a gap; with one, its gap. */
function headingOf({ focus, detail, words, site }: GapPage, label: string): string {
  if (focus === undefined) return noneHeading({ detail, site, words }, label);
  const { clear, compared } = clearGroups(detail.levels);
  if (compared === 1) return findingTitle(findingOf(focus, words, site.custom), words);
  return clear === 0
    ? words.say("gap.title-none", { question: label })
    : words.say("gap.title", { question: label, n: clear, all: compared });
}

/** Why there is no comparison: groups too small, official figures without the needed numbers, or another reason. */
function noneHeading({ detail, site, words }: Pick<GapPage, "detail" | "site" | "words">, label: string): string {
  const refused = site.refused(detail.indicator, detail.grouping);
  if (refused.some(({ official }) => typeof official?.rate === "number"))
    return words.say("gap.rates-only", { question: label });
  if (refused.some(({ shown }) => shown !== undefined)) return words.say("gap.shown-only", { question: label });
  return refused.every(({ reason }) => reason.endsWith("below_minimum"))
    ? words.say("gap.none")
    : words.say("gap.none-other", { question: label });
}

const changeKeys = {
  growing: "certainty.change-growing",
  closing: "certainty.change-closing",
  same: "certainty.change-same",
  unclear: "certainty.change-unclear",
} as const;

const sentences = (findings: readonly AnyFinding[], site: Site): Html =>
  html`<ul>${findings.map((f) => html`<li>${sentenceOf(f, site)}</li>`)}</ul>`;

/** "46 fewer", for shares with a better direction; empty if the group is ahead. */
function matchWords(f: AnyFinding | undefined, words: Words): string {
  if (f === undefined || f.direction === "neither" || f.verdict === "no-sign" || f.verdict === "cannot-tell") return "";
  if (f.value <= 0) return f.verdict === "probable" ? "" : words.say("legend.ahead");
  if (f.studentsToClose === null) return "";
  return `${countText(f.studentsToClose, words)} ${words.say(f.direction === "lower-is-better" ? "finding.fewer" : "finding.more")}`;
}

/** Under a heading that counts the groups, the first gap; under a heading that states the only gap, its two rates. */
function ratesTitle({ focus, detail, words, unit, site }: GapPage, clear: number, compared: number): string {
  if (focus === undefined || (clear === 0 && compared > 1)) return words.say("gap.rates-none");
  const said = findingOf(focus, words, site.custom);
  if (compared > 1) return findingTitle(said, words);
  return words.say("gap.two-rates", {
    group: groupName(detail.grouping, focus.group.level, words).label,
    rate: shortValue(focus.rate, unit, words),
    comparison: said.comparison.the,
    rate2: shortValue(focus.comparisonRate, unit, words),
  });
}

function rates(gap: GapPage): Html | null {
  const { detail, words, unit, focus, site } = gap;
  const { grouping, everybody } = detail;
  const rows = detail.levels.filter(({ rate }) => rate.n > 0);
  if (rows.length === 0) return null;
  const { clear, compared } = clearGroups(rows);
  const title = ratesTitle(gap, clear, compared);
  const comparison = focus === undefined ? undefined : comparisonName(focus.comparison, grouping, words).phrase.the;
  return gapDots(
    {
      about: about(
        gap,
        title,
        words.say("gap.rates-what", {
          question: indicatorLabel(detail.indicator, words, site.custom),
          grouping: groupingName(grouping, words),
        }),
      ),
      unit,
      ...(comparison !== undefined && { comparisonLabel: comparison }),
      ...(everybody.value !== null && {
        line: {
          at: everybody.value,
          label: words.say("gap.all-line", { value: shortValue(everybody.value, unit, words) }),
        },
      }),
      rows: rows.map((row) => ({
        label: groupName(grouping, row.level, words).label,
        n: row.rate.n,
        rate: shownOf(row.rate, words),
        ...comparisonRateOf(row, gap),
        certainty: row.finding?.verdict ?? "too-few",
        ...(row.finding === undefined && { says: insteadOf(row, gap) }),
        match: matchWords(row.finding, words),
        strong: focus !== undefined && row.level === focus.group.level,
      })),
    },
    words,
  );
}

/** Rate of a level's comparison: of its judged gap, or of one that is shown without a verdict. */
function comparisonRateOf({ level, finding }: LevelRate<Audience>, gap: GapPage): { readonly comparison?: number } {
  const rate = finding?.comparisonRate ?? refusedLevel(gap, gap.detail.grouping, level)?.shown?.comparisonRate ?? null;
  return rate === null ? {} : { comparison: rate };
}

/** State achievement levels, lowest first. */
const levelKeys = [
  "school.standard-not-met",
  "school.standard-nearly",
  "school.standard-met",
  "school.standard-exceeded",
] as const;

function levels(gap: GapPage): Html | null {
  const { detail, words, focus } = gap;
  const rows = detail.levels.filter(({ counts }) => counts?.length === levelKeys.length && total(counts) > 0);
  if (rows.length === 0 || focus === undefined) return null;
  const said = findingOf(focus, words, gap.site.custom);
  const bars = levelBars(
    {
      about: about(
        gap,
        sentenceCase(
          words.say("gap.levels-title", {
            rate: shortValue(focus.rate, "share", words),
            group: said.group.the,
            rate2: shortValue(focus.comparisonRate, "share", words),
            comparison: said.comparison.the,
          }),
          words,
        ),
        words.say("gap.levels-what"),
      ),
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
  const { vGap } = focus;
  return html`${bars}${
    vGap === undefined
      ? null
      : html`<p>${words.say("gap.v-gap", {
          size: valueWords(Math.abs(vGap.value), "standard-deviations", words),
          range: rangeWords(vGap.lower, vGap.upper, "standard-deviations", words),
          way: words.say(vGap.value > 0 ? "gap.v-below" : "gap.v-above"),
          group: said.group.the,
        })}</p>`
  }`;
}

const total = (counts: readonly number[]): number => counts.reduce((a, b) => a + b, 0);

/** Minimum detectable difference for each other group that is too small to judge. */
function tooFew({ detail, focus, site, words }: GapPage): Html | null {
  const items = detail.levels.flatMap(({ finding }) => {
    const sentence = finding === undefined || finding === focus ? "" : visibleWords(finding, site);
    return sentence === "" || finding === undefined
      ? []
      : [html`<b>${groupName(detail.grouping, finding.group.level, words).label}.</b> ${sentence}`];
  });
  if (items.length === 0) return null;
  return html`<section class="part"><div class="page flow"><h2>${words.say("visible.heading")}</h2><ul>${items.map((line) => html`<li>${line}</li>`)}</ul><p class="small hush">${words.say("visible.intro")}</p></div></section>`;
}

function crossings(gap: GapPage): Html | null {
  const { detail, words, unit, site } = gap;
  // Each crossing is on one page: that of its first grouping.
  const own = detail.crossed.filter((c) => crossedGroupings(c.grouping)[0] === detail.grouping);
  if (own.length === 0) return null;
  const leaning = own.some((c) => c.levels.some(({ finding }) => finding?.shrunkenRate !== undefined));
  return html`<section class="part band"><div class="page flow"><h2>${words.say("audit.crossed")}</h2><p>${words.say("audit.same-students")}${leaning && html` ${words.say("audit.leaning")}`}</p>${own.map(
    ({ grouping, levels: rows }) => {
      const judged = rows.filter((r) => r.rate.n >= site.audit.settings.minimumN);
      const small = rows.length - judged.length;
      if (judged.length === 0) return null;
      const clear = judged.filter((r) => r.finding?.verdict === "clear" && r.finding.value > 0).length;
      return html`<div${attributes({ id: crossedAnchor(grouping) })}>${crossed(
        {
          about: {
            ...about(
              gap,
              clear === 0
                ? words.say("gap.crossed-none", { grouping: lowered(groupingName(grouping, words), words) })
                : words.say("gap.crossed-title", {
                    grouping: lowered(groupingName(grouping, words), words),
                    n: clear,
                    all: judged.length,
                  }),
              words.say("gap.rates-what", {
                question: indicatorLabel(detail.indicator, words, site.custom),
                grouping: groupingName(grouping, words),
              }),
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
              ...(row.finding === undefined && { says: reasonOf(gap, grouping, row.level) }),
            };
          }),
        },
        words,
      )}</div>`;
    },
  )}</div></section>`;
}
