import { shownGapOf } from "../../reports/direction.ts";
import type { LevelRate, PlaceInside } from "../../reports/gap-detail.ts";
import type { AnyFinding, AnyRefused } from "../../reports/judged/finding-at.ts";
import { pairsOf } from "../../reports/pairs.ts";
import type { Audience } from "../../reports/report.ts";
import { gapHeading, visibleWords } from "../../ui/audit-wording.ts";
import { type RateRow, rateRows } from "../../ui/charts/rate-rows.ts";
import { mappedRate } from "../../ui/charts/shown.ts";
import { rateText, schoolYear, signedValue } from "../../ui/format.ts";
import { gapHeadline, gapLede, headlineRates } from "../../ui/gap-headline.ts";
import { comparisonName, groupName } from "../../ui/group-name.ts";
import { attributes, type Html, html } from "../../ui/html.ts";
import { digitsOfRates } from "../../ui/rates-side-by-side.ts";
import { reasonWords } from "../../ui/reason-words.ts";
import { groupPath, levelAnchor, placeGapHref } from "./addresses.ts";
import { changeTag, isAhead, sureTag } from "./findings.ts";
import { type GapPage, type PanelGap, shownOf } from "./gap.ts";
import { hasPlacePanel } from "./gaps-by-group.ts";
import { knownOfGap } from "./how-do-you-know.ts";

/**
 * Everything about one group on the page of an indicator by a grouping. The style sheet shows the panel that the
 * address names, or the one of the focus group.
 */
export function gapPanel(panel: PanelGap, isFocus: boolean, gap: GapPage): Html {
  const { words, detail, site, label, root, where } = gap;
  const { level, finding, refused } = panel;
  const group = groupName(detail.grouping, level, words);
  return html`<section${attributes({ class: isFocus ? "part panel focus" : "part panel", id: levelAnchor(level) })}><div class="page split near"><div class="flow">
<p class="eyebrow">${finding === undefined ? label : headlineRates(finding, words, site.custom).name} · <a${attributes({ href: root + groupPath(detail.grouping, level) })}>${group.label}</a> · ${where}</p>
<h1>${finding === undefined ? refusedTitle(refused, gap) : gapHeadline(finding, words, site.custom)}</h1>
${finding === undefined ? html`<p class="lede">${refusedWords(refused, gap)}</p>` : judged(finding, gap)}
${ratesChart(panel, gap)}
</div><aside class="card"><h2>${words.label("ui.how-do-you-know")}</h2>${knownOfGap(panel, site)}</aside></div></section>`;
}

function judged(finding: AnyFinding, { words, site }: GapPage): Html {
  const seen = visibleWords(finding, site);
  return html`<p class="row">${sureTag(finding, site)}${changeTag(finding, site)}</p><p class="lede">${[
    gapLede(finding, words, site.custom),
    ...(seen === "" ? [] : [seen]),
    ...(finding.verdict === "cannot-tell" ? [words.say("panel.would-tell")] : []),
  ].join(" ")}</p>${pairsSentence(finding, words)}`;
}

/** The gap over all achievement levels of a test, as pairs of students. */
function pairsSentence(f: AnyFinding, words: GapPage["words"]): Html | null {
  if (f.vGap === undefined) return null;
  const { othersHigher, share, lower, upper } = pairsOf(f.vGap);
  return html`<p>${words.say("gap.pairs", {
    who: words.say(othersHigher ? "gap.pairs-other" : "gap.pairs-own"),
    n: Math.round(share * hundred),
    range: words.say("range.values", { a: Math.floor(lower * hundred), b: Math.ceil(upper * hundred) }),
  })}</p>`;
}

/** Number of pairs in which the share is expressed. */
const hundred = 100;

const isSmall = ({ reason }: AnyRefused): boolean => reason.endsWith("_below_minimum");

function refusedTitle(refused: AnyRefused, { words, detail }: GapPage): string {
  const { level } = refused.group;
  return isSmall(refused)
    ? words.say("title.too-few", { group: groupName(detail.grouping, level, words).phrase.the })
    : reasonWords(refused.reason, words).what.replace(/\.$/, "");
}

/** Why there is no verdict, and what would give one. */
function refusedWords({ reason, official, n, comparisonN }: AnyRefused, { words, site }: GapPage): string {
  const { minimumN: minimum } = site.audit.settings;
  if (reason === "not_estimable" && typeof official?.rate === "number") return words.say("gap.refused-spread");
  const short =
    reason === "group_below_minimum" && n !== null
      ? [words.say("panel.group-has", { n, minimum })]
      : reason === "comparison_below_minimum" && comparisonN !== null
        ? [words.say("panel.others-have", { n: comparisonN, minimum })]
        : [];
  return [...short, reasonWords(reason, words).why, ...(short.length > 0 ? [words.say("panel.would-tell")] : [])].join(
    " ",
  );
}

/** Most places in a readable chart. */
const mostDrawn = 60;

/** What the first column names. */
function headingKey(hasYears: boolean, kind: keyof typeof keysOf | undefined) {
  if (kind === undefined) return "column.year";
  return hasYears ? keysOf[kind].both : keysOf[kind].column;
}

const keysOf = {
  school: {
    column: "column.school",
    both: "column.year-school",
    heading: "gap.by-school",
    title: "gap.schools-title",
    small: "panel.small-schools",
  },
  district: {
    column: "column.district",
    both: "column.year-district",
    heading: "gap.by-district",
    title: "gap.districts-title",
    small: "panel.small-districts",
  },
  county: {
    column: "column.county",
    both: "column.year-county",
    heading: "gap.by-county",
    title: "gap.counties-title",
    small: "panel.small-counties",
  },
} as const;

interface Within {
  readonly place: PlaceInside<Audience>;
  readonly level: LevelRate<Audience>;
}

/** The group and its comparison by year, and in the places inside with enough students to compare: one chart. */
function ratesChart({ level, finding, refused }: PanelGap, gap: GapPage): Html | null {
  const { detail, words, unit, site, root } = gap;
  const { grouping } = detail;
  const { minimumN } = site.audit.settings;
  const at = (levels: readonly LevelRate<Audience>[]): LevelRate<Audience> | undefined =>
    levels.find((l) => l.level === level);
  const shown = finding === undefined ? undefined : headlineRates(finding, words, site.custom);
  const turned = (rate: number): number => shown?.rate(rate) ?? rate;
  const row = ({ rate, finding: f }: LevelRate<Audience>): Omit<RateRow, "label"> => ({
    n: rate.n,
    rate: mappedRate(shownOf(rate, words), turned),
    comparison: f === undefined ? null : turned(f.comparisonRate),
    gap: f === undefined ? "" : signedValue(shownGapOf(f).value, f.unit, words),
    ...(f !== undefined && { least: shown?.digitsOf(f) ?? digitsOfRates(f) }),
    certainty: f?.verdict ?? "too-few",
    ahead: f !== undefined && isAhead(f),
  });
  const years = detail.years.flatMap((y) => {
    const own = at(y.levels);
    return own === undefined ? [] : [{ ...row(own), label: schoolYear(y.schoolYear) }];
  });
  const inside = detail.inside.flatMap((place): Within[] => {
    const own = at(place.levels);
    return own === undefined ? [] : [{ place, level: own }];
  });
  const large = inside.filter((p) => p.level.rate.n >= minimumN);
  const first = inside[0]?.place.kind;
  const ahead = finding !== undefined && isAhead(finding);
  const drawn = byWeight(large, ahead).slice(0, mostDrawn);
  if (years.length < 2 && drawn.length === 0) return null;
  if (refused !== undefined && isSmall(refused)) return null;
  const name = groupName(grouping, level, words);
  const least = shown?.digits ?? 0;
  // The title is about gaps in the direction of the panel's own.
  const clear = large.filter(
    ({ level: { finding: f } }) => f?.verdict === "clear" && (f.direction === "neither" || isAhead(f) === ahead),
  ).length;
  const measured = at(detail.levels)?.rate.value ?? null;
  const own = measured === null ? null : turned(measured);
  const small = inside.length - large.length;
  const notes = [
    ...(first !== undefined && small > 0 ? [words.say(keysOf[first].small, { n: small, minimum: minimumN })] : []),
    ...(large.length > drawn.length ? [words.say("panel.drawn", { n: drawn.length, all: large.length })] : []),
  ];
  return rateRows(
    {
      about: {
        title:
          first === undefined || drawn.length === 0
            ? words.say("gap.years-title")
            : words.say(keysOf[first].title, { n: clear, all: large.length, group: name.phrase.counted }),
        what: words.say("panel.chart-what", { question: shown?.name ?? gap.label, group: name.phrase.counted }),
        where: gap.where,
        headingLevel: 2,
        ...(notes.length > 0 && { source: notes.join(" ") }),
      },
      unit,
      heading: words.say(headingKey(years.length > 1, drawn.length > 0 ? first : undefined)),
      groupLabel: name.label,
      comparisonLabel: comparisonName(finding?.comparison ?? "everyone-else", grouping, words).phrase.the,
      gapLabel:
        shown?.gapName ??
        gapHeading({ indicator: detail.indicator, direction: site.directionOf(detail.indicator) }, site),
      ...(own !== null && {
        line: {
          at: own,
          label: words.say("gap.group-line", { value: rateText(own, unit, least, words) }),
        },
      }),
      parts: [
        { rows: years.length > 1 ? years : [] },
        {
          heading: first === undefined ? "" : words.say(keysOf[first].heading, { year: schoolYear(detail.schoolYear) }),
          rows: drawn.map(({ place, level: l }) => ({
            ...row(l),
            label: place.name,
            // The place's own page has a panel for a gap that is clear or probable there.
            ...(l.finding !== undefined &&
              hasPlacePanel(l.finding, site) &&
              site.hasPlacePage(place) && { href: root + placeGapHref(l.finding) }),
          })),
        },
      ],
    },
    words,
  );
}

/**
 * Places in order of importance: clear gaps in the panel's direction first, and within each kind those with the most
 * students.
 */
function byWeight(places: readonly Within[], ahead: boolean): readonly Within[] {
  const order = ["clear", "clear-small", "probable", "no-sign", "cannot-tell"];
  const rank = ({ level: { finding: f } }: Within): number => {
    if (f === undefined) return order.length;
    const sure = order.indexOf(f.verdict);
    // A gap the other way comes after the panel's own, before those that cannot be told.
    return sure < order.indexOf("no-sign") && f.direction !== "neither" && isAhead(f) !== ahead
      ? sure + order.length / 2
      : sure;
  };
  const students = ({ level: { finding: f } }: Within): number => f?.studentsToClose ?? 0;
  const size = ({ level: { finding: f } }: Within): number => (f === undefined ? 0 : Math.abs(f.value) / f.actionLine);
  return [...places].sort((a, b) => rank(a) - rank(b) || students(b) - students(a) || size(b) - size(a));
}
