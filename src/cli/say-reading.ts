import type { Lang } from "../base/lang.ts";
import type { Problem } from "../base/problem-facts.ts";
import { shownProblem } from "../base/shown-problem.ts";
import { widestFirst } from "../sources/problem.ts";
import { isNothingUsable, type Reading, type SetAside } from "../sources/reading.ts";
import { countText } from "../ui/format.ts";
import { problemWords } from "../ui/language/problems.ts";
import { wordsOf } from "../ui/words.ts";
import type { CommandContext } from "./command-context.ts";

/** Kinds of problems shown on screen; `--json` has all problems. */
const mostKinds = 25;

/** Prints what was read: a line per file, then every problem, the most widespread first. */
export function sayReading({ terminal, words, lang }: CommandContext, reading: Reading): void {
  const rows = reading.files.reduce((sum, f) => sum + f.rowsIn, 0);
  terminal.say(words.files.read(new Set(reading.files.map((f) => f.name)).size, rows));
  const number = (n: number): string => (n === 0 ? "" : countText(n, wordsOf(lang)));
  terminal.table(
    words.files.headings,
    reading.files.map((f) => [
      f.name,
      f.source === null ? words.files.unknown : `${f.recordName ?? f.recordType ?? f.source}`,
      words.files.years(f.schoolYears),
      countText(f.rowsIn, wordsOf(lang)),
      number(f.rowsLoaded),
      number(f.rowsQuarantined),
      number(Object.values(f.setAside).reduce((sum, n) => sum + n, 0)),
    ]),
  );
  terminal.say();
  saySetAside({ terminal, words, lang }, reading.files);
  // Without a problem, the lines above say why no row can load.
  if (reading.problems.length === 0 && isNothingUsable(reading)) return;
  sayProblems({ terminal, words, lang }, reading.problems);
}

/** Pairs of files listed as having the same rows. */
const shownPairs = 8;

/** Why rows were set aside, the most frequent reason first; for duplicate rows also which files repeat each other. */
function saySetAside(
  { terminal, words }: Pick<CommandContext, "terminal" | "words" | "lang">,
  files: Reading["files"],
): void {
  const reasons = new Map<SetAside, number>();
  for (const { setAside } of files)
    for (const [reason, rows] of Object.entries(setAside) as [SetAside, number][])
      reasons.set(reason, (reasons.get(reason) ?? 0) + rows);
  if (reasons.size === 0) return;
  terminal.say(words.files.setAside.begin);
  for (const [reason, rows] of [...reasons].sort(([, a], [, b]) => b - a)) {
    terminal.say(`- ${words.files.setAside[reason](rows)}`);
    if (reason !== "duplicate") continue;
    const pairs = files
      .flatMap(({ name, sameAs = [] }) => sameAs.map((same) => ({ name, ...same })))
      .sort((a, b) => b.rows - a.rows);
    for (const { name, file, rows: same } of pairs.slice(0, shownPairs))
      terminal.say(words.files.setAside.sameAs(same, name, file), 2);
    if (pairs.length > shownPairs) terminal.say(words.files.setAside.more(pairs.length - shownPairs), 2);
  }
  terminal.say();
}

/** Files as JSON, without their scopes: these contain row keys and only matter for a load. */
export const filesForJson = (files: Reading["files"]): unknown[] => files.map(({ scopes: _, ...file }) => file);

/** Problems as JSON: facts and wording. */
export const problemsForJson = (problems: readonly Problem[], lang: Lang): unknown[] =>
  problems.map((problem) => ({ ...shownProblem(problem), ...problemWords(problem, lang) }));

export function sayProblems(
  { terminal, words, lang }: Pick<CommandContext, "terminal" | "words" | "lang">,
  all: readonly Problem[],
): void {
  const problems = widestFirst(all);
  if (problems.length === 0) {
    terminal.say(words.problems.none);
    return;
  }
  const errors = problems.filter((p) => p.severity === "error").length;
  terminal.say(terminal.bold(words.problems.some(errors, problems.length - errors)));
  const kinds = [...Map.groupBy(problems, kindOf).values()];
  for (const [i, [problem, ...others]] of kinds.slice(0, mostKinds).entries()) {
    if (problem === undefined) continue;
    const { what, fix } = problemWords(problem, lang);
    terminal.say();
    terminal.say(`${i + 1}. ${what}`);
    if (problem.lines.length > 1) terminal.say(words.problems.also(problem.lines.slice(1)), 3);
    terminal.say(`${words.fix} ${fix}`, 3);
    terminal.say(terminal.faint(`${placeOf(problem)} [${problem.code}]`), 3);
    if (others.length === 0) continue;
    const rows = others.reduce((sum, p) => sum + p.rows, 0);
    const files = new Set(others.map((p) => p.file)).size;
    terminal.say(words.problems.alike(others.length, files, rows), 3);
    terminal.say(terminal.faint(others.slice(0, shownAlike).map(placeOf).join("  ")), 3);
  }
  terminal.say();
  const hidden = kinds.slice(mostKinds).flat().length;
  if (hidden > 0) terminal.say(words.problems.more(hidden));
}

/** Places listed of problems of one kind. */
const shownAlike = 5;

/** Problems of one kind: the same fault in the same column of any file. */
const kindOf = (p: Problem): string => JSON.stringify([p.severity, p.code, p.columnName ?? p.column]);

/** file:line:column, as editors open it. */
const placeOf = (p: Problem): string => [p.file, ...[p.line, p.column].filter((n) => n !== undefined)].join(":");
