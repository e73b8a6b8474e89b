import type { CommandContext } from "./command-context.ts";

/** Default port. */
export const usualPort = 4400;

/** `--port`, else PORT, else the usual one. */
export function portOf(context: CommandContext, port: number | undefined): number {
  if (port !== undefined) return port;
  const fromEnvironment = context.env["PORT"] ?? "";
  return /^\d+$/.test(fromEnvironment) && Number(fromEnvironment) <= 65_535 ? Number(fromEnvironment) : usualPort;
}
