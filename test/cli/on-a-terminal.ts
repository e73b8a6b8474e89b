import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from "node:child_process";
import { stripVTControlCharacters } from "node:util";

/** Whether util-linux `script` is available, which gives a program a terminal. */
export const hasTerminal =
  spawnSync("script", ["--version"], { encoding: "utf8" }).stdout?.includes("util-linux") === true;

export const keys = { enter: "\r", down: "\u001b[B", up: "\u001b[A", interrupt: "\u0003" } as const;

/** Once this text has been shown since the previous step, press these keys. */
export type Step = readonly [shown: string, ...pressed: string[]];

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

function spawned(cwd: string, command: readonly string[]): ChildProcessWithoutNullStreams {
  const line = `stty cols 180 rows 40; exec ${command.map(quoted).join(" ")}`;
  const { CI: _, ...env } = process.env;
  return spawn("script", ["-qfec", line, "/dev/null"], { cwd, env: { ...env, TERM: "xterm", SHELL: "/bin/sh" } });
}

/**
 * Runs a command on a terminal of 180 columns and presses keys according to the steps. Fails if the text of a step
 * never appears.
 */
export async function onATerminal(
  cwd: string,
  command: readonly string[],
  steps: readonly Step[],
): Promise<{ readonly code: number | null; readonly screen: string }> {
  const child = spawned(cwd, command);
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

/** Whether a prompt is waiting; its mark changes when it is answered or canceled. */
const isAsking = (screen: string): boolean => /[◆▲][^◇■]*$/.test(screen);

/** Runs a command on a terminal and answers whatever it asks with these keys in turn, then interrupts every question. */
export async function answeringAnything(
  cwd: string,
  command: readonly string[],
  answers: readonly string[],
): Promise<{ readonly code: number | null; readonly screen: string }> {
  const child = spawned(cwd, command);
  let screen = "";
  let pressed = 0;
  // A question is drawn in pieces, and takes keys once it is whole.
  const drawn = setTimeout(() => {
    if (isAsking(stripVTControlCharacters(screen))) child.stdin.write(answers[pressed++] ?? keys.interrupt);
    drawn.refresh();
  }, 250);
  child.stdout.setEncoding("utf8").on("data", (part: string) => {
    screen += part;
    drawn.refresh();
  });
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  clearTimeout(drawn);
  return { code, screen: stripVTControlCharacters(screen) };
}
