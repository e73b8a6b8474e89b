import { existsSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";

/** Where a command was called, as far as the commands it suggests depend on it. */
export interface CalledWith {
  readonly cwd: string;
  /** What `--workspace` said. */
  readonly workspace: string | undefined;
  /** The files and folders that were named, as typed. */
  readonly paths: readonly string[];
}

/**
 * A suggested command as it works where it is printed: a file of the delivery by its path instead of its name, and the workspace that was named.
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

/** The path from here to a file of a delivery: one that was named, one in a named folder, or the zip or workbook it is in. */
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
