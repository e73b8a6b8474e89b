import { Command } from "commander";
import { AppError } from "../../base/errors.ts";
import type { Lang } from "../../base/lang.ts";
import { printProposal } from "../../mapper/print-proposal.ts";
import { type Proposal, proposeMapping } from "../../mapper/propose.ts";
import { proposalWords } from "../../mapper/words/proposal-words.ts";
import { deliveryFiles } from "../../sources/deliver.ts";
import { saveProfile } from "../../sources/profile/saved-profiles.ts";
import { sourceTables } from "../../sources/source-tables.ts";
import { type CommandContext, type CommandMaker, exitCodes, wholeNumber } from "../command-context.ts";
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
      const folder = folderIfAny(context, options.save === true);
      const { tables, problems } = await sourceTables(deliveryFiles(paths, context.cwd));
      const year = options.year === undefined ? {} : { schoolYear: options.year };
      const proposals = tables.map((table) => proposeMapping(table, year));
      const places = proposals.map((proposal) =>
        options.save === true && folder !== undefined
          ? saveProfile(folder, proposal, options.replace === true, proposalWords(context.lang))
          : undefined,
      );
      const open = proposals.some((p) => p.questions.length > 0);
      context.terminal.answer({
        ok: !open && problems.length === 0,
        proposals: proposals.map((proposal) => told(proposal, context.lang)),
        saved: places,
        problems: toldProblems(problems, context.lang),
      });
      for (const [i, proposal] of proposals.entries()) sayProposal(context, proposal, places[i]);
      if (problems.length > 0) sayProblems(context, problems);
      context.end(open || problems.length > 0 ? exitCodes.problems : exitCodes.fine);
    });

/** A proposal for programs: its facts, and what is said of them. */
function told(proposal: Proposal, lang: Lang): unknown {
  const words = proposalWords(lang);
  return {
    ...proposal,
    columns: proposal.columns.map((c) => ({ ...c, meaning: words.meaning(c.taken), reason: words.reason(c.taken) })),
    questions: proposal.questions.map((q) => ({ ...q, ...words.question(q) })),
    notes: proposal.notes.map((n) => ({ ...n, what: words.note(n) })),
  };
}

/** Saving needs a workspace; looking does not, but knows more with one. */
function folderIfAny(context: CommandContext, needed: boolean): string | undefined {
  try {
    return context.workspace().folder;
  } catch (error) {
    if (!needed && error instanceof AppError && error.code === "workspace.none-found") return undefined;
    throw error;
  }
}

/** @param place  where it was saved; null = a profile of that name stands already; undefined = it was not to be saved */
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
