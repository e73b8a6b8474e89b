import { autocomplete, isCancel, note, type Option, select, text } from "@clack/prompts";
import type { MappingQuestion } from "../base/mapping-facts.ts";
import { shownText } from "../base/shown-text.ts";
import { exampleRows } from "../mapper/example-rows.ts";
import type { Proposal } from "../mapper/propose.ts";
import { shownQuestionOf } from "../mapper/shown-proposal.ts";
import { answerFault, answerForm, type TypedAnswer, withAnswer } from "../sources/profile/answers.ts";
import { openQuestions } from "../sources/profile/open-questions.ts";
import type { Profile } from "../sources/profile/profile.ts";
import type { SourceTable } from "../sources/source-tables.ts";
import { languageOf } from "../ui/language/languages.ts";
import type { CommandContext } from "./command-context.ts";
import { tableLines } from "./terminal.ts";

/** Result of a round of questions. */
export interface AnsweredMapping {
  readonly profile: Profile;
  readonly open: number;
  /** Whether the person quit before the last question. */
  readonly stopped: boolean;
}

type Choice =
  | { readonly is: "answer"; readonly answer: string | null }
  | { readonly is: "typed" | "skip" | "back" | "stop" };

/** With at least this many choices, the user searches by typing instead of reading a list. */
const longList = 12;

/** Asks a proposal's questions one at a time. An answer may raise another question; skipped questions stay open. */
export async function askMapping(
  context: CommandContext,
  proposal: Proposal,
  table: SourceTable,
): Promise<AnsweredMapping> {
  let profile = proposal.profile;
  const before: { readonly profile: Profile; readonly id: string }[] = [];
  const skipped = new Set<string>();
  for (;;) {
    const open = openQuestions(profile, proposal.suggestions);
    const question = open.find((q) => !skipped.has(q.id));
    if (question === undefined) return { profile, open: open.length, stopped: false };
    const place = { number: before.length + 1, of: before.length + open.filter((q) => !skipped.has(q.id)).length };
    const choice = await ask(context, { ...proposal, profile }, table, question, place, before.length > 0);
    if (choice.is === "stop") return { profile, open: open.length, stopped: true };
    if (choice.is === "back") {
      const last = before.pop();
      if (last === undefined) continue;
      profile = last.profile;
      skipped.delete(last.id);
      continue;
    }
    before.push({ profile, id: question.id });
    if (choice.is === "answer") profile = withAnswer(profile, question.about, choice.answer);
    else skipped.add(question.id);
  }
}

async function ask(
  context: CommandContext,
  proposal: Proposal,
  table: SourceTable,
  question: MappingQuestion,
  place: { readonly number: number; readonly of: number },
  canGoBack: boolean,
): Promise<Choice> {
  const { words, lang, terminal } = context;
  const say = words.map.asking;
  const put = languageOf[lang].proposals;
  const { ask: sentence, choices, until } = put.question(shownQuestionOf(proposal, table, question));
  const examples = exampleRows(table, proposal, question);
  if (examples.rows.length > 0) {
    const lines = tableLines(examples.headings, examples.rows, terminal.columns - 6);
    note(shownText([...lines, "", put.until(until)].join("\n")), say.rows, { format: (line) => line });
  }
  const form = answerForm(question.about);
  const labelOf = (answer: string | null): string => {
    const code = answer ?? "null";
    return choices.find((label) => label === code || label.startsWith(`${code} `)) ?? code;
  };
  const options: Option<Choice>[] = form.fixed.map((answer) => ({
    value: { is: "answer", answer },
    label: shownText(labelOf(answer)),
    ...(answer === question.suggestion && { hint: say.likely }),
  }));
  if (form.typed !== undefined) options.push({ value: { is: "typed" }, label: say.type[form.typed] });
  options.push({ value: { is: "skip" }, label: say.skip });
  if (canGoBack) options.push({ value: { is: "back" }, label: say.back });
  const likely = options.find((o) => o.value.is === "answer" && o.value.answer === question.suggestion);
  const prompt = { message: shownText(`${say.place(place.number, place.of)} ${sentence}`), options, maxItems: 10 };
  for (;;) {
    const choice =
      options.length > longList
        ? await autocomplete({ ...prompt, placeholder: say.search })
        : await select({
            ...prompt,
            showInstructions: false,
            ...(likely !== undefined && { initialValue: likely.value }),
          });
    if (isCancel(choice)) return { is: "stop" };
    if (choice.is !== "typed" || form.typed === undefined) return choice;
    const typed = await typedAnswer(context, proposal.profile, question, form.typed);
    if (typed !== undefined) return { is: "answer", answer: typed };
  }
}

/** @returns undefined if the person went back to the choices */
async function typedAnswer(
  { words }: CommandContext,
  profile: Profile,
  { about, suggestion }: MappingQuestion,
  kind: TypedAnswer,
): Promise<string | undefined> {
  const say = words.map.asking;
  const typed = await text({
    message: `${say.type[kind]}:`,
    ...(suggestion !== undefined && { placeholder: suggestion }),
    validate: (value) => {
      const fault = answerFault(profile, about, (value ?? "").trim());
      return fault === null ? undefined : say.faults[fault];
    },
  });
  return isCancel(typed) ? undefined : typed.trim();
}
