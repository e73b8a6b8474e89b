import { Command } from "commander";
import { proposeMappings } from "../../app/propose-mappings.ts";
import type { Lang } from "../../base/lang.ts";
import type { Proposal } from "../../mapper/propose.ts";
import { languageOf } from "../../ui/language/languages.ts";
import { type CommandContext, type CommandMaker, exitCodes, wholeNumber } from "../command-context.ts";
import { printProposal } from "../print-proposal.ts";
import { sayProblems, toldProblems } from "../say-reading.ts";

interface Options {
  readonly year?: number;
  readonly save?: boolean;
  readonly replace?: boolean;
}

export const map: CommandMaker = (context) =>
  new Command("map")
    .description(context.words.map.about)
    .argument("<files...>", context.words.files.one)
    .option("--year <year>", context.words.map.year, wholeNumber(context, "--year", 1950, 2100))
    .option("--save", context.words.map.save)
    .option("--replace", context.words.map.replace)
    .action(async (paths: string[], options: Options) => {
      const workspace = options.save === true ? context.workspace() : context.workspaceIfAny();
      const { proposals, saved, problems } = await proposeMappings(
        context.viewer,
        { paths, from: context.cwd },
        {
          ...(options.year !== undefined && { schoolYear: options.year }),
          ...(options.save === true &&
            workspace !== undefined && {
              save: { workspace, replace: options.replace === true, language: context.lang },
            }),
        },
      );
      const open = proposals.some((p) => p.questions.length > 0);
      context.terminal.answer({
        ok: !open && problems.length === 0,
        proposals: proposals.map((proposal) => told(proposal, context.lang)),
        saved,
        problems: toldProblems(problems, context.lang),
      });
      for (const [i, proposal] of proposals.entries()) sayProposal(context, proposal, saved[i]);
      if (problems.length > 0) sayProblems(context, problems);
      context.end(open || problems.length > 0 ? exitCodes.problems : exitCodes.fine);
    });

/** A proposal for programs: its facts, and what is said of them. */
function told(proposal: Proposal, lang: Lang): unknown {
  const words = languageOf[lang].proposals;
  return {
    ...proposal,
    columns: proposal.columns.map((c) => ({ ...c, meaning: words.meaning(c.taken), reason: words.reason(c.taken) })),
    questions: proposal.questions.map((q) => ({ ...q, ...words.question(q) })),
    notes: proposal.notes.map((n) => ({ ...n, what: words.note(n) })),
  };
}

/** @param place  where it was saved; null = a profile of that name exists; undefined = it was not to be saved */
function sayProposal(
  { terminal, words, lang }: CommandContext,
  proposal: Proposal,
  place: string | null | undefined,
): void {
  const say = words.map;
  terminal.say(printProposal(proposal, lang));
  const { name } = proposal.profile;
  if (place === undefined) terminal.say(say.notSaved);
  else if (place === null) terminal.say(say.standsAlready(name));
  else if (proposal.questions.length > 0) terminal.say(say.savedOpen(place, proposal.questions.length));
  else terminal.say(say.saved(place));
  terminal.say();
}
