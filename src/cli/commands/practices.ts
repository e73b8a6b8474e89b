import { Command } from "commander";
import { factorIds, practices as findNotes } from "../../app/practices.ts";
import { reportWords } from "../../app/report-words.ts";
import { mostNear, selfReviews } from "../../app/self-reviews.ts";
import { factorName, officialGroup } from "../../ui/figure-name.ts";
import { dayWords, listWords, schoolYear } from "../../ui/format.ts";
import { type CommandContext, type CommandMaker, exitCodes } from "../command-context.ts";
import { problemsForJson, sayProblems } from "../say-reading.ts";

interface Options {
  readonly factor?: string;
  readonly search?: string;
  /** A file, or true for the workspace's loads. */
  readonly review?: string | true;
}

export const practicesCommand: CommandMaker = (context) => {
  const say = context.words.practices;
  return new Command("practices")
    .description(say.about)
    .option("--factor <factor>", say.factor)
    .option("--search <text>", say.search)
    .option("--review [file]", say.review)
    .action(async (options: Options) => {
      if (options.review === undefined) listNotes(context, options);
      else await review(context, options.review, options.factor);
    });
};

function listNotes(context: CommandContext, { factor, search }: Options): void {
  const { terminal } = context;
  const say = context.words.practices;
  const workspace = context.workspace();
  const words = reportWords(workspace, context.lang);
  const notes = findNotes(context.viewer, workspace, {
    ...(factor === undefined ? {} : { factor }),
    ...(search === undefined ? {} : { search }),
  });
  const { matches } = notes;
  const faults = notes.faults.map((fault) => ({ ...fault, what: say.wrong(fault.wrong, factorIds) }));
  terminal.answer({ ok: faults.length === 0, practices: matches, faults });
  if (faults.length > 0) {
    terminal.say(terminal.bold(say.faults(new Set(faults.map(({ file }) => file)).size)));
    for (const { file, line, what } of faults) terminal.say(say.fault(`practices/${file}`, line, what), 2);
    context.end(exitCodes.problems);
  }
  if (matches.length === 0) {
    terminal.say(notes.all === 0 && faults.length === 0 ? say.none : say.noneFound);
    return;
  }
  terminal.table(
    say.headings,
    matches.map((note) => [
      note.place,
      listWords(note.years.map(schoolYear), words),
      listWords(
        note.factors.map((one) => factorName(one, words)),
        words,
      ),
      listWords(
        note.groups.map((group) => officialGroup(group, words)),
        words,
      ),
      `${note.title} (${note.file})`,
    ]),
  );
  for (const note of matches) {
    terminal.say();
    terminal.say(terminal.bold(note.title));
    terminal.say(say.evidence(note.evidence, note.contact, dayWords(note.date, words)), 2);
  }
}

async function review(context: CommandContext, path: string | true, factor: string | undefined): Promise<void> {
  const { terminal } = context;
  const say = context.words.practices;
  const words = reportWords(context.workspaceIfAny(), context.lang);
  const {
    review: rows,
    problems,
    comparedWithNearest,
  } = await selfReviews(
    context.viewer,
    path === true ? context.workspace() : { path, from: context.cwd, workspace: context.workspaceIfAny() },
    factor,
  );
  const errors = problems.filter(({ severity }) => severity === "error");
  terminal.answer({ ok: errors.length === 0, review: rows, problems: problemsForJson(problems, context.lang) });
  if (problems.length > 0) sayProblems(context, problems);
  if (errors.length > 0) context.end(exitCodes.problems);
  if (rows.length === 0) {
    terminal.say(say.reviewNone);
    terminal.say(say.reviewNoneFix);
    return;
  }
  terminal.table(
    say.reviewHeadings,
    rows.map(({ place, factor, ratings, change, others }) => {
      const [first, latest] = [ratings[0], ratings.at(-1)];
      const ratingWords = (rated: (typeof ratings)[number] | undefined): string =>
        rated === undefined ? "" : `${rated.rating} (${schoolYear(rated.year)})`;
      return [
        place,
        factorName(factor, words),
        ratings.length > 1 ? ratingWords(first) : "",
        ratingWords(latest),
        change === null ? "" : `${change > 0 ? "+" : ""}${change}`,
        others === null ? "" : say.others(others.mean.toFixed(1), others.places),
      ];
    }),
  );
  if (comparedWithNearest) terminal.say(say.nearest(mostNear));
  terminal.say(say.scale);
}
