import { existsSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";

/** How a command was called, as far as its suggestions depend on it. */
export interface CalledWith {
  readonly cwd: string;
  /** The command itself, such as `check`. */
  readonly called?: string | undefined;
  /** Value of `--workspace`. */
  readonly workspace: string | undefined;
  /** What was typed after the command: files, folders and options. */
  readonly paths: readonly string[];
}

/**
 * Completes a suggested command so that it works in the current directory: paths instead of delivery file names, and
 * the named workspace.
 *
 * @param command  what follows `fairlead`
 */
export function workingCommand(command: string, called: CalledWith): string {
  const { cwd, workspace, paths } = called;
  const withPaths = withSameFiles(command, called).replaceAll(/"([^"]+)"/g, (quoted, name: string) => {
    const path = pathOf(name, paths, cwd);
    return path === undefined ? quoted : argument(path);
  });
  const isHelp =
    command === "" || /^(--help|help|init|start|demo)\b/.test(command.trim()) || command.includes("--help");
  if (workspace === undefined || isHelp || command.includes("--workspace")) return withPaths;
  return `${withPaths} --workspace ${argument(workspace)}`;
}

/** Files written out in a suggested command. */
const fewPaths = 3;

/** Options of the two commands whose value could also be the name of a file or folder. */
const withValue: ReadonlySet<string> = new Set(["--workspace", "--lang", "--year"]);

/** Commands about files. */
const aboutFiles = /^(map|check|load)\b/;
/** Placeholder for a file in a suggested command. */
const placeholder = /\b(FILES?|ARCHIVOS?)\b(\.\.\.)?/;

/**
 * `map`, `check` and `load` without files or with a placeholder, suggested by one of them, are about the same files;
 * `map` only if there is one.
 */
function withSameFiles(command: string, { cwd, called, paths }: CalledWith): string {
  if (!aboutFiles.test(command) || !aboutFiles.test(called ?? "")) return command;
  const named = placeholder.test(command);
  if (!named && !/^(map|check|load)$/.test(command)) return command;
  const files = paths.filter((path, i) => !withValue.has(paths[i - 1] ?? "") && existsSync(resolve(cwd, path)));
  const most = command.startsWith("map") ? 1 : fewPaths;
  if (files.length === 0 || files.length > most)
    return named ? command : `${command} ${command === "map" ? "FILE" : "FILES"}`;
  const same = files.map(argument).join(" ");
  return named ? command.replace(placeholder, () => same) : `${command} ${same}`;
}

/**
 * Path from the current directory to a file of a delivery: a named file, one in a named folder, or the zip or
 * workbook containing it.
 */
function pathOf(name: string, paths: readonly string[], cwd: string): string | undefined {
  for (const path of paths) {
    if (basename(path) === name || path === name || name.startsWith(`${basename(path)}/`)) {
      const inside = join(path, name.slice(basename(path).length + 1));
      return basename(path) !== name && existsSync(resolve(cwd, inside)) ? inside : path;
    }
    const inside = join(path, name);
    if (existsSync(resolve(cwd, inside))) return relative(cwd, resolve(cwd, inside));
  }
  return undefined;
}

const argument = (text: string): string => (/^[\w./@:+-]+$/.test(text) ? text : JSON.stringify(text));
