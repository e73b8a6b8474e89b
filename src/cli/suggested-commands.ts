import { existsSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";

/** How a command was called, as far as its suggestions depend on it. */
export interface CalledWith {
  readonly cwd: string;
  /** Value of `--workspace`. */
  readonly workspace: string | undefined;
  /** Files and folders, as typed. */
  readonly paths: readonly string[];
}

/**
 * Completes a suggested command so that it works in the current directory: paths instead of delivery file names, and
 * the named workspace.
 *
 * @param command  what follows `fairlead`
 */
export function workingCommand(command: string, { cwd, workspace, paths }: CalledWith): string {
  const withPaths = command.replaceAll(/"([^"]+)"/g, (quoted, name: string) => {
    const path = pathOf(name, paths, cwd);
    return path === undefined ? quoted : argument(path);
  });
  const isHelp =
    command === "" || /^(--help|help|init|start|demo)\b/.test(command.trim()) || command.includes("--help");
  if (workspace === undefined || isHelp || command.includes("--workspace")) return withPaths;
  return `${withPaths} --workspace ${argument(workspace)}`;
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
