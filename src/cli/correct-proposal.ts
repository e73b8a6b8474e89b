import { autocomplete, isCancel, type Option, select } from "@clack/prompts";
import { type MappedFile, proposeAgain, type Stated } from "../app/propose-mappings.ts";
import type { FileKind } from "../base/mapping-facts.ts";
import { shownHeading } from "../mapper/shown-proposal.ts";
import { concepts } from "../sources/vocabulary/concepts.ts";
import { languageOf } from "../ui/language/languages.ts";
import type { CommandContext } from "./command-context.ts";
import { printProposal } from "./print-proposal.ts";

/** Lines of a list shown at once. */
const linesShown = 10;

/**
 * Lets a person correct the kind of file or the meaning of a column until the proposal is right.
 *
 * @returns null if the person quit
 */
export async function correctProposal(
  context: CommandContext,
  mapped: MappedFile,
  schoolYear: number | undefined,
): Promise<MappedFile | null> {
  const { terminal, words, lang } = context;
  const say = words.map.asking;
  let stated: Stated = schoolYear === undefined ? {} : { schoolYear };
  let file = mapped;
  let changed: readonly string[] | undefined;
  for (;;) {
    terminal.say(
      printProposal(file, lang, terminal.columns, { questions: false, ...(changed && { columns: changed }) }),
    );
    const next = await select({
      message: say.right.ask,
      options: [
        { value: "yes", label: say.right.yes },
        { value: "column", label: say.right.column },
        { value: "kind", label: say.right.kind },
      ],
      showInstructions: false,
    });
    if (isCancel(next)) return null;
    if (next === "yes") return file;
    const change = next === "kind" ? await statedKind(context) : await statedColumn(context, file);
    if (change === undefined) continue;
    stated = { ...stated, ...change, columns: { ...stated.columns, ...change.columns } };
    const before = file.proposal.columns;
    file = proposeAgain(context.viewer, file, stated);
    // A different kind of file changes everything; a column changes few others.
    changed =
      change.kind !== undefined
        ? undefined
        : file.proposal.columns.flatMap((column, i) =>
            JSON.stringify(column) === JSON.stringify(before[i]) ? [] : [column.heading],
          );
  }
}

async function statedKind({ words, lang }: CommandContext): Promise<Stated | undefined> {
  const { kinds } = languageOf[lang].proposals;
  const options: Option<FileKind>[] = Object.entries(kinds).map(([value, label]) => ({
    value: value as FileKind,
    label,
  }));
  const kind = await select({
    message: words.map.asking.right.whatKind,
    options,
    maxItems: linesShown,
    showInstructions: false,
  });
  return isCancel(kind) ? undefined : { kind };
}

async function statedColumn(
  { words, lang }: CommandContext,
  { proposal, table }: MappedFile,
): Promise<Stated | undefined> {
  const say = words.map.asking.right;
  const { meaning, confidence } = languageOf[lang].proposals;
  const columns: Option<string>[] = proposal.columns
    .filter((column) => column.heading !== "")
    .map(({ heading, taken, confidence: sure }) => ({
      value: heading,
      label: shownHeading(heading, table),
      hint: meaning(taken) || confidence[sure],
    }));
  const heading = await select({
    message: say.whichColumn,
    options: columns,
    maxItems: linesShown,
    showInstructions: false,
  });
  if (isCancel(heading)) return undefined;
  const meanings: Option<string>[] = [
    ...concepts
      .filter((c) => c.kind !== "leave")
      .map(({ id }) => ({ value: id, label: languageOf[lang].concepts[id] })),
    { value: "none", label: say.notUsed },
  ];
  const concept = await autocomplete({
    message: say.whatIs(shownHeading(heading, table)),
    options: meanings,
    maxItems: linesShown,
    placeholder: words.map.asking.search,
  });
  return isCancel(concept)
    ? undefined
    : { columns: { [heading]: concepts.find(({ id }) => id === concept)?.id ?? null } };
}
