import { Command } from "commander";
import { checkFiles } from "../../app/check-files.ts";
import { schoolYearBounds } from "../../rules/us-ca-school-year.ts";
import { type CommandMaker, exitCodes, wholeNumber } from "../command-context.ts";
import { sayDifferentKinds } from "../say-different-kinds.ts";
import { holdSentence } from "../say-holds.ts";
import { sayJoins } from "../say-joins.ts";
import { filesForJson, problemsForJson, sayReading } from "../say-reading.ts";
import { withProgress } from "../with-progress.ts";

export const checkCommand: CommandMaker = (context) =>
  new Command("check")
    .description(context.words.check.about)
    .argument("<files...>", context.words.files.one)
    .option(
      "--year <year>",
      context.words.files.year,
      wholeNumber(context, "--year", schoolYearBounds.first, schoolYearBounds.last),
    )
    .action(async (paths: string[], { year: schoolYear }: { readonly year?: number }) => {
      const { terminal, words } = context;
      // A check works without a workspace; if there is one, it supplies mappings and codes.
      const workspace = context.workspaceIfAny();
      const { reading, outcome, possible, joins, holds, differentKinds } = await withProgress(
        context,
        words.reading,
        (onFile) => checkFiles(context.viewer, { paths, from: context.cwd, schoolYear }, workspace, onFile),
      );
      const bad = outcome !== "loaded" || reading.problems.some((p) => p.severity === "error");
      terminal.answer({
        ok: !bad,
        outcome,
        files: filesForJson(reading.files),
        problems: problemsForJson(reading.problems, context.lang),
        joins,
        holds,
        differentKinds,
        possible,
      });
      terminal.say(
        terminal.bold(
          words.check.possible(possible.asked, possible.catalog, possible.official, workspace !== undefined),
        ),
      );
      const [best, ...others] = possible.adds.slice(0, 4).map((a) => words.check.wouldAdd(a.file, a.more));
      if (best !== undefined) terminal.say([best, ...others].join(" "));
      for (const waiting of possible.answers) terminal.say(words.check.answersWin(waiting));
      if (holds.length > 0) terminal.say(terminal.bold(words.check.wouldHold));
      for (const hold of holds) terminal.say(`- ${holdSentence(context.lang, hold)}`);
      sayDifferentKinds(context, differentKinds);
      terminal.say();
      sayReading(context, reading);
      sayJoins(context, joins);
      const { next, nextBad, nextHeld, nextNone } = words.check;
      const then = { loaded: bad ? nextBad : next, held: nextHeld, "nothing-usable": nextNone }[outcome];
      terminal.say(`${words.check.nothingLoaded} ${then}`);
      context.end(bad ? exitCodes.problems : exitCodes.fine);
    });
