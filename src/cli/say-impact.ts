import stringWidth from "string-width";
import type { ImpactAnswer } from "../app/disproportionate-impact.ts";
import { isNone } from "../base/finding.ts";
import { flagsOf, type ImpactRow } from "../reports/impact/row.ts";
import { noDisaggregation } from "../reports/impact/segment.ts";
import { type ImpactSummary, isWhole, outcomeOf } from "../reports/impact/summary.ts";
import { fewForRatio } from "../rules/disproportionate-impact.ts";
import { countText, listWords } from "../ui/format.ts";
import { formats } from "../ui/language/formats.ts";
import { wordsOf } from "../ui/words.ts";
import type { CommandContext } from "./command-context.ts";

/** Rows shown, about a few screens. */
const onScreen = 60;
/** Sentences shown. */
const mostAnswers = 12;

/** Prints results: the answer in sentences, a table per outcome and disaggregation, then notes. */
export function sayImpact(context: CommandContext, answer: ImpactAnswer): void {
  const { terminal } = context;
  const say = context.words.impact;
  const whole = answer.rows.filter(isWhole);
  for (const summary of answer.summaries.slice(0, mostAnswers)) {
    terminal.say(terminal.bold(sentenceOf(context, summary)));
    const most = mostOf(context, summary);
    if (most !== undefined) terminal.say(most);
  }
  if (answer.summaries.length > mostAnswers) terminal.say(say.moreAnswers(answer.summaries.length - mostAnswers));
  let room = onScreen;
  for (const rows of tablesOf(whole)) {
    const [first] = rows;
    if (first === undefined || room <= 0) continue;
    const shown = rows.slice(0, room);
    room -= shown.length;
    terminal.say();
    terminal.say(say.by(outcomeOf(first.segment), first.segment.disaggregation, cohortName(context, first)));
    sayTable(context, shown);
  }
  terminal.say();
  if (room <= 0 && whole.length > onScreen) terminal.say(say.more(whole.length - onScreen));
  terminal.say(say.legend);
  for (const note of notesOf(context, answer)) terminal.say(note);
}

/** Null if there are no cohorts. */
const cohortName = ({ words }: CommandContext, { segment }: ImpactRow): string | null =>
  segment.cohortColumn === null ? null : (segment.cohort ?? words.impact.notStated);

/** Groups rows by outcome, disaggregation and cohort; each ends with all students of the cohort. */
function tablesOf(rows: readonly ImpactRow[]): readonly (readonly ImpactRow[])[] {
  const totals = new Map(rows.filter(isTotal).map((row) => [totalKey(row), row]));
  const groups = rows.filter((row) => !isTotal(row));
  const tables = Map.groupBy(groups, ({ segment }) =>
    JSON.stringify([outcomeOf(segment), segment.disaggregation, segment.cohort]),
  );
  return [...tables.values()].map((own) =>
    own.flatMap((row, i) => {
      const last = own[i + 1] === undefined || totalKey(own[i + 1] ?? row) !== totalKey(row);
      const total = last ? totals.get(totalKey(row)) : undefined;
      return total === undefined ? [row] : [row, total];
    }),
  );
}

const isTotal = ({ segment }: ImpactRow): boolean => segment.disaggregation === noDisaggregation;
const totalKey = ({ segment: { outcome, cohort, by } }: ImpactRow): string => JSON.stringify([outcome, cohort, by]);

/** Notes on the results. */
function notesOf(
  { words }: CommandContext,
  { rows, scenarios, names, inParts, without }: ImpactAnswer,
): readonly string[] {
  const say = words.impact;
  return [
    ...(scenarios.scenarios > 0 ? [say.scenarios(scenarios.scenarios, scenarios.flagged)] : []),
    ...inParts.map((outcome) => say.partStudents(outcome)),
    ...names.totals.map((one) => say.totalLeftOut(one)),
    ...names.same.map((one) => say.sameName(one)),
    ...without.filter((one) => one.rows > 0).map((one) => say.without(one.outcome, one.rows)),
    ...(rows.some(({ group }) => group.n < fewForRatio.value) ? [say.few(fewForRatio.value)] : []),
    say.own,
  ];
}

/** A workbook's notes: where the numbers come from, the answer in sentences, and the methods. */
export function impactNotes(
  context: CommandContext,
  answer: ImpactAnswer,
  options: string,
): readonly (readonly [string, string])[] {
  const { lines } = context.words.impact.sheet;
  return [
    [lines.file, answer.file],
    [lines.command, options],
    ...answer.summaries.map((summary): [string, string] => [lines.answers, sentenceOf(context, summary)]),
    [lines.ppg, lines.ppgSays],
    [lines.ratio, lines.ratioSays],
    [lines.share, lines.shareSays],
    ...notesOf(context, answer).map((note): [string, string] => [lines.privacy, note]),
  ];
}

function sentenceOf(context: CommandContext, summary: ImpactSummary): string {
  const say = context.words.impact;
  const { gap, ratio, share } = summary;
  const names = listWords(
    gap.map((name) => name ?? say.notStated),
    wordsOf(context.lang),
  );
  const facts = { ...summary, names, gap: gap.length, ratio: ratio.length, share: share.length };
  return facts.gap + facts.ratio + facts.share === 0 ? say.none(facts) : say.answer(facts);
}

function mostOf(context: CommandContext, { most }: ImpactSummary): string | undefined {
  if (most === undefined || isNone(most.gap) || isNone(most.gap.reference)) return undefined;
  const say = context.words.impact;
  const { name, group, gap } = most;
  return say.most({
    group: name ?? say.notStated,
    cohort: cohortName(context, most),
    hits: group.hits,
    n: group.n,
    rate: gap.rate,
    needed: gap.neededForParity,
    against: referenceName(context, most.gapReference),
    reference: most.gap.reference as number,
  });
}

function referenceName({ words }: CommandContext, reference: string): string {
  const say = words.impact;
  if (reference === "overall" || reference === "all but current") return say.references[reference];
  return Number.isNaN(Number(reference)) ? reference : say.fixedRate(reference);
}

interface ShownColumn {
  readonly heading: string;
  /** Dropped if the screen is too narrow, highest number first. */
  readonly spare?: number;
  of(row: ImpactRow): string;
}

function sayTable(context: CommandContext, rows: readonly ImpactRow[]): void {
  const { terminal } = context;
  let columns = columnsOf(context);
  for (const least of [3, 2, 1]) {
    if (widthOf(columns, rows) <= terminal.columns) break;
    columns = columns.filter(({ spare = 0 }) => spare < least);
  }
  terminal.table(
    columns.map(({ heading }) => heading),
    rows.map((row) => columns.map((column) => column.of(row))),
  );
}

/** Width of a table in characters, with two spaces between columns. */
const widthOf = (columns: readonly ShownColumn[], rows: readonly ImpactRow[]): number =>
  columns.reduce(
    (sum, { heading, of: textOf }) =>
      sum + 2 + Math.max(stringWidth(heading), ...rows.map((row) => stringWidth(textOf(row)))),
    0,
  );

function columnsOf(context: Pick<CommandContext, "words" | "lang">): readonly ShownColumn[] {
  const say = context.words.impact;
  const { headings: head } = say;
  const words = wordsOf(context.lang);
  const fixed = (digits: number) => (value: unknown) =>
    typeof value === "number" ? formats.decimal(words.locale, digits).format(value) : "";
  const [one, two] = [fixed(1), fixed(2)];
  const students = (value: number): string => (Number.isInteger(value) ? countText(value, words) : one(value));
  const compared: readonly ShownColumn[] = [
    {
      heading: head.against,
      spare: 2,
      of: ({ gap }) => (isNone(gap) ? "" : one(points(gap.reference))),
    },
    { heading: head.gap, of: ({ gap }) => (isNone(gap) ? "" : one(minus(gap.rate, gap.reference))) },
    { heading: head.margin, spare: 1, of: ({ gap }) => (isNone(gap) ? "" : one(gap.margin * 100)) },
    { heading: head.ratio, of: ({ ratio }) => (isNone(ratio) ? "" : two(ratio.index)) },
    { heading: head.share, of: ({ share }) => (isNone(share) ? "" : two(share.index)) },
    { heading: head.needed, of: ({ gap }) => (isNone(gap) ? "" : countText(gap.neededForParity, words)) },
    { heading: head.shown, of: (row) => shownBy(row, say.methods) },
  ];
  return [
    { heading: head.group, of: (row) => (isTotal(row) ? say.everyone : (row.name ?? say.notStated)) },
    { heading: head.students, of: ({ group }) => students(group.n) },
    { heading: head.success, spare: 3, of: ({ group }) => students(group.hits) },
    { heading: head.rate, of: ({ group }) => `${one((group.hits / group.n) * 100)}%` },
    ...compared.map(({ of: textOf, ...column }) => ({
      ...column,
      of: (row: ImpactRow) => (isTotal(row) ? "" : textOf(row)),
    })),
  ];
}

const points = (value: unknown): number | undefined => (typeof value === "number" ? value * 100 : undefined);
const minus = (rate: number, reference: unknown): number | undefined =>
  typeof reference === "number" ? (rate - reference) * 100 : undefined;

const shownBy = (row: ImpactRow, methods: CommandContext["words"]["impact"]["methods"]): string => {
  const flags = flagsOf(row);
  return (["gap", "ratio", "share"] as const).flatMap((method) => (flags[method] ? [methods[method]] : [])).join(" ");
};
