import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import type { Command } from "commander";
import { expect, test } from "vitest";
import { operator } from "../../src/access/viewer.ts";
import { type Lang, languages } from "../../src/base/lang.ts";
import type { CommandContext } from "../../src/cli/command-context.ts";
import { programOf } from "../../src/cli/main.ts";
import { workingCommand } from "../../src/cli/suggested-commands.ts";
import { calledAs, openTerminal } from "../../src/cli/terminal.ts";
import { languageOf } from "../../src/ui/language/languages.ts";
import { tooWide } from "./run.ts";

const widths = [60, 80, 120];
/** How the program is called in a checkout without a global install. */
const program = "node ../checkout/bin/fairlead.js";

/** The program in a language on a screen of this width, and what it has printed. */
async function onScreen(
  lang: Lang,
  columns: number,
): Promise<{ context: CommandContext; command: Command; text: () => string }> {
  let text = "";
  const stream = { isTTY: true, columns, write: (part: string) => (text += part) } as unknown as NodeJS.WriteStream;
  const { terminal: words } = languageOf[lang];
  const env = { [calledAs]: program, NO_COLOR: "1" };
  const terminal = openTerminal({ out: stream, err: stream, env }, false, words);
  terminal.suggest((command) => workingCommand(command, { cwd: "/", workspace: "my district", paths: [] }));
  const context = {
    viewer: operator,
    terminal,
    words,
    lang,
    cwd: "/",
    env,
    now: () => new Date(0),
    workspaceIfAny: () => undefined,
  } as unknown as CommandContext;
  return {
    context,
    command: await programOf(context, { command: undefined }),
    text: () => {
      const said = stripVTControlCharacters(text);
      text = "";
      return said;
    },
  };
}

/** Words of a command line, quotes removed. */
const typed = (command: string): string[] => [...command.matchAll(/"([^"]*)"|(\S+)/g)].map((m) => m[1] ?? m[2] ?? "");

/** Every command in a language's sentences; a value to be filled in becomes 2026, which suits names, numbers and years. */
function commandsIn(lang: Lang): string[] {
  const folder = join(import.meta.dirname, "..", "..", "src", "ui", "language", lang);
  const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"));
  const named = texts.flatMap((text) =>
    [...text.matchAll(/\\?`(fairlead(?: (?:[^`\\]|\\(?!`))*)?)\\?`/g)].map((m) => m[1] ?? ""),
  );
  return [...new Set(named.map((command) => command.replaceAll(/\$\{[^}]*\}/g, "2026")))];
}

test.each(languages)(
  "help of every command keeps to the screen, its terms in a column and its commands whole (%s)",
  async (lang) => {
    for (const columns of widths) {
      const { command, text } = await onScreen(lang, columns);
      for (const one of [command, ...command.commands]) {
        one.outputHelp();
        const help = text();
        expect(tooWide(help, columns, program), `${one.name()} at ${columns}`).toEqual([]);
        for (const { long } of one.options)
          expect(help, `${one.name()} at ${columns}`).toMatch(new RegExp(`^  \\S*.*${long}`, "m"));
      }
    }
  },
);

test.each(languages)(
  "every command in a sentence is understood by the program, and is whole on every screen (%s)",
  async (lang) => {
    const commands = commandsIn(lang);
    expect(commands.length).toBeGreaterThan(30);
    for (const columns of widths) {
      const { context, command, text } = await onScreen(lang, columns);
      const faults: string[] = [];
      for (const one of command.commands) one.action(() => {});
      for (const named of commands) {
        const rest = named.slice("fairlead".length).trim();
        // A name of a command with no argument, as in "Another `fairlead load` is changing this workspace".
        const bare = /^[a-z-]*$/.test(rest) || rest === "2026";
        context.terminal.say(`${"word ".repeat(7)}\`${named}\`, word word.`);
        const said = text();
        const shown = `${program} ${workingCommand(rest, { cwd: "/", workspace: "my district", paths: [] })}`.trim();
        expect(
          said.split("\n").some((line) => line.includes(shown)),
          `${named} at ${columns}\n${said}`,
        ).toBe(true);
        expect(tooWide(said, columns, program)).toEqual([]);
        if (bare || rest.includes("--help")) continue;
        const words = typed(shown.slice(program.length));
        await command
          .parseAsync(words, { from: "user" })
          .catch((error: Error) => faults.push(`${named}: ${error.message}`));
      }
      expect(faults).toEqual([]);
    }
  },
);

/** Facts of any error: each is this path. */
const path = "exports/2025-26/a-long-name-of-a-delivered-file_2026-07-15.csv";
const anyFacts: object = new Proxy({}, { get: () => path });

/** Every sentence of the terminal and of errors; those of errors that need other facts than a text are left out. */
function sentencesOf(lang: Lang): string[] {
  const plain = (words: unknown): string[] =>
    typeof words === "string"
      ? [words]
      : typeof words === "object" && words !== null
        ? Object.values(words).flatMap(plain)
        : [];
  const { terminal, errors } = languageOf[lang];
  // Calling the union of all errors' types takes the compiler half a minute.
  const ofErrors = (Object.values(errors as object) as ((facts: object) => unknown)[]).flatMap((sentences) => {
    try {
      return plain(sentences(anyFacts));
    } catch {
      return [];
    }
  });
  const checksum = terminal.explain.file(path, "2026", 12, "0123456789abcdef".repeat(4));
  return [...plain(terminal), checksum, ...ofErrors];
}

test.each(languages)("every sentence keeps to the screen, and what is in backticks is whole (%s)", async (lang) => {
  const sentences = sentencesOf(lang);
  expect(sentences.length).toBeGreaterThan(400);
  for (const columns of widths) {
    const { context, text } = await onScreen(lang, columns);
    for (const sentence of sentences) {
      context.terminal.warn(sentence);
      const said = text();
      expect(tooWide(said, columns, program), sentence).toEqual([]);
      for (const [, quoted = ""] of sentence.matchAll(/`([^`\n]+)`/g))
        if (!quoted.startsWith("fairlead")) expect(said, sentence).toContain(quoted);
      if (sentence.includes(path)) expect(said, sentence).toContain(path);
      for (const [hash] of sentence.matchAll(/\b[0-9a-f]{64}\b/g)) expect(said).toContain(hash);
    }
  }
});
