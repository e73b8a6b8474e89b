import { readFileSync } from "node:fs";
import { Command, CommanderError } from "commander";
import { workspaceIfAny } from "../app/workspace-if-any.ts";
import { type Lang, languages } from "../base/lang.ts";
import { openWorkspace } from "../sources/workspace.ts";
import { type CommandContext, type CommandMaker, type ExitCode, exitCodes } from "./command-context.ts";
import { sayError } from "./say-error.ts";
import { openTerminal, wrap } from "./terminal.ts";
import { wordsOf } from "./words.ts";

/** The terminal's commands, in the order in which a data director meets them. Only the one that is called is read. */
const commands: Readonly<Record<string, () => Promise<CommandMaker>>> = {
  start: async () => (await import("./commands/start.ts")).start,
  demo: async () => (await import("./commands/demo.ts")).demo,
  init: async () => (await import("./commands/init.ts")).init,
  check: async () => (await import("./commands/check.ts")).check,
  map: async () => (await import("./commands/map.ts")).map,
  load: async () => (await import("./commands/load.ts")).load,
  loads: async () => (await import("./commands/loads.ts")).loads,
  undo: async () => (await import("./commands/undo.ts")).undo,
  rebuild: async () => (await import("./commands/rebuild.ts")).rebuild,
  audit: async () => (await import("./commands/audit.ts")).audit,
  explain: async () => (await import("./commands/explain.ts")).explain,
  quarantine: async () => (await import("./commands/quarantine.ts")).quarantine,
  "compare-dashboard": async () => (await import("./commands/compare-dashboard.ts")).compareDashboardCommand,
  outliers: async () => (await import("./commands/outliers.ts")).outliers,
  peers: async () => (await import("./commands/peers.ts")).peers,
  practices: async () => (await import("./commands/practices.ts")).practices,
  doctor: async () => (await import("./commands/doctor.ts")).doctor,
  serve: async () => (await import("./commands/serve.ts")).serve,
};

/** The command that is called; all of them where it can't be told, so that help and suggestions know them. */
function calledIn(argv: readonly string[]): readonly string[] {
  const valued = ["--workspace", "--lang"];
  const called = argv.find((a, i) => Object.hasOwn(commands, a) && !valued.includes(argv[i - 1] ?? ""));
  return called === undefined ? Object.keys(commands) : [called];
}

/** What stands after an option, wherever it stands; it must be known before anything is parsed. */
function optionIn(argv: readonly string[], option: string): string | undefined {
  const at = argv.findIndex((a) => a === option || a.startsWith(`${option}=`));
  const found = argv[at];
  if (found === undefined) return undefined;
  return found === option ? argv[at + 1] : found.slice(option.length + 1);
}

function langOf(argv: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Lang {
  const asked = optionIn(argv, "--lang") ?? env["FAIRLEAD_LANG"];
  const known = languages.find((l) => l === asked);
  if (known !== undefined) return known;
  try {
    return openWorkspace(optionIn(argv, "--workspace"), cwd).config.language;
  } catch {
    return "en"; // No workspace, or none that can be read: the command itself says so where it matters.
  }
}

/** Runs one command and answers with its exit code. */
export async function main(argv: readonly string[]): Promise<ExitCode> {
  const cwd = process.cwd();
  const { env } = process;
  const lang = langOf(argv, cwd, env);
  const words = wordsOf(lang);
  const streams = { out: process.stdout, err: process.stderr, env };
  const terminal = openTerminal(streams, argv.includes("--json"), words);
  let ended: ExitCode = exitCodes.fine;
  const program = new Command("fairlead");
  const named = (): string | undefined => program.opts<{ workspace?: string }>().workspace;
  const context: CommandContext = {
    terminal,
    words,
    lang,
    cwd,
    env,
    now: () => new Date(),
    named,
    workspace: () => openWorkspace(named(), cwd),
    workspaceIfAny: () => workspaceIfAny(named(), cwd),
    end: (code) => {
      ended = code;
    },
  };
  const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
    version: string;
  };
  program
    .description(words.program.about)
    .option("--workspace <dir>", words.program.workspace)
    .option("--json", words.program.json)
    .option("--lang <language>", words.program.lang)
    .version(version, "--version", words.program.version)
    .addHelpText("after", `\n${words.program.exits}`);
  for (const name of calledIn(argv)) {
    const make = await commands[name]?.();
    if (make !== undefined) program.addCommand(make(context));
  }
  for (const command of [program, ...program.commands]) {
    command
      .exitOverride()
      .helpOption("-h, --help", words.program.help)
      .configureHelp({
        helpWidth: Number.isFinite(terminal.columns) ? terminal.columns : 100,
        styleTitle: (title) => words.program.headings[title.slice(0, -1).toLowerCase() as "usage"] ?? title,
      })
      .configureOutput({
        writeErr: () => {},
        writeOut: (text) => void process.stdout.write(wrap(text, terminal.columns)),
      });
  }
  program.helpCommand("help [command]", words.program.helpCommand);
  try {
    await program.parseAsync(argv, { from: "user" });
    return ended;
  } catch (error) {
    if (!(error instanceof CommanderError)) return sayError(context, error);
    if (error.exitCode === 0) return exitCodes.fine;
    if (error.code === "commander.help") {
      program.outputHelp();
      return exitCodes.wrongUse;
    }
    const command = program.commands.find((c) => argv.includes(c.name()));
    const what = error.message.replace(/^error: /, "");
    const fix = words.usage.fix(command === undefined ? "fairlead" : `fairlead ${command.name()}`);
    terminal.answer({ ok: false, error: { code: error.code, what, fix } });
    terminal.warn(terminal.json ? what : `${what}\n${fix}`);
    return exitCodes.wrongUse;
  }
}

// A reader that closes the pipe early (`| head`) is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) =>
  process.exit(error.code === "EPIPE" ? 0 : exitCodes.fault),
);
