import { existsSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "../base/errors.ts";
import type { CommandContext } from "./command-context.ts";
import { folderSite, listen } from "./serve-folder.ts";

/** Where an audit is written in a workspace by default. */
export const auditFolder = (workspace: string): string => join(workspace, "audit");

/** Addresses that only this computer can reach. */
const loopback = ["127.0.0.1", "localhost", "[::1]", "::1"];

/** `--port`, else PORT, else 4400. */
export function portOf(context: CommandContext, port: number | undefined): number {
  if (port !== undefined) return port;
  const fromEnvironment = context.env["PORT"] ?? "";
  return /^\d+$/.test(fromEnvironment) && Number(fromEnvironment) <= 65_535 ? Number(fromEnvironment) : 4400;
}

/**
 * Serves a finished audit until the program ends.
 *
 * @returns its address
 * @throws AppError cli.no-report, cli.port-taken
 */
export async function serveAudit(context: CommandContext, folder: string, host: string, port: number): Promise<string> {
  const { terminal } = context;
  if (!existsSync(join(folder, "index.html"))) {
    throw new AppError("cli.no-report", { folder });
  }
  const local = loopback.includes(host);
  try {
    const listening = await listen(folderSite(folder, local ? loopback : undefined), host, port);
    const address = `http://${local ? "localhost" : host}:${listening.port}`;
    terminal.answer({ ok: true, address, folder });
    return address;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== "EADDRINUSE") throw cause;
    throw new AppError("cli.port-taken", { port }, { cause });
  }
}
