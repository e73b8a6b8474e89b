import { Command } from "commander";
import { loadFiles } from "../../app/load-files.ts";
import { schoolYearBounds } from "../../rules/us-ca-school-year.ts";
import type { LoadResult } from "../../sources/load.ts";
import type { Overruled } from "../../sources/overruled.ts";
import { languageOf } from "../../ui/language/languages.ts";
import { type CommandContext, type CommandMaker, exitCodes, wholeNumber } from "../command-context.ts";
import { loadAnswer } from "../load-answer.ts";
import { sayDifferentKinds } from "../say-different-kinds.ts";
import { holdSentence } from "../say-holds.ts";
import { sayJoins } from "../say-joins.ts";
import { sayProblems, sayReading } from "../say-reading.ts";
import { withProgress } from "../with-progress.ts";

export const loadCommand: CommandMaker = (context) =>
  new Command("load")
    .description(context.words.load.about)
    .argument("<files...>", context.words.files.one)
    .option("--add", context.words.load.add)
    .option("--accept", context.words.load.accept)
    .option(
      "--year <year>",
      context.words.files.year,
      wholeNumber(context, "--year", schoolYearBounds.first, schoolYearBounds.last),
    )
    .action(async (paths: string[], options: { add?: boolean; accept?: boolean; year?: number }) => {
      const { terminal, words } = context;
      const workspace = context.workspace();
      const result = await withProgress(context, words.reading, (step) =>
        loadFiles(
          context.viewer,
          workspace,
          { paths, from: context.cwd },
          {
            add: options.add === true,
            accept: options.accept === true,
            ...(options.year !== undefined && { schoolYear: options.year }),
            now: context.now(),
            onFile: step,
            onReplay: (done, total) => step(done, total, words.replaying),
          },
        ),
      );
      terminal.answer(loadAnswer(result, context.lang));
      sayResult(context, result);
      context.end(
        result.outcome === "held" || result.outcome === "nothing-usable" ? exitCodes.problems : exitCodes.fine,
      );
    });

function sayResult(context: CommandContext, result: LoadResult): void {
  const { terminal, words } = context;
  const say = words.load;
  if (result.healed.length > 0) terminal.say(say.healed(result.healed));
  if (result.outcome === "unchanged") {
    terminal.say(say.unchanged(result.load));
    if (result.problems.length > 0) sayProblems(context, result.problems);
    return;
  }
  if (result.outcome === "nothing-usable") {
    terminal.say(terminal.bold(say.nothingUsable));
    sayReading(context, result.reading);
    terminal.say(`${words.fix} ${say.nothingUsableFix}`);
    return;
  }
  if (result.outcome === "held") {
    terminal.say(terminal.bold(say.held));
    for (const hold of result.holds) terminal.say(`- ${holdSentence(context.lang, hold)}`);
    terminal.say();
    sayReading(context, result.reading);
    sayJoins(context, result.joins);
    terminal.say(`${words.fix} ${say.heldFix}`);
    return;
  }
  const sum = (count: "rowsLoaded" | "rowsQuarantined"): number =>
    result.reading.files.reduce((total, file) => total + file[count], 0);
  const { number, files } = result.load;
  terminal.say(terminal.bold(say.done(number, sum("rowsLoaded"), files.length, result.students)));
  if (sum("rowsQuarantined") > 0) terminal.say(say.quarantined(sum("rowsQuarantined")));
  if (result.overruled.length > 0) terminal.say(say.overruled(overruledIn(context, result.overruled)));
  if (result.differentYears.length > 0) terminal.say(say.differentYears(overruledIn(context, result.differentYears)));
  sayDifferentKinds(context, result.differentKinds);
  if (result.released > 0) terminal.say(say.released(result.released));
  if (result.holds.length > 0) terminal.say(terminal.bold(say.accepted));
  for (const hold of result.holds) terminal.say(`- ${holdSentence(context.lang, hold)}`);
  terminal.say();
  sayReading(context, result.reading);
  sayJoins(context, result.joins);
  terminal.say(say.back(number));
}

const overruledIn = ({ lang }: CommandContext, overruled: readonly Overruled[]) =>
  overruled.map(({ table, rows }) => ({ name: languageOf[lang].joins.tableNames[table], rows }));
