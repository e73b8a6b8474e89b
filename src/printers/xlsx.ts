import { groupKey, groupOfKey } from "../base/keys.ts";
import { isCrossing } from "../reports/crossing.ts";
import { ruleFormula } from "../reports/definitions.ts";
import { shownGapOf } from "../reports/direction.ts";
import { testsIn } from "../reports/judged/families.ts";
import { type AnyFinding, printedFindings, printedRefused } from "../reports/judged/finding-at.ts";
import { priorityParts } from "../reports/judged/priority-column.ts";
import type { Audience } from "../reports/report.ts";
import { schoolsLeftOut } from "../reports/schools-left-out.ts";
import { indicatorLabel, indicatorQuestion, wantedName } from "../ui/audit-sentence.ts";
import { knownOn, placeName } from "../ui/audit-wording.ts";
import { certaintyWords } from "../ui/certainty.ts";
import { listWords, schoolYear } from "../ui/format.ts";
import { comparisonName, groupingName, groupName } from "../ui/group-name.ts";
import { missingWords } from "../ui/left-out-schools.ts";
import { openingSentence } from "../ui/opening-sentence.ts";
import { reasonWords } from "../ui/reason-words.ts";
import { definitionSource, ruleSentence } from "../ui/rule-words.ts";
import { unplacedSentences } from "../ui/unplaced-words.ts";
import { sentenceCase } from "../ui/words.ts";
import { type AuditSite, type Site, siteOf } from "../web/audit/site.ts";
import { unknownFacts } from "../web/audit/unknown-facts.ts";
import { sixDigits } from "./numbers.ts";
import { type Output, printedFile } from "./output.ts";
import { spreadsheetText } from "./spreadsheet-text.ts";
import { type SheetValue, type WorkbookSheet, xlsxFile } from "./workbook.ts";

/** The workbook of an audit. */
export const auditXlsx = async <A extends Audience>(site: AuditSite<A>, output: Output<A>): Promise<void> =>
  output.put(printedFile(site.audit, "audit.xlsx", xlsxFile(auditSheets(siteOf(site)).map(rounded), spreadsheetText)));

/** Sheets of `audit.xlsx`, in the site's language. */
function auditSheets(site: Site): readonly WorkbookSheet[] {
  return [notes(site), scorecard(site), gaps(site), notJudged(site), notAsked(site), definitions(site)];
}

/** Rounds numbers to their warranted digits. */
const rounded = (sheet: WorkbookSheet): WorkbookSheet => ({
  ...sheet,
  rows: mapped(sheet.rows, (row) => row.map((value) => (typeof value === "number" ? sixDigits(value) : value))),
});

/** Maps lazily. */
function* mapped<T, U>(values: Iterable<T>, to: (value: T) => U): Generator<U> {
  for (const value of values) yield to(value);
}

function notes(site: Site): WorkbookSheet {
  const { words, audit, main, quality } = site;
  const { settings } = audit;
  const line = (term: string, says: string | number): SheetValue[] => [term, says];
  return {
    name: words.say("sheet.notes"),
    widths: [34, 110],
    head: [words.say("audit.title", { year: schoolYear(main.schoolYear) }), audit.district.name],
    rows: [
      line(words.say("page.seal"), words.say("page.seal-why")),
      line(words.say("sheet.in-short"), openingSentence(main, words)),
      line(words.say("page.as-of"), [quality.lastLoad ?? "", ...knownOn(site, words)].filter(Boolean).join(", ")),
      line(words.say("column.years"), listWords(audit.years.map(schoolYear), words)),
      line(words.say("definitions.how-sure"), words.say("sure.help")),
      line(words.say("sheet.gap-sign"), words.say("gap.sign")),
      line(words.say("sheet.shares"), words.say("sheet.shares-why")),
      line(words.say("sheet.q"), words.say("audit.comparisons", { n: testsIn(settings.tests) })),
      line(words.say("sheet.left-out"), words.say("sheet.left-out-why")),
      ...unplacedSentences(audit.unplaced, words.language.joins).map((sentence) =>
        line(words.language.joins.unplacedTitle, sentence),
      ),
      ...unknownFacts(site).map(([term, says]) => line(term, says)),
      line(words.say("sheet.minimum"), settings.minimumN),
      line(words.say("sheet.level"), settings.level),
      line(words.say("sheet.clear-q"), settings.clearQ),
      line(words.say("sheet.probable-q"), settings.probableQ),
      line(words.say("sheet.action-points"), settings.actionPoints),
      line(words.say("sheet.action-part"), settings.actionPart),
      line(words.say("sheet.action-spread"), settings.actionSpread),
      line(words.say("priority.heading"), words.say("priority.intro")),
      ...priorityParts.map((part) => line(words.say(`priority.${part}`), settings.priority.weights[part])),
      ...Object.entries(settings.thresholds).map(([name, value]) => line(name, value)),
      line(
        words.say("page.program"),
        words.say("audit.made-with", { program: audit.program, mark: audit.fingerprint }),
      ),
      line(words.say("audit.overlap"), words.say("audit.years-independent")),
    ],
  };
}

function scorecard(site: Site): WorkbookSheet {
  const { words, main } = site;
  return {
    name: words.say("sheet.scorecard"),
    widths: [8, 34, 14, 14, 14, 14, 14, 14, 14, 60],
    head: [
      words.say("column.goal"),
      "",
      words.say("sheet.asked"),
      words.say("sheet.waiting"),
      words.say("column.clear"),
      words.say("column.probable"),
      words.say("legend.ahead"),
      words.say("legend.no-sign"),
      words.say("column.not-judged"),
      words.say("column.largest"),
    ],
    rows: main.goals.map((g) => [
      g.goal,
      words.label(`goal.${g.goal}`),
      g.asked.length,
      g.notAsked.length,
      g.clear,
      g.probable,
      g.ahead,
      g.noSign,
      g.cannotTell + g.notJudged,
      g.largest === undefined
        ? ""
        : `${indicatorLabel(g.largest.indicator, words, site.custom)}, ${groupName(g.largest.group.grouping, g.largest.group.level, words).label}`,
    ]),
  };
}

function gaps(site: Site): WorkbookSheet {
  const { words, audit } = site;
  const { places, groups, years } = audit.judged;
  const latest = years.length - 1;
  // Memoized, because names repeat thousands of times.
  const named = remembered((key) => {
    const { grouping, level } = groupOfKey(key);
    return groupName(grouping, level, words).label;
  });
  const compared = remembered((key) => {
    const { grouping, level: comparison } = groupOfKey(key);
    return sentenceCase(comparisonName(comparison, grouping, words).phrase.the, words);
  });
  const leftOut = remembered((key) => {
    const [indicator = "", grouping = "", year] = key.split("|");
    const lines = schoolsLeftOut(audit, { indicator, grouping, schoolYear: Number(year) });
    return [...new Set(lines.flatMap(({ schools }) => (schools ?? []).map(({ name }) => name)))].join(", ");
  });
  const wantedNames = new Map<string, string>();
  const indicatorName = remembered((id) => indicatorLabel(id, words, site.custom));
  const wantedOf = ({ indicator, direction }: AnyFinding): string => {
    const name = wantedNames.get(indicator) ?? wantedName({ indicator, direction }, words, site.custom);
    wantedNames.set(indicator, name);
    return name;
  };
  const split = remembered((grouping) => groupingName(grouping, words));
  return {
    name: words.say("sheet.gaps"),
    widths: [
      34, 6, 10, 28, 26, 34, 26, 10, 10, 10, 10, 10, 10, 34, 10, 10, 10, 10, 10, 10, 14, 22, 14, 10, 10, 10, 10, 10, 10,
      40, 70,
    ],
    head: [
      words.say("column.question"),
      words.say("column.goal"),
      words.say("column.year"),
      words.say("column.place"),
      words.say("column.by"),
      words.say("column.group"),
      words.say("column.compared-with"),
      words.say("column.counted"),
      words.say("know.counted-in"),
      words.say("column.rate"),
      words.say("sheet.comparison-n"),
      words.say("sheet.comparison-hits"),
      words.say("column.comparison-rate"),
      words.say("sheet.wanted"),
      words.say("column.gap"),
      words.say("sheet.lower"),
      words.say("sheet.upper"),
      words.say("sheet.unit"),
      "p",
      "q",
      words.say("column.students"),
      words.say("column.sure"),
      words.say("column.change"),
      words.say("priority.rank"),
      words.say("priority.score"),
      ...priorityParts.map((part) => words.say(`priority.${part}`)),
      words.say("left-out.heading"),
      "id",
    ],
    rows: mapped(
      printedFindings(audit, (verdict, { place, year, group }) =>
        places[place]?.kind === "school"
          ? year === latest && verdict !== "cannot-tell"
          : year === latest || !isCrossing(groups[group]?.grouping ?? ""),
      ),
      (f) => {
        const gap = shownGapOf(f);
        return [
          indicatorName(f.indicator),
          f.goal,
          schoolYear(f.schoolYear),
          placeName(f.place, site),
          split(f.group.grouping),
          named(groupKey(f.group)),
          compared(groupKey({ grouping: f.group.grouping, level: f.comparison })),
          f.n,
          f.hits,
          f.rate,
          f.comparisonN,
          f.comparisonHits,
          f.comparisonRate,
          wantedOf(f),
          gap.value,
          gap.lower,
          gap.upper,
          f.unit,
          f.pValue,
          f.qValue,
          f.studentsToClose,
          certaintyWords(f.verdict, words),
          f.change === undefined ? null : words.label(`certainty.change-${f.change.verdict}`),
          f.priority?.rank ?? null,
          f.priority?.score ?? null,
          ...priorityParts.map((part) => f.priority?.[part] ?? null),
          f.place.kind === "school" ? "" : leftOut(`${f.indicator}|${f.group.grouping}|${f.schoolYear}`),
          f.id,
        ];
      },
    ),
  };
}

function remembered(word: (key: string) => string): (key: string) => string {
  const known = new Map<string, string>();
  return (key) => {
    const text = known.get(key) ?? word(key);
    known.set(key, text);
    return text;
  };
}

function notJudged(site: Site): WorkbookSheet {
  const { words, audit } = site;
  const { places, years } = audit.judged;
  return {
    name: words.say("sheet.not-judged"),
    widths: [34, 6, 10, 28, 26, 34, 12, 12, 12, 12, 60],
    head: [
      words.say("column.question"),
      words.say("column.goal"),
      words.say("column.year"),
      words.say("column.place"),
      words.say("column.by"),
      words.say("column.group"),
      words.say("column.counted"),
      words.say("sheet.comparison-n"),
      words.say("column.rate"),
      words.say("gap.refused-others"),
      words.say("column.why"),
    ],
    rows: Array.from(
      printedRefused(audit.judged, ({ place, year }) => year === years.length - 1 && places[place]?.kind !== "school"),
      (n) => [
        indicatorLabel(n.indicator, words, site.custom),
        n.goal,
        schoolYear(n.schoolYear),
        placeName(n.place, site),
        groupingName(n.group.grouping, words),
        groupName(n.group.grouping, n.group.level, words).label,
        n.n,
        n.comparisonN,
        (n.official ?? n.shown)?.rate ?? null,
        (n.official ?? n.shown)?.comparisonRate ?? null,
        reasonWords(n.reason, words).what,
      ],
    ),
  };
}

function notAsked(site: Site): WorkbookSheet {
  const { words, audit } = site;
  return {
    name: words.say("sheet.not-asked"),
    widths: [40, 6, 12, 80, 60],
    head: [
      words.say("column.question"),
      words.say("column.goal"),
      words.say("column.year"),
      words.say("column.record"),
      words.say("left-out.column"),
    ],
    rows: audit.notAsked.map((n) => [
      n.indicator === null
        ? words.say("audit.waiting-grouping", { grouping: groupingName(n.grouping ?? "", words) })
        : indicatorLabel(n.indicator, words, site.custom),
      n.goal,
      n.schoolYear === null ? words.say("sheet.every-year") : schoolYear(n.schoolYear),
      missingWords(n, words),
      n.schools === null ? words.say("left-out.every-school") : n.schools.map(({ name }) => name).join(", "),
    ]),
  };
}

function definitions(site: Site): WorkbookSheet {
  const { words } = site;
  return {
    name: words.say("sheet.definitions"),
    widths: [34, 6, 50, 70, 60, 60, 60],
    head: [
      words.say("column.question"),
      words.say("column.goal"),
      "",
      words.say("rule.asked"),
      words.say("rule.hit"),
      words.say("rule.formula"),
      words.say("rule.source"),
    ],
    rows: site.definitions.indicators.map((i) => [
      indicatorLabel(i.id, words, site.custom),
      i.goal,
      indicatorQuestion(i.id, words, site.custom),
      i.population === null ? words.say("rule.official") : ruleSentence(i.population, words),
      i.asks.map((a) => ruleSentence(a.rule, words)).join(" "),
      i.population === null
        ? ""
        : `${i.asks.map((a) => ruleFormula(a.rule)).join(" / ")} | ${ruleFormula(i.population)}`,
      definitionSource(i, words).text,
    ]),
  };
}
