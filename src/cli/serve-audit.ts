import { existsSync } from "node:fs";
import { join } from "node:path";
import { systemCode } from "../base/durable.ts";
import { AppError } from "../base/errors.ts";
import type { CommandContext } from "./command-context.ts";
import { folderSite, listen, type Unwritten } from "./serve-folder.ts";

/** Default folder of an audit in a workspace. */
export const auditFolder = (workspace: string): string => join(workspace, "audit");

/** Addresses reachable only from this computer. */
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
 * @throws AppError cli.no-report, cli.port-taken, serve.exposed, serve.no-such-host
 */
export async function serveAudit(
  context: CommandContext,
  folder: string,
  {
    host,
    port,
    openToNetwork = false,
  }: { readonly host: string; readonly port: number; readonly openToNetwork?: boolean },
): Promise<string> {
  if (!loopback.includes(host) && (host.trim() === "" || !openToNetwork)) {
    throw new AppError("serve.exposed", { host });
  }
  if (!existsSync(join(folder, "index.html"))) {
    throw new AppError("cli.no-report", { folder });
  }
  const { address } = await listenOn(folder, host, port);
  context.terminal.answer({ ok: true, address, folder });
  return address;
}

/**
 * Listens for requests to a report's folder.
 *
 * @param unwritten  tried first while the report is still being written
 * @throws AppError cli.port-taken, serve.no-such-host
 */
export async function listenOn(
  folder: string,
  host: string,
  port: number,
  unwritten?: Unwritten,
): Promise<{ readonly address: string; readonly close: () => void }> {
  const local = loopback.includes(host);
  try {
    const listening = await listen(folderSite(folder, local ? loopback : undefined, unwritten), host, port);
    return {
      address: `http://${local ? "localhost" : host}:${listening.port}`,
      close: () => {
        listening.server.close();
        // A browser's keep-alive connection would keep the program running.
        if ("closeAllConnections" in listening.server) listening.server.closeAllConnections();
      },
    };
  } catch (cause) {
    const code = systemCode(cause);
    if (code === "EADDRINUSE") throw new AppError("cli.port-taken", { port }, { cause });
    if (code === "ENOTFOUND" || code === "EADDRNOTAVAIL" || code === "EAI_AGAIN" || code === "EINVAL")
      throw new AppError("serve.no-such-host", { host }, { cause });
    throw cause;
  }
}
