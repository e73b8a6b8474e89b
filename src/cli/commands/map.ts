import { Command } from "commander";
import { checkFiles } from "../../app/check-files.ts";
import { haveSameHeadings, type MappedFile, proposeMappings, saveMapping } from "../../app/propose-mappings.ts";
import type { Lang } from "../../base/lang.ts";
import type { Proposal } from "../../mapper/propose.ts";
import { shownProposal } from "../../mapper/shown-proposal.ts";
import { schoolYearBounds } from "../../rules/us-ca-school-year.ts";
import type { Workspace } from "../../sources/workspace.ts";
import { languageOf } from "../../ui/language/languages.ts";
import { type CommandContext, type CommandMaker, exitCodes, wholeNumber } from "../command-context.ts";
import { isOfficialProposal, printProposal } from "../print-proposal.ts";
import { problemsForJson, sayProblems, sayReading } from "../say-reading.ts";
import { withProgress } from "../with-progress.ts";

interface Options {
  readonly year?: number;
  readonly save?: boolean;
  readonly replace?: boolean;
}

export const mapCommand: CommandMaker = (context) =>
  new Command("map")
    .description(context.words.map.about)
    .argument("<files...>", context.words.files.one)
    .option(
      "--year <year>",
      context.words.map.year,
      wholeNumber(context, "--year", schoolYearBounds.first, schoolYearBounds.last),
    )
    .option("--save", context.words.map.save)
    .option("--replace", context.words.map.replace)
    .action(async (paths: string[], options: Options) => {
      const { terminal, words } = context;
      const workspace = options.save === true ? context.workspace() : context.workspaceIfAny();
      const { files, problems } = await proposeMappings(
        context.viewer,
        { paths, from: context.cwd },
        {
          ...(options.year !== undefined && { schoolYear: options.year }),
          workspace,
          fresh: options.replace === true,
        },
      );
      const asks = terminal.asks && options.save !== true && workspace !== undefined;
      let open = 0;
      const saved: (string | undefined)[] = [];
      for (const [i, file] of files.entries()) {
        const same = files.slice(0, i).findIndex(({ proposal }) => readSame(proposal, file.proposal));
        if (saved[same] !== undefined) {
          terminal.say(words.map.alsoReads(saved[same], file.table.name));
          terminal.say();
          saved.push(saved[same]);
          continue;
        }
        if (!asks || file.place === "continues")
          terminal.say(
            printProposal(file, context.lang, terminal.columns, {
              questions: !asks,
            }),
          );
        const answered = asks ? await askAndSave(context, workspace, file, options.year) : undefined;
        const outcome = answered ?? kept(context, workspace, file, options);
        saved.push(outcome.saved);
        open += outcome.open;
        if (answered?.stopped === true) break;
      }
      terminal.answer({
        ok: open === 0 && problems.length === 0,
        proposals: files.map(({ proposal, table }) => proposalForJson(shownProposal(proposal, table), context.lang)),
        saved,
        problems: problemsForJson(problems, context.lang),
      });
      if (problems.length > 0) sayProblems(context, problems);
      if (asks && saved.some((place) => place !== undefined)) {
        terminal.say(terminal.bold(words.map.asking.checking));
        const { reading } = await withProgress(context, words.reading, (onFile) =>
          checkFiles(context.viewer, { paths, from: context.cwd }, workspace, onFile),
        );
        sayReading(context, reading);
        if (reading.problems.some((p) => p.severity === "error")) open += 1;
        terminal.say(`${words.check.nothingLoaded} ${open === 0 ? words.check.next : words.map.asking.again}`);
      }
      context.end(open > 0 || problems.length > 0 ? exitCodes.problems : exitCodes.fine);
    });

const readSame = (a: Proposal, b: Proposal): boolean => haveSameHeadings(a.profile, b.profile);

interface Outcome {
  /** File it was saved as; undefined if it was not to be saved. */
  readonly saved: string | undefined;
  readonly open: number;
  readonly stopped?: boolean;
}

/** Asks questions in the terminal and saves the answers. */
async function askAndSave(
  context: CommandContext,
  workspace: Workspace,
  mapped: MappedFile,
  schoolYear: number | undefined,
): Promise<Outcome> {
  const { terminal, words } = context;
  const say = words.map;
  const { askMapping } = await import("../ask-mapping.ts");
  const { correctProposal } = await import("../correct-proposal.ts");
  const file = mapped.place === "continues" ? mapped : await correctProposal(context, mapped, schoolYear);
  if (file === null) {
    terminal.say(say.asking.nothingKept);
    return { saved: undefined, open: mapped.proposal.questions.length, stopped: true };
  }
  const { proposal, table, place } = file;
  if (proposal.profile.fills.length === 0) {
    terminal.say(isOfficialProposal(proposal) ? say.officialByHand : say.nothingToSave);
    return { saved: undefined, open: 1 };
  }
  if (proposal.questions.length > 0) terminal.say(say.asking.begin(proposal.questions.length));
  const { profile, open, stopped } = await askMapping(context, proposal, table);
  const saved = saveMapping(
    context.viewer,
    workspace,
    { profile, suggestions: proposal.suggestions },
    { ifNamed: place === "new" ? "rename" : "replace", language: context.lang },
  );
  terminal.say(open === 0 ? say.saved(saved) : say.asking.keptOpen(saved, open));
  terminal.say();
  return { saved, open, stopped };
}

/** Without interactive questions: saves the proposal as is, if requested. */
function kept(context: CommandContext, workspace: Workspace | undefined, file: MappedFile, options: Options): Outcome {
  const { proposal, place } = file;
  const { terminal, words, viewer, lang } = context;
  const say = words.map;
  const { name } = proposal.profile;
  const open = proposal.questions.length;
  const empty = proposal.profile.fills.length === 0;
  const saved =
    options.save !== true || workspace === undefined || empty
      ? undefined
      : saveMapping(viewer, workspace, proposal, {
          ifNamed: place === "new" ? "rename" : "replace",
          language: lang,
        });
  if (empty) terminal.say(isOfficialProposal(proposal) ? say.officialByHand : say.nothingToSave);
  else if (saved === undefined && place === "continues") terminal.say(say.continues(name, open));
  else if (saved === undefined) terminal.say(terminal.asks && open > 0 ? say.asking.needsWorkspace : say.notSaved);
  else if (open > 0) terminal.say(say.savedOpen(saved, open));
  else terminal.say(say.saved(saved));
  terminal.say();
  return { saved, open: empty ? 1 : open };
}

/** A proposal as JSON: its facts and their wording. */
function proposalForJson(proposal: Proposal, lang: Lang): unknown {
  const words = languageOf[lang].proposals;
  return {
    ...proposal,
    columns: proposal.columns.map((c) => ({ ...c, meaning: words.meaning(c.taken), reason: words.reason(c.taken) })),
    questions: proposal.questions.map((q) => ({ ...q, ...words.question(q) })),
    notes: proposal.notes.map((n) => ({ ...n, what: words.note(n) })),
  };
}
