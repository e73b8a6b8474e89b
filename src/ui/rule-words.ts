import { declarationLanguage, type Lang } from "../base/lang.ts";
import type { IndicatorDefinition, Rule } from "../reports/definitions.ts";
import { groupName } from "./group-name.ts";
import { settingsEn } from "./language/en/records.ts";
import { formats } from "./language/formats.ts";
import { columnWords } from "./record-words.ts";
import { sentenceCase, type Words } from "./words.ts";

/** A rule in words: its conditions in order, all of which must be true. Empty if there is no rule. */
export function ruleSentence(rule: Rule, words: Words): string {
  const clauses = conditions(rule).map((part) => clause(part, words));
  return clauses.length === 0 ? "" : `${sentenceCase(clauses.join("; "), words)}.`;
}

/** Operands of a conjunction, without those that are always true. */
function conditions(rule: Rule): readonly Rule[] {
  if (rule.op === "and") return rule.parts.flatMap(conditions);
  return rule.op === "literal" ? [] : [rule];
}

const isLiteral = (rule: Rule, value: unknown): boolean => rule.op === "literal" && rule.value === value;

/** `first_known(x, default)` is worded as x. */
const bare = (rule: Rule): Rule => (rule.op === "first-known" ? (rule.parts[0] ?? rule) : rule);

function clause(rule: Rule, words: Words): string {
  switch (rule.op) {
    case "and":
      return words.say("rule.all", { list: rule.parts.map((p) => clause(p, words)).join("; ") });
    case "or": {
      const parts = rule.parts.filter((p) => p.op !== "literal").map((p) => clause(p, words));
      return parts.reduce((a, b) => words.say("rule.or", { a, b }));
    }
    case "not":
      return words.say("rule.not", { what: clause(rule.of, words) });
    case "is-known":
      return words.say("rule.known", { what: value(rule.of, words) });
    case "is-in": {
      const values = rule.values.map((v) => codeWords(rule.of, v, words));
      return words.say("rule.is", {
        what: value(rule.of, words),
        value: eitherOf(gradeRanges(rule, values, words), words),
      });
    }
    case "equals": {
      const left = bare(rule.left);
      if (isLiteral(rule.right, true)) return clause(left, words);
      if (isLiteral(rule.right, false)) return words.say("rule.not", { what: clause(left, words) });
      const right = rule.right.op === "literal" ? codeWords(left, rule.right.value, words) : value(rule.right, words);
      return words.say("rule.is", { what: value(left, words), value: right });
    }
    case "at-least":
    case "at-most":
    case "above":
    case "below":
      return words.say(`rule.${rule.op}`, { what: value(rule.left, words), value: value(rule.right, words) });
    default:
      return value(rule, words);
  }
}

/** "3 to 8 or 11" rather than seven grades. */
function gradeRanges(rule: Extract<Rule, { op: "is-in" }>, values: readonly string[], words: Words): readonly string[] {
  if (rule.of.op !== "column" || !rule.of.name.startsWith("grade")) return values;
  const runs: string[][] = [];
  for (const name of values) {
    const run = runs.at(-1);
    if (run !== undefined && Number(run.at(-1)) + 1 === Number(name)) run.push(name);
    else runs.push([name]);
  }
  return runs.flatMap((run) =>
    run.length > 2 ? [words.say("rule.from-to", { a: run[0] ?? "", b: run.at(-1) ?? "" })] : run,
  );
}

const eitherOf = (items: readonly string[], words: Words): string =>
  formats.list(words.locale, "disjunction").format(items);

function codeWords(operand: Rule, code: unknown, words: Words): string {
  const column = operand.op === "column" ? operand.name : "";
  const text = String(code);
  if (column === "el_status") return groupName("el-status", text, words).label;
  if (column === "disability_category") return groupName("disability-category", text, words).label;
  if (column === "setting" && text in settingsEn) return words.language.settings[text as keyof typeof settingsEn];
  if (column.startsWith("grade") && /^\d+$/.test(text)) return String(Number(text));
  return text;
}

/** A value as a noun. */
function value(rule: Rule, words: Words): string {
  switch (rule.op) {
    case "column":
      return columnWords(rule.name, words);
    case "literal":
      return typeof rule.value === "number"
        ? formats.number(words.locale, { maximumFractionDigits: 4 }).format(rule.value)
        : String(rule.value);
    case "first-known":
      return value(bare(rule), words);
    case "plus":
    case "minus":
    case "times":
    case "divided-by":
      return words.say(`rule.${rule.op}`, { a: value(rule.left, words), b: value(rule.right, words) });
    case "school-year-of":
      return words.say("rule.year-of", { what: value(rule.of, words) });
    case "days-between":
      return words.say("rule.days-between", { a: value(rule.left, words), b: value(rule.right, words) });
    case "number":
    case "prefix":
      return value(rule.of, words);
    case "choose":
      return rule.cases
        .map(([when, then]) => words.say("rule.if", { what: value(then, words), when: clause(when, words) }))
        .concat(words.say("rule.else", { what: value(rule.otherwise, words) }))
        .join("; ");
    default:
      return clause(rule, words);
  }
}

/** The source of a definition and the language it is in: a district's own keeps the language of its settings. */
export function definitionSource(
  { id, source }: Pick<IndicatorDefinition, "id" | "source">,
  { language, lang }: Words,
): { readonly text: string; readonly lang: Lang } {
  const { sources } = language;
  return sources !== undefined && isSourced(id, sources)
    ? { text: sources[id], lang }
    : { text: source, lang: declarationLanguage };
}

const isSourced = (id: string, sources: NonNullable<Words["language"]["sources"]>): id is keyof typeof sources =>
  Object.hasOwn(sources, id);
