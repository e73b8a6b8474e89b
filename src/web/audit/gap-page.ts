import type { AuditFinding } from "../../reports/audit-schema.ts";
import type { GapDetail, LevelRate, Rate } from "../../reports/gap-detail.ts";
import { findingOf, indicatorLabel, indicatorQuestion } from "../../ui/audit-sentence.ts";
import { crossed } from "../../ui/charts/crossed.ts";
import type { ChartAbout } from "../../ui/charts/figure.ts";
import { gapDots } from "../../ui/charts/gap-dots.ts";
import { levelBars } from "../../ui/charts/level-bars.ts";
import { schoolDots } from "../../ui/charts/school-dots.ts";
import type { Shown } from "../../ui/charts/shown.ts";
import { smallLines } from "../../ui/charts/small-lines.ts";
import { findingTitle } from "../../ui/finding-sentence.ts";
import { count, rangeWords, schoolYear, shortValue, valueWords } from "../../ui/format.ts";
import { comparisonName, groupingName, groupName } from "../../ui/group-name.ts";
import { attributes, type Html, html } from "../../ui/html.ts";
import { type Column, table } from "../../ui/table.ts";
import { sentenceCase, type Words } from "../../ui/words.ts";
import { crossedAnchor, gapPath, goalPath, levelAnchor, placePath } from "./addresses.ts";
import { elsewhere } from "./elsewhere.ts";
import { changeWords, sentenceOf, sizeOf, sureTag, unitOf } from "./findings.ts";
import { auditPage } from "./frame.ts";
import { howDoYouKnow } from "./how-do-you-know.ts";
import { placeName, type Site } from "./site.ts";

/** What every part of the page is told. */
interface Gap {
  readonly site: Site;
  readonly words: Words;
  readonly detail: GapDetail<"internal">;
  /** The indicator's own unit: of rates, not of their differences. */
  readonly unit: ReturnType<typeof unitOf>;
  /** The gap the page is about first; undefined where no group could be compared. */
  readonly focus: AuditFinding | undefined;
  readonly root: string;
  readonly question: string;
  readonly where: string;
}

/** The finding a page begins with: clear before probable before the rest, those in the group's favor last; then more students first. */
export function focusOf(levels: readonly LevelRate[]): AuditFinding | undefined {
  const rank = (f: AuditFinding): number => {
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

/** One question by one grouping: every group's rate and gap, over the years, at each school, with others crossed, and how we know. */
export function gapPage(indicator: string, grouping: string, site: Site): string {
  const { words } = site;
  const { detail, leftOut } = site.gap(indicator, grouping);
  const definition = site.indicator(indicator);
  const label = indicatorLabel(indicator, words, site.custom);
  const goal = definition?.goal ?? 1;
  const focus = focusOf(detail.levels);
  const gap: Gap = {
    site,
    words,
    detail,
    unit: unitOf(definition?.unit ?? "share"),
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
${focus !== undefined && html`<p class="row">${sureTag(focus, site)}${focus.change !== undefined && html`<span class="tag">${words.label(changeKeys[focus.change.verdict])}</span>`}</p><p class="lede">${sentenceOf(focus, site)}</p>`}
</div></section>
<section class="part"><div class="page"><div class="split near"><div class="flow">
<h2>${words.say("gap.by-group")}</h2>
${rates(gap)}${levels(gap)}${years(gap)}
</div>${howDoYouKnow({ detail, leftOut, focus, site })}</div></div></section>
${others.length > 0 && html`<section class="part"><div class="page flow"><h2>${words.say("gap.other-groups")}</h2>${sentences(others, site)}</div></section>`}
${comparisons(gap)}
${elsewhere(detail, site)}
${schools(gap)}
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

/** How many groups there are whose gap is clear, and how many were compared. */
function clearGroups(levels: readonly LevelRate[]): { readonly clear: number; readonly compared: number } {
  const found = levels.flatMap(({ finding }) => finding ?? []);
  const clear = found.filter((f) => f.verdict === "clear" && (f.value > 0 || f.direction === "neither"));
  return { clear: clear.length, compared: found.length };
}

/** With several groups, how many meet a gap; with one, its gap. */
function headingOf({ focus, detail, words, site }: Gap, label: string): string {
  if (focus === undefined) return words.say("gap.none");
  const { clear, compared } = clearGroups(detail.levels);
  if (compared === 1) return findingTitle(findingOf(focus, words, site.custom), words);
  return clear === 0
    ? words.say("gap.title-none", { question: label })
    : words.say("gap.title", { question: label, n: clear, all: compared });
}

const changeKeys = {
  growing: "certainty.change-growing",
  closing: "certainty.change-closing",
  same: "certainty.change-same",
  unclear: "certainty.change-unclear",
} as const;

const sentences = (findings: readonly AuditFinding[], site: Site): Html =>
  html`<ul>${findings.map((f) => html`<li>${sentenceOf(f, site)}</li>`)}</ul>`;

function shownOf(rate: Rate, words: Words): Shown {
  if (rate.value === null || rate.lower === null || rate.upper === null)
    return { kind: "none", why: words.say("mark.too-few") };
  return { kind: "value", value: rate.value, lower: rate.lower, upper: rate.upper };
}

const about = (gap: Gap, title: string, what: string): ChartAbout => ({
  title,
  subtitle: `${gap.question} ${gap.where}.`,
  what,
  where: gap.where,
});

/** "46 fewer", for shares in which one way is better. */
function matchWords(f: AuditFinding | undefined, words: Words): string {
  if (f === undefined || f.studentsToClose === null || f.direction === "neither" || f.value <= 0) return "";
  if (f.verdict === "no-sign" || f.verdict === "too-few") return "";
  return `${count(f.studentsToClose, words)} ${words.say(f.direction === "lower-is-better" ? "finding.fewer" : "finding.more")}`;
}

/** Why a level has no gap of its own. */
function insteadOf({ level, rate }: LevelRate, gap: Gap): string {
  const { words, site } = gap;
  const { minimumN } = site.audit.settings;
  if (rate.n < minimumN) return words.say("mark.too-few");
  if (["not-reported", "TBD", "declined"].includes(level)) return words.say("gap.not-a-group");
  if (level === "no") return words.say("gap.the-others");
  return words.say("gap.not-compared");
}

/** Under a heading that counts the groups, the first gap; under a heading that tells the only gap, its two rates. */
function ratesTitle({ focus, detail, words, unit, site }: Gap, clear: number, compared: number): string {
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

function rates(gap: Gap): Html | null {
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
        ...(row.finding !== undefined && { comparison: row.finding.comparisonRate }),
        certainty: row.finding?.verdict ?? "too-few",
        ...(row.finding === undefined && { says: insteadOf(row, gap) }),
        match: matchWords(row.finding, words),
        strong: focus !== undefined && row.level === focus.group.level,
      })),
    },
    words,
  );
}

/** Names of the state's achievement levels, the first level first. */
const levelKeys = [
  "school.standard-not-met",
  "school.standard-nearly",
  "school.standard-met",
  "school.standard-exceeded",
] as const;

function levels(gap: Gap): Html | null {
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

const lowered = (text: string, words: Words): string => text.toLocaleLowerCase(words.locale);

const total = (counts: readonly number[]): number => counts.reduce((a, b) => a + b, 0);

function years(gap: Gap): Html | null {
  const { detail, words, unit, focus, site } = gap;
  if (focus === undefined || detail.years.length < 2) return null;
  const compared = new Map(site.series(focus).map((f) => [f.schoolYear, f.comparisonRate]));
  const points = detail.years.flatMap((y) => {
    const rate = y.levels.find((l) => l.level === focus.group.level)?.rate;
    if (rate === undefined || rate.value === null || rate.lower === null || rate.upper === null) return [];
    const comparison = compared.get(y.schoolYear);
    return [
      {
        year: y.schoolYear,
        value: rate.value,
        lower: rate.lower,
        upper: rate.upper,
        ...(comparison !== undefined && { comparison }),
      },
    ];
  });
  if (points.length < 2) return null;
  const name = groupName(detail.grouping, focus.group.level, words);
  const title = changeWords(focus, site).replace(/\.$/, "") || words.say("gap.years-title");
  return html`<h2>${words.say("audit.over-years")}</h2>${smallLines(
    {
      about: {
        ...about(
          gap,
          title,
          words.say("gap.years-what", { question: indicatorLabel(detail.indicator, words, site.custom) }),
        ),
        source: words.say("audit.years-independent"),
      },
      unit,
      comparisonLabel: comparisonName(focus.comparison, detail.grouping, words).phrase.the,
      panels: [
        {
          title: indicatorLabel(detail.indicator, words, site.custom),
          group: name.label,
          points,
          sure: focus.verdict.startsWith("clear"),
        },
      ],
    },
    words,
  )}<details><summary>${words.say("gap.all-groups-years")}</summary>${table(
    {
      name: words.say("gap.all-groups-years"),
      columns: [
        { heading: words.say("column.group"), cell: (level) => groupName(detail.grouping, level, words).label },
        ...detail.years.map((y) => ({
          heading: schoolYear(y.schoolYear),
          number: true,
          cell: (level: string) => rateWords(y.levels.find((l) => l.level === level)?.rate, gap),
        })),
      ],
      rows: [...new Set(detail.years.flatMap((y) => y.levels.map((l) => l.level)))],
    },
    words,
  )}</details>`;
}

const rateWords = (rate: Rate | undefined, { unit, words }: Gap): string =>
  rate === undefined || rate.n === 0
    ? words.say("mark.no-records")
    : rate.value === null
      ? words.say("mark.too-few")
      : words.say("gap.rate-of", { rate: shortValue(rate.value, unit, words), n: rate.n });

function comparisons(gap: Gap): Html | null {
  const { detail, words, unit, site } = gap;
  const rows = detail.levels;
  if (rows.length === 0) return null;
  const found = rows.flatMap(({ finding }) => finding ?? []);
  const outcome = (n: number, hits: number | null): string =>
    hits === null ? count(n, words) : words.say("gap.k-of-n", { k: count(hits, words), n: count(n, words) });
  /** A column that only compared groups fill. */
  const compared = (heading: string, cell: (f: AuditFinding) => string): Column<LevelRate> => ({
    heading,
    number: true,
    cell: ({ finding }) => (finding === undefined ? "" : cell(finding)),
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
        compared(words.say("column.compared-with"), (f) => outcome(f.comparisonN, f.comparisonHits)),
        compared(words.say("column.comparison-rate"), (f) => shortValue(f.comparisonRate, unit, words)),
        compared(words.say("column.gap"), (f) => `${f.value < 0 ? "−" : ""}${sizeOf(f, site)}`),
        compared(words.say("column.range"), (f) => rangeWords(f.lower, f.upper, unitOf(f.unit), words)),
        ...(found.some((f) => f.ratio !== undefined)
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
  )}<p class="small hush">${words.say(
    found.some((f) => f.direction === "neither") ? "gap.sign-neither" : "gap.sign",
  )} ${words.say("audit.comparisons", { n: site.audit.settings.family })}</p>${
    found.some((f) => f.idea !== undefined) &&
    ideaTable(
      rows.flatMap(({ level, finding }) => (finding === undefined ? [] : [{ level, finding }])),
      gap,
    )
  }</div></section>`;
}

function ratioWords({ ratio }: AuditFinding, words: Words): string {
  if (ratio === undefined) return "";
  const value = shortValue(ratio.value, "ratio", words);
  return ratio.lower === null || ratio.upper === null
    ? value
    : `${value} (${rangeWords(ratio.lower, ratio.upper, "ratio", words)})`;
}

/** The federal reading beside ours: it has its own minimums and its own threshold, and no interval. */
function ideaTable(rows: readonly { readonly level: string; readonly finding: AuditFinding }[], gap: Gap): Html {
  const { words, detail } = gap;
  const threshold = rows.flatMap(({ finding }) => finding.idea?.threshold ?? [])[0] ?? 3;
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

function schools(gap: Gap): Html | null {
  const { detail, words, unit, focus, site, root } = gap;
  if (detail.schools.length === 0 || focus === undefined) return null;
  const { grouping } = detail;
  const at = detail.schools.flatMap((school) => {
    const level = school.levels.find((l) => l.level === focus.group.level);
    return level === undefined ? [] : [{ school, level }];
  });
  if (at.length === 0) return null;
  const clear = at.filter(
    ({ level }) => level.finding?.verdict === "clear" && (level.finding.value > 0 || focus.direction === "neither"),
  ).length;
  const name = groupName(grouping, focus.group.level, words);
  const groups = detail.levels.map((l) => l.level);
  const own = detail.levels.find((l) => l.level === focus.group.level)?.rate.value ?? null;
  return html`<section class="part" id="schools"><div class="page flow"><h2>${words.say("audit.by-school")}</h2>${schoolDots(
    {
      about: about(
        gap,
        words.say("gap.schools-title", { n: clear, all: at.length, group: name.phrase.counted }),
        words.say("gap.schools-what", {
          question: indicatorLabel(detail.indicator, words, site.custom),
          group: name.phrase.counted,
        }),
      ),
      unit,
      groupLabel: name.label,
      comparisonLabel: comparisonName(focus.comparison, grouping, words).phrase.the,
      ...(own !== null && {
        line: {
          at: own,
          label: words.say("gap.group-line", {
            place: placeName(detail.place, site),
            value: shortValue(own, unit, words),
          }),
        },
      }),
      rows: at.map(({ school, level }) => ({
        label: school.name,
        href: root + placePath({ kind: "school", id: school.id }),
        n: level.rate.n,
        rate: shownOf(level.rate, words),
        comparison: level.finding?.comparisonRate ?? null,
        certainty: level.finding?.verdict ?? "too-few",
      })),
    },
    words,
  )}${
    groups.length < 2
      ? null
      : html`<details><summary>${words.say("gap.all-groups-schools")}</summary>${table(
          {
            name: words.say("gap.all-groups-schools"),
            columns: [
              {
                heading: words.say("column.school"),
                cell: (s) =>
                  html`<a${attributes({ href: root + placePath({ kind: "school", id: s.id }) })}>${s.name}</a>`,
              },
              ...groups.map((level) => ({
                heading: groupName(grouping, level, words).label,
                number: true,
                cell: (s: GapDetail<"internal">["schools"][number]) =>
                  rateWords(s.levels.find((l) => l.level === level)?.rate, gap),
              })),
            ],
            rows: detail.schools,
          },
          words,
        )}</details>`
  }</div></section>`;
}

function crossings(gap: Gap): Html | null {
  const { detail, words, unit, site } = gap;
  // Each pair has one page: that of the grouping it names first.
  const own = detail.crossed.filter((c) => c.grouping.split("*")[0] === detail.grouping);
  if (own.length === 0) return null;
  return html`<section class="part band"><div class="page flow"><h2>${words.say("audit.crossed")}</h2><p>${words.say("audit.same-students")}</p>${own.map(
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
            };
          }),
        },
        words,
      )}</div>`;
    },
  )}</div></section>`;
}
