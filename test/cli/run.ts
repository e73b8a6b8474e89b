import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import stringWidth from "string-width";

const main = join(import.meta.dirname, "..", "..", "src", "cli", "fairlead.ts");

/** Compiled once for all runs. */
const cache = join(tmpdir(), "fairlead-test-compiled");

/** Lines wider than the screen, except those of one command, id or path alone: these are never broken. */
export const tooWide = (text: string, columns: number, program = "fairlead"): string[] =>
  text
    .split("\n")
    .filter((line) => stringWidth(line) > columns)
    .map((line) => line.trim())
    .filter((line) => !line.startsWith(`${program} `) && /\s/.test(line) && !/^\S*`[^`]+`\S*$/.test(line));

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** The one answer of `--json`. */
  readonly json: () => Record<string, unknown>;
}

/** Runs the real program in a folder with piped output; `columns` sets the screen width. */
export function fairlead(cwd: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Ran {
  const ran = spawnSync(process.execPath, [main, ...args], {
    cwd,
    encoding: "utf8",
    env: { PATH: process.env["PATH"] ?? "", TMPDIR: tmpdir(), TZ: "UTC", NODE_COMPILE_CACHE: cache, ...env },
  });
  return {
    code: ran.status,
    out: ran.stdout,
    err: ran.stderr,
    json: () => JSON.parse(ran.stdout) as Record<string, unknown>,
  };
}
