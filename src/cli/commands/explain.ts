import { Command } from "commander";
import { explain as explainFinding } from "../../app/explain.ts";
import { reportWords } from "../../app/report-words.ts";
import type { NotAsked } from "../../reports/audit-schema.ts";
import { crossedGroupings } from "../../reports/crossing.ts";
import { type IndicatorDefinition, ruleFormula } from "../../reports/definitions.ts";
import { familyOf, onlySchools } from "../../reports/judged/families.ts";
import type { AnyFinding, AnyRefused } from "../../reports/judged/finding-at.ts";
import { schoolsLeftOut } from "../../reports/schools-left-out.ts";
import { indicatorQuestion } from "../../ui/audit-sentence.ts";
import { gapHeading, gapName, knownOn, placeYear, sentenceOf, sizeOf, visibleWords } from "../../ui/audit-wording.ts";
import { bestRateWords } from "../../ui/best-rate.ts";
import { certaintyWords } from "../../ui/certainty.ts";
import { scaleSentence } from "../../ui/certainty-scale.ts";
import { countText, dayWords, rangeWords, rateText, shortValue, valueWords } from "../../ui/format.ts";
import { gapRangeWords, gapWords } from "../../ui/gap-words.ts";
import { comparisonName } from "../../ui/group-name.ts";
import { leftOutSentence } from "../../ui/left-out-schools.ts";
import { digitsOfRates } from "../../ui/rates-side-by-side.ts";
import { reasonWords } from "../../ui/reason-words.ts";
import { groupingRuleWords } from "../../ui/record-words.ts";
import { definitionSource, ruleSentence } from "../../ui/rule-words.ts";
import { sentenceCase } from "../../ui/words.ts";
import { filesBehindSection } from "../../web/audit/files-behind.ts";
import type { Site } from "../../web/audit/site.ts";
import type { CommandContext, CommandMaker } from "../command-context.ts";
import { asOfOption, withProgress } from "../with-progress.ts";

export const explainCommand: CommandMaker = (context) =>
  new Command("explain")
    .description(context.words.explain.about)
    .argument("<id>", context.words.explain.id)
    .option("--as-of <date>", context.words.audit.asOf)
    .action(async (id: string, { asOf }: { asOf?: string }) => {
      const workspace = context.workspace();
      const past = await asOfOption(context, workspace, asOf);
      const explained = await withProgress(context, context.words.audit.auditing, () =>
        explainFinding(context.viewer, workspace, id, { words: reportWords(workspace, context.lang), asOf: past }),
      );
      const { site, finding, refused } = explained;
      const about = finding ?? refused;
      const lines = [
        ...known(context, about, site),
        ...(finding !== undefined ? judged(context, finding, site) : shown(context, refused, site)),
        ...basis(context, about, site),
      ];
      context.terminal.answer({
        ok: true,
        ...(finding !== undefined ? { finding } : { notJudged: refused }),
        definition: site.indicator(about.indicator),
        grouping: crossedGroupings(about.group.grouping).map((g) => site.grouping(g)),
        settings: site.audit.settings,
        schoolsLeftOut: leftOutOf(about, site),
        deliveries: filesBehindSection(sourcesOf(about), site),
        program: site.audit.program,
        fingerprint: site.audit.fingerprint,
      });
      const { terminal } = context;
      terminal.say(terminal.bold(gapName(about, site)));
      terminal.say([placeYear(about, site), ...knownOn(site, site.words)].join(" · "));
      terminal.say();
      terminal.say(
        finding !== undefined
          ? sentenceOf(finding, site)
          : Object.values(reasonWords(refused.reason, site.words)).join(" "),
      );
      terminal.say();
      for (const [term, says] of lines) {
        terminal.say(terminal.bold(term));
        for (const line of says) terminal.say(line, 2);
      }
    });

type ExplainedLine = readonly [term: string, says: readonly string[]];

/** The definition: the question, who is counted, what counts, the groups and their comparison. */
function known(context: CommandContext, about: AnyFinding | AnyRefused, site: Site): ExplainedLine[] {
  const { words } = site;
  const definition = site.indicator(about.indicator);
  const comparison = "comparison" in about ? about.comparison : (about.id.split("/").at(-1) ?? "");
  const rules = crossedGroupings(about.group.grouping).flatMap((g) => {
    const declared = site.grouping(g);
    return declared === undefined ? [] : [groupingRuleWords(g, declared.rule, words)];
  });
  return [
    [words.say("column.question"), [indicatorQuestion(about.indicator, words, site.custom)]],
    ...(definition === undefined
      ? []
      : [
          ...ruleLines(definition, site),
          [words.say("rule.source"), [definitionSource(definition, words).text]] as const,
        ]),
    [words.say("know.groups"), rules],
    [
      words.say("column.compared-with"),
      [sentenceCase(comparisonName(comparison, about.group.grouping, words).phrase.the, words)],
    ],
    ...("reason" in about && about.n !== null && about.comparisonN !== null
      ? [[context.words.explain.counts, [context.words.explain.sizes(about.n, about.comparisonN)]] as const]
      : []),
  ];
}

/** Denominator and numerator, in words and as a formula; published figures have neither. */
function ruleLines(definition: IndicatorDefinition, { words }: Site): ExplainedLine[] {
  if (definition.population === null) return [[words.say("rule.asked"), [words.say("rule.official")]]];
  return [
    [words.say("rule.asked"), [ruleSentence(definition.population, words) || words.say("rule.everyone")]],
    ...definition.asks.map((a): ExplainedLine => [words.say(`rule.${a.as}`), [ruleSentence(a.rule, words)]]),
    [
      words.say("rule.formula"),
      [
        definition.asks.map((a) => ruleFormula(a.rule)).join(" / "),
        `${words.say("rule.formula-of")} ${ruleFormula(definition.population)}`,
      ],
    ],
  ];
}

/** The numbers: counts, rates, gap with its range, chance, and the rule behind the verdict. */
function judged(context: CommandContext, f: AnyFinding, site: Site): ExplainedLine[] {
  const say = context.words.explain;
  const { words, audit } = site;
  const unit = site.indicator(f.indicator)?.unit ?? "share";
  const gapUnit = f.unit;
  const isShared = audit.judged.indicators[f.at.indicator]?.shared !== undefined;
  const isOnly = onlySchools(audit.judged.places)[f.at.place] === true;
  const tests = audit.settings.tests[familyOf(f.schoolYear, audit.years, isOnly ? "district" : f.place.kind, isShared)];
  const n = (value: number): string => countText(value, words);
  const small = (value: number | null): string =>
    value === null ? words.say("mark.no-records") : value < 0.0001 ? "< 0.0001" : String(Number(value.toPrecision(2)));
  const best = bestRateWords(audit.judged, f, unit, words);
  return [
    [
      say.counts,
      [
        f.hits === null || f.comparisonHits === null
          ? say.studentsOf(n(f.n), n(f.comparisonN))
          : say.countsOf(n(f.hits), n(f.n), n(f.comparisonHits), n(f.comparisonN)),
      ],
    ],
    [say.rate, [[f.rate, f.comparisonRate].map((rate) => rateText(rate, unit, digitsOfRates(f), words)).join("; ")]],
    ...(best === ""
      ? []
      : [[words.say(f.direction === "neither" ? "column.highest-rate" : "column.best-rate"), [best]] as const]),
    [gapHeading(f, site), [`${gapWords(f, words)} (${words.say("range.likely")} ${gapRangeWords(f, words)})`]],
    ...(f.ratio === undefined
      ? []
      : [
          [
            say.ratio,
            [
              f.ratio.lower === null || f.ratio.upper === null
                ? shortValue(f.ratio.value, "ratio", words)
                : `${shortValue(f.ratio.value, "ratio", words)} (${rangeWords(f.ratio.lower, f.ratio.upper, "ratio", words)})`,
            ],
          ] as const,
        ]),
    [say.chance, [say.chanceOf(small(f.pValue), small(f.qValue), tests)]],
    [
      say.verdict,
      [
        `${sentenceCase(certaintyWords(f.verdict, words), words)}. ${scaleSentence(f.verdict, site)}`,
        say.tested(
          f.lower > 0 || f.upper < 0,
          sizeOf(f, site),
          valueWords(f.actionLine, gapUnit, words),
          Math.abs(f.value) >= f.actionLine,
        ),
        ...[visibleWords(f, site)].filter((sentence) => sentence !== ""),
        ...sharedWords(f, site),
      ],
    ],
  ];
}

/** For values that teachers or schools share: who the gap's certainty is computed over. */
function sharedWords({ indicator }: AnyFinding | AnyRefused, { words, ...site }: Site): readonly string[] {
  const by = site.indicator(indicator)?.sharedBy;
  return by === undefined ? [] : [words.say(`know.shared-${by}`)];
}

/** A gap that is shown without a word of certainty: its two rates. */
function shown(context: CommandContext, n: AnyRefused, site: Site): ExplainedLine[] {
  const { words } = site;
  const { rate, comparisonRate } = n.official ?? n.shown ?? { rate: null, comparisonRate: null };
  if (rate === null || comparisonRate === null) return [];
  const unit = site.indicator(n.indicator)?.unit ?? "share";
  return [
    [context.words.explain.rate, [`${shortValue(rate, unit, words)}; ${shortValue(comparisonRate, unit, words)}`]],
    ...(n.shown === undefined ? [] : [[words.say("know.how-sure"), sharedWords(n, site)] as const]),
  ];
}

/** Sources: files and version. */
function basis(context: CommandContext, about: AnyFinding | AnyRefused, site: Site): ExplainedLine[] {
  const say = context.words.explain;
  const files = filesBehindSection(sourcesOf(about), site);
  const left = leftOutOf(about, site);
  return [
    ...(left.length === 0
      ? []
      : [[site.words.say("left-out.heading"), left.map((line) => leftOutSentence(line, site.words))] as const]),
    [
      say.files,
      files.length === 0
        ? [say.noFiles]
        : files.map((d) => say.file(d.file, dayWords(d.loadedOn, site.words), d.loaded, d.sha256)),
    ],
    [say.version, [site.words.say("audit.made-with", { program: site.audit.program, mark: site.audit.fingerprint })]],
  ];
}

/** Schools that a larger place's number leaves out. */
const leftOutOf = (about: AnyFinding | AnyRefused, site: Site): readonly NotAsked[] =>
  about.place.kind === "school" || about.official !== undefined ? [] : schoolsLeftOut(site.audit, sourcesOf(about));

const sourcesOf = ({ indicator, group, schoolYear, official }: AnyFinding | AnyRefused) => ({
  indicator,
  grouping: group.grouping,
  schoolYear,
  official: official !== undefined,
});
