import { spawn, spawnSync } from "node:child_process";
import { stripVTControlCharacters } from "node:util";

/** Whether `script` of util-linux is here, which gives a program a terminal. */
export const hasTerminal =
  spawnSync("script", ["--version"], { encoding: "utf8" }).stdout?.includes("util-linux") === true;

export const keys = { enter: "\r", down: "\u001b[B", up: "\u001b[A", interrupt: "\u0003" } as const;

/** When this text has been shown since the step before, these keys are pressed. */
export type Step = readonly [shown: string, ...pressed: string[]];

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** Runs a command on a terminal of 180 columns and presses keys as the steps say. Fails when the text of a step is never shown. */
export async function onATerminal(
  cwd: string,
  command: readonly string[],
  steps: readonly Step[],
): Promise<{ readonly code: number | null; readonly screen: string }> {
  const line = `stty cols 180 rows 40; exec ${command.map(quoted).join(" ")}`;
  const { CI: _, ...env } = process.env;
  const child = spawn("script", ["-qfec", line, "/dev/null"], {
    cwd,
    env: { ...env, TERM: "xterm", SHELL: "/bin/sh" },
  });
  let screen = "";
  let from = 0;
  let next = 0;
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  const react = (): void => {
    const step = steps[next];
    const at = step === undefined ? -1 : screen.indexOf(step[0], from);
    if (step === undefined || at < 0) return;
    from = at + step[0].length;
    next += 1;
    for (const key of step.slice(1)) child.stdin.write(key);
    react();
  };
  child.stdout.setEncoding("utf8").on("data", (part: string) => {
    screen = stripVTControlCharacters(screen + part);
    react();
  });
  const code = await ended;
  if (next < steps.length) throw new Error(`never shown: "${steps[next]?.[0]}"\n${screen}`);
  return { code, screen };
}
