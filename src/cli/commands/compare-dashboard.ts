import { Command } from "commander";
import { compareWithDashboard } from "../../app/compare-with-dashboard.ts";
import type { DashboardComparison, DashboardDifference } from "../../reports/compare-dashboard.ts";
import { countText } from "../../ui/format.ts";
import { wordsOf } from "../../ui/words.ts";
import { type CommandContext, type CommandMaker, exitCodes } from "../command-context.ts";
import { withProgress } from "../with-progress.ts";

const shownDifferences = 20;

export const compareDashboardCommand: CommandMaker = (context) =>
  new Command("compare-dashboard")
    .description(context.words.compareDashboard.about)
    .argument("[files...]", context.words.compareDashboard.files)
    .option("--all", context.words.compareDashboard.every, false)
    .action(async (paths: string[], options: { all: boolean }) => {
      const { terminal } = context;
      const words = context.words.compareDashboard;
      const comparison =
        paths.length > 0
          ? await withProgress(context, context.words.reading, (onFile) =>
              compareWithDashboard(context.viewer, { paths, from: context.cwd, onFile }),
            )
          : await withProgress(context, context.words.reading, () =>
              compareWithDashboard(context.viewer, context.workspace()),
            );
      if (comparison === undefined) {
        terminal.answer({ ok: false, indicators: [], differences: [] });
        terminal.say(words.none);
        terminal.say(`${context.words.fix} ${words.noneFix}`);
        context.end(exitCodes.problems);
        return;
      }
      terminal.answer({ ok: true, ...comparison });
      sayComparison(context, comparison, options.all ? Number.POSITIVE_INFINITY : shownDifferences);
    });

function sayComparison(context: CommandContext, comparison: DashboardComparison<"public">, most: number): void {
  const { terminal } = context;
  const words = context.words.compareDashboard;
  const number = (value: number): string => countText(value, wordsOf(context.lang));
  const parts = comparison.indicators.flatMap((i) => i.parts);
  const compared = parts.reduce((sum, p) => sum + p.compared, 0);
  const agree = parts.reduce((sum, p) => sum + p.agree, 0);
  terminal.say(
    terminal.bold(
      compared === 0 ? words.nothing : agree === compared ? words.all(compared) : words.some(agree, compared),
    ),
  );
  for (const i of comparison.indicators)
    if (i.withoutRule > 0) terminal.say(words.withoutRule(i.indicator, i.schoolYear, i.withoutRule));
  for (const [, alike] of Map.groupBy(comparison.differences, (d) => `${d.indicator}/${d.part}/${d.reason}`)) {
    const [d] = alike;
    if (d !== undefined)
      terminal.say(`- ${words.why(alike.length, words.parts[d.part], d.indicator, words.reasons[d.reason])}`);
  }
  terminal.say();
  terminal.table(
    words.headings,
    comparison.indicators.flatMap((i) =>
      i.parts.map((p) => [
        i.indicator,
        String(i.schoolYear),
        number(i.rows),
        words.parts[p.part],
        number(p.compared),
        number(p.agree),
      ]),
    ),
  );
  if (comparison.differences.length === 0) return;
  terminal.say();
  terminal.table(
    words.differenceHeadings,
    comparison.differences.slice(0, most).map((d) => lineOf(d, words.parts[d.part])),
  );
  if (comparison.differences.length > most) terminal.say(words.more(comparison.differences.length - most));
}

const lineOf = (d: DashboardDifference, part: string): string[] => [
  d.indicator,
  d.placeName ?? d.cds,
  d.group,
  part,
  d.official === null ? "" : String(d.official),
  d.recomputed === null ? "" : String(d.recomputed),
];
