import { Command } from "commander";
import type { OfficialAnswer } from "../../app/official-request.ts";
import { officialFigures, placesToLearnFrom } from "../../app/places-to-learn-from.ts";
import { reportWords } from "../../app/report-words.ts";
import { writeOutlierPages } from "../../app/write-outliers.ts";
import { isNone } from "../../base/finding.ts";
import { languages } from "../../base/lang.ts";
import { type OutlierReport, placesToVisit } from "../../reports/outliers.ts";
import { covariateNames, figureName, officialGroup } from "../../ui/figure-name.ts";
import { listWords, rangeWords, schoolYear, shortValue } from "../../ui/format.ts";
import { againstExpected } from "../../ui/outlier-words.ts";
import { howChosen, schoolMarks } from "../../ui/school-kind-words.ts";
import { sentenceCase, type Words } from "../../ui/words.ts";
import { type CommandContext, type CommandMaker, pathFrom } from "../command-context.ts";
import { type OfficialOptions, officialPlace, officialRequest, withOfficialOptions } from "../official-options.ts";
import { shorten } from "../terminal.ts";
import { withProgress } from "../with-progress.ts";

/** Places shown on screen. */
const onScreen = 10;

export const outliersCommand: CommandMaker = (context) =>
  withOfficialOptions(new Command("outliers").description(context.words.outliers.about), context)
    .option("--figures", context.words.outliers.figures)
    .option("--out <dir>", context.words.outliers.out)
    .action(async (options: OfficialOptions & { figures?: boolean; out?: string }) => {
      const { terminal } = context;
      const workspace = context.workspaceIfAny();
      const words = reportWords(workspace, context.lang);
      const place = officialPlace(context, options.file);
      if (options.figures === true) {
        const ids = await withProgress(context, context.words.reading, () => officialFigures(context.viewer, place));
        terminal.answer({ ok: true, figures: ids });
        terminal.table(
          ["", ""],
          ids.map((id) => {
            const name = figureName(id, words);
            return [id, name === id ? "" : name];
          }),
        );
        return;
      }
      const answer = await withProgress(context, context.words.reading, () =>
        placesToLearnFrom(context.viewer, place, officialRequest(options)),
      );
      terminal.answer({ ok: true, ...plainOf(answer.report), wholePlace: answer.rows.wholePlace });
      sayReport(context, answer, words);
      if (options.out === undefined) return;
      const folder = pathFrom(context, options.out);
      const inLanguages = languages.map((lang) => reportWords(workspace, lang));
      await writeOutlierPages(context.viewer, folder, answer, workspace, inLanguages);
      terminal.say(context.words.outliers.written(folder));
    });

/** The report as JSON, with a summary of the diagnostics instead of one entry per row of the model. */
function plainOf(report: OutlierReport): Readonly<Record<string, unknown>> {
  const { rows: _, diagnostics, districts, ...plain } = report;
  return {
    ...plain,
    districtShare: isNone(districts) ? districts : districts.shareBetween,
    diagnostics: Object.fromEntries(
      Object.entries(diagnostics).map(([group, diagnostic]) => [
        group,
        isNone(diagnostic)
          ? diagnostic
          : {
              coefficients: diagnostic.fit.coefficients,
              r2: diagnostic.fit.r2,
              adjustedR2: diagnostic.fit.adjustedR2,
              sigma: diagnostic.fit.sigma,
              df: diagnostic.fit.df,
              rows: diagnostic.fit.rows,
              highLeverage: diagnostic.rows.filter(({ highLeverage }) => highLeverage).length,
              varianceInflation: diagnostic.varianceInflation,
              rankShifts: diagnostic.rankShifts,
            },
      ]),
    ),
  };
}

function sayReport(context: CommandContext, { report, rows }: OfficialAnswer, words: Words): void {
  const { terminal } = context;
  const say = context.words.outliers;
  const { counts, question, places } = report;
  const judged = counts.more + counts.close + counts.less;
  const { focal, reference } = question.groups;
  const groups = [...focal, ...(reference === null ? [] : [reference])].map((group) => officialGroup(group, words));
  const title = `${figureName(question.outcome.id, words)}, ${listWords(groups, words)}`;
  terminal.say(terminal.bold(say.title(title, listWords(report.years.map(schoolYear), words))));
  terminal.say(say.allowed(covariateNames(question.covariates, words)));
  terminal.say(say.judged(judged, places.length));
  terminal.say(
    judged === 0
      ? say.oneYear
      : say.counts({
          ...counts,
          better: sentenceCase(againstExpected(question.outcome, "better", words), words),
          worse: sentenceCase(againstExpected(question.outcome, "worse", words), words),
        }),
  );
  if (reference !== null && judged > 0) terminal.say(say.both(counts.learnFrom));
  if (judged > 0 && report.years.length === 1) terminal.say(words.say("outliers.how-subjects"));
  if (!isNone(report.expectedByChance)) terminal.say(say.chance(report.expectedByChance));
  for (const diagnostic of Object.values(report.diagnostics)) {
    if (!isNone(diagnostic) && !isNone(diagnostic.fit.r2))
      terminal.say(say.fit(shortValue(diagnostic.fit.r2, "share", words)));
  }
  if (rows.wholePlace.length > 0) terminal.say(say.wholePlace(covariateNames(rows.wholePlace, words)));
  const visit = placesToVisit(report, onScreen);
  if (visit.length > 0) {
    const { unit } = question.outcome;
    const difference = unit === "share" ? "share-points" : unit;
    terminal.say();
    terminal.say(say.visit);
    const wide = terminal.columns >= 110 && question.level === "school";
    terminal.table(
      say.headings.filter((_, column) => wide || column !== 1),
      visit.map(({ name, districtName, focal: side }) => [
        shorten(name, 30),
        ...(wide ? [shorten(districtName ?? "", 30)] : []),
        ...(isNone(side)
          ? []
          : [
              shortValue(side.actual, unit, words),
              shortValue(side.expected, unit, words),
              isNone(side.best) ? "" : rangeWords(side.best.lower, side.best.upper, difference, words),
              isNone(side.rank) ? "" : words.say("range.values", { a: side.rank.from, b: side.rank.to }),
            ]),
      ]),
    );
    for (const { name, kind } of visit) {
      const marks = schoolMarks(kind, words);
      if (marks.length > 0) terminal.say(`${name}: ${marks.join("; ")}`);
    }
    terminal.say(
      howChosen(
        places.map(({ kind }) => kind),
        words,
      ),
    );
    terminal.say();
    terminal.say(say.next);
  }
}
