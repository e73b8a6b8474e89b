import type { GapDetail } from "../../reports/gap-detail.ts";
import type { AnyFinding, AnyRefused } from "../../reports/judged/finding-at.ts";
import type { LeftOut } from "../../reports/left-out.ts";
import type { Audience } from "../../reports/report.ts";
import { schoolsLeftOut } from "../../reports/schools-left-out.ts";
import { ideaDefaultRule } from "../../rules/us-federal-idea.ts";
import { indicatorLabel, indicatorQuestion } from "../../ui/audit-sentence.ts";
import { gapHeading } from "../../ui/audit-wording.ts";
import { bestRateWords } from "../../ui/best-rate.ts";
import { countText, listWords, rangeWords, rateText, schoolYear, shortValue, valueWords } from "../../ui/format.ts";
import { headlineRates } from "../../ui/gap-headline.ts";
import { gapRangeWords, gapWords } from "../../ui/gap-words.ts";
import { comparisonName, groupName } from "../../ui/group-name.ts";
import { attributes, type Html, html } from "../../ui/html.ts";
import { leftOutSentence } from "../../ui/left-out-schools.ts";
import { groupingRuleWords, recordWords } from "../../ui/record-words.ts";
import { lowerFirst, sentenceCase, type Words } from "../../ui/words.ts";
import { dataPath, questionPath } from "./addresses.ts";
import { filesBehindSection } from "./files-behind.ts";
import type { PanelGap } from "./gap.ts";
import { ruleFacts } from "./question-facts.ts";
import type { Site } from "./site.ts";

/** What is behind the numbers of one group: counts, size, action line, chance, and the reference that `fairlead explain` takes. */
export function knownOfGap({ finding, refused }: PanelGap, site: Site): Html {
  const facts = finding === undefined ? countFacts(refused, site) : gapFacts(finding, site);
  const all: readonly (readonly [string, string | Html])[] = [...facts, reference((finding ?? refused).id, site.words)];
  return html`<dl class="facts">${all.map(([term, says]) => html`<dt>${term}</dt><dd>${says}</dd>`)}</dl>`;
}

/** RateCounts of both sides, size, action line and chance of a gap, and the federal reading, as terms and words. */
export const gapFacts = (finding: AnyFinding, site: Site): readonly (readonly [string, string])[] => [
  ...countFacts(finding, site),
  ...sizeFacts(finding, site),
  ...federalFacts(finding, site.words),
];

/** Ids that a shell takes as one word without quotes. */
const plainId = /^[\w/:=.,@%+-]+$/;

/** A number's id, as `fairlead explain` takes it. */
export const reference = (id: string, words: Words): readonly [string, Html] => [
  words.say("know.id"),
  html`<code>${plainId.test(id) ? id : `"${id}"`}</code>`,
];

/** How to print everything about a number, its statistics too. */
export function howToCheck({ audit, words }: Site): Html {
  const asOf = audit.asOf === undefined ? "" : ` --as-of ${audit.asOf}`;
  return html`<p class="small hush">${words.say("know.ask-intro")} <code>${`fairlead explain${asOf}`}</code></p>`;
}

/** Students counted, those who meet the rule, and the rate: of the group and of those it is compared with. */
function countFacts(gap: AnyFinding | AnyRefused, site: Site): [string, string][] {
  const { words } = site;
  const { grouping, level } = gap.group;
  const shown = "reason" in gap ? (gap.official ?? gap.shown) : undefined;
  const [own, other] =
    "reason" in gap
      ? [
          { n: gap.n, hits: null, rate: shown?.rate ?? null },
          { n: gap.comparisonN, hits: null, rate: shown?.comparisonRate ?? null },
        ]
      : [gap, { n: gap.comparisonN, hits: gap.comparisonHits, rate: gap.comparisonRate }];
  const rates = "reason" in gap ? undefined : headlineRates(gap, words, site.custom);
  const least = rates?.digits ?? 0;
  const turned = (counts: RateCounts): RateCounts =>
    rates?.isComplement === true && counts.n !== null && counts.hits !== null && counts.rate !== null
      ? { n: counts.n, hits: counts.n - counts.hits, rate: rates.rate(counts.rate) }
      : counts;
  const comparison = comparisonName("comparison" in gap ? gap.comparison : "everyone-else", grouping, words).phrase.the;
  return [
    ...(rates?.isComplement === true ? [[words.say("know.of-what"), rates.name] as [string, string]] : []),
    [groupName(grouping, level, words).label, countWords(turned(own), gap.indicator, least, site)],
    [sentenceCase(comparison, words), countWords(turned(other), gap.indicator, least, site)],
  ].filter((fact): fact is [string, string] => fact[1] !== "");
}

interface RateCounts {
  readonly n: number | null;
  readonly hits: number | null;
  readonly rate: number | null;
}

/** "565 of 2,237 (25%)", or as much of it as is known. */
function countWords({ n, hits, rate }: RateCounts, indicator: string, least: number, site: Site): string {
  const { words } = site;
  const text = rate === null ? "" : rateText(rate, site.indicator(indicator)?.unit ?? "share", least, words);
  if (n === null) return text;
  if (hits !== null)
    return words.say("know.hits-of", { k: countText(hits, words), n: countText(n, words), rate: text });
  return text === "" ? words.say("know.counted", { n }) : words.say("know.value-of", { n, rate: text });
}

/** The size of a gap beyond its sentence: as a ratio, next to the best group, against the action line and chance. */
function sizeFacts(f: AnyFinding, site: Site): [string, string][] {
  const { words, audit } = site;
  const unit = site.indicator(f.indicator)?.unit ?? "share";
  const best = bestRateWords(audit.judged, f, unit, words, headlineRates(f, words, site.custom).rate);
  return [
    [gapHeading(f, site), `${gapWords(f, words)} (${words.say("range.likely")} ${gapRangeWords(f, words)})`],
    ...(f.vGap === undefined ? [] : [[words.say("know.v-gap"), levelsGapWords(f.vGap, words)] as [string, string]]),
    ...(f.ratio === undefined ? [] : [[ratioHeading(f, site), ratioWords(f.ratio, words)] as [string, string]]),
    ...(best === ""
      ? []
      : [
          [words.say(f.direction === "neither" ? "column.highest-rate" : "column.best-rate"), best] as [string, string],
        ]),
    [words.say("know.acts"), words.say("know.acts-from", { line: valueWords(f.actionLine, f.unit, words) })],
    ...(f.pValue === null ? [] : [[words.say("know.chance"), chanceWords(f.pValue, words)] as [string, string]]),
  ];
}

/** The gap over all levels of a test in standard deviations; V is above 0 where the group is below the comparison. */
function levelsGapWords({ value, lower, upper }: NonNullable<AnyFinding["vGap"]>, words: Words): string {
  const gap = {
    counted: { value, lower, upper, direction: "lower-is-better" },
    unit: "standard-deviations",
  } as const;
  return `${gapWords(gap, words)} (${words.say("range.likely")} ${gapRangeWords(gap, words)})`;
}

/** Names the measured outcome where the counts above the ratio are of the students without it. */
function ratioHeading(f: AnyFinding, { words, custom }: Site): string {
  const ratio = words.say("column.ratio");
  return headlineRates(f, words, custom).isComplement
    ? words.say("know.ratio-of", { label: indicatorLabel(f.indicator, words, custom), ratio: lowerFirst(ratio, words) })
    : ratio;
}

/** Out of how many times a probability is worded: the first of these in which it is once or more. */
const outOf = [100, 1000, 10_000];

/** How often chance alone shows a gap this large: "less than 1 of 10,000 times", "3 of 100 times". */
function chanceWords(p: number, words: Words): string {
  const times = outOf.find((all) => p * all >= 1);
  return times === undefined
    ? words.say("know.chance-under", { of: countText(Math.max(...outOf), words) })
    : words.say("know.chance-of", { n: Math.round(p * times), of: countText(times, words) });
}

function ratioWords({ value, lower, upper }: NonNullable<AnyFinding["ratio"]>, words: Words): string {
  const text = shortValue(value, "ratio", words);
  return lower === null || upper === null ? text : `${text} (${rangeWords(lower, upper, "ratio", words)})`;
}

/** The federal ratio next to ours: it has its own minimums and threshold, and no interval. */
function federalFacts({ idea }: AnyFinding, words: Words): [string, string][] {
  if (idea === undefined) return [];
  const threshold = words.say("idea.intro", {
    threshold: shortValue(idea.threshold ?? ideaDefaultRule.threshold, "ratio", words),
  });
  const reading =
    idea.ratio === null
      ? words.say("idea.below-minimum")
      : [
          shortValue(idea.ratio, "ratio", words),
          words.say(idea.status === "above" ? "idea.above" : "idea.not-above"),
          ...(idea.studentsAway === null
            ? []
            : [words.say(idea.status === "above" ? "idea.fewer" : "idea.more", { n: idea.studentsAway })]),
        ].join(", ");
  return [[words.say("idea.title"), `${sentenceCase(reading, words)}. ${threshold}`]];
}

interface Known {
  readonly detail: GapDetail<Audience>;
  readonly leftOut: LeftOut<Audience>;
  readonly site: Site;
}

/** What all groups of a page have in common: question, rule and source, students left out, deliveries, version. */
export function ruleCard({ detail, leftOut, site }: Known): Html {
  const { words, audit } = site;
  const definition = site.indicator(detail.indicator);
  const grouping = site.grouping(detail.grouping);
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
  const none = words.say(leftOut.enrolled === null ? "know.left-out-unknown" : "quality.none");
  const leftOutWords = notes.length === 0 ? none : notes.join(" ");
  return html`<div class="card"><h2>${words.say("know.rule")}</h2>
<dl class="facts"><dt>${words.say("column.question")}</dt><dd>${indicatorQuestion(detail.indicator, words, site.custom)}</dd>
${definition !== undefined && ruleFacts(definition, site)}
${definition?.sharedBy !== undefined && html`<dt>${words.say("know.how-sure")}</dt><dd>${words.say(`know.shared-${definition.sharedBy}`)}</dd>`}
${grouping !== undefined && html`<dt>${words.say("know.groups")}</dt><dd>${groupingRuleWords(grouping.id, grouping.rule, words)}</dd>`}
${(notes.length > 0 || !detail.official) && html`<dt>${words.say("know.left-out")}</dt><dd>${leftOutWords}</dd>`}
${left.length > 0 && html`<dt>${words.say("left-out.heading")}</dt>${left.map((line) => html`<dd>${leftOutSentence(line, words)}</dd>`)}`}</dl>
${deliveries(detail, site)}
<p class="small"><a${attributes({ href: `../${questionPath(detail.indicator)}` })}>${words.say("know.more")}</a></p>
${howToCheck(site)}
<p class="small hush">${words.say("audit.made-with", { program: audit.program, mark: audit.fingerprint })}</p>
</div>`;
}

/** Files by name, and a link to their hashes. */
function deliveries(detail: GapDetail<Audience>, site: Site): Html {
  const { words } = site;
  const behind = filesBehindSection(detail, site);
  if (behind.length === 0) {
    const records = site.indicator(detail.indicator)?.records.map((r) => recordWords(r, words)) ?? [];
    return html`<p class="small">${words.say("know.no-deliveries", { records: listWords(records, words) })}</p>`;
  }
  return html`<details><summary>${words.say("know.deliveries", { n: behind.length, year: schoolYear(detail.schoolYear) })}</summary><p class="small">${behind.map(({ file }) => file).join(", ")}. <a${attributes({ href: `../${dataPath}` })}>${words.say("know.hashes")}</a></p></details>`;
}
