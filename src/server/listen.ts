import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import { type ServerType, serve } from "@hono/node-server";
import { systemCode } from "../base/durable.ts";
import { AppError } from "../base/errors.ts";
import { isNetwork } from "./sender.ts";

/** Where the app listens, and how people reach it. */
export interface ListenOptions {
  readonly host: string;
  readonly port: number;
  /** Where people reach it from other computers, such as `https://fairlead.example.org`. */
  readonly address?: string;
  /** Whether a proxy speaks TLS with the browsers. */
  readonly isBehindProxy?: boolean;
  /** Addresses or networks (CIDR) of proxies on other computers; one on this computer needs none. */
  readonly proxies?: readonly string[];
  /** Files of a certificate and its key. */
  readonly tls?: { readonly certificate: string; readonly key: string };
}

/** Addresses reachable only from this computer. */
const loopback = ["127.0.0.1", "localhost", "::1", "[::1]"];

/** Whether only this computer can reach an address. */
export const isLocal = ({ host }: Pick<ListenOptions, "host">): boolean => loopback.includes(host);

/**
 * Refuses to show pages to other computers without encryption.
 *
 * @throws AppError serve.exposed, serve.proxy
 */
export function requireProtected(options: ListenOptions): void {
  const { host, address, isBehindProxy = false, proxies = [], tls } = options;
  for (const given of proxies) if (!isNetwork(given)) throw new AppError("serve.proxy", { given });
  const named = address !== undefined && URL.canParse(address) ? new URL(address) : undefined;
  const isNamed = named?.protocol === "https:" && named.pathname === "/";
  if (address !== undefined && !isNamed) throw new AppError("serve.exposed", { host: address });
  if (isLocal(options) && address === undefined && tls === undefined && !isBehindProxy) return;
  if (!isNamed || (tls === undefined && !isBehindProxy)) throw new AppError("serve.exposed", { host });
}

/** Where browsers may send forms from: the named address, else this computer's own names. */
export const originsOf = ({ address }: ListenOptions, port: number): readonly string[] =>
  address !== undefined
    ? [new URL(address).origin]
    : ["localhost", "127.0.0.1", "[::1]"].map((name) => `http://${name}:${port}`);

/**
 * Starts listening; resolves when the socket is open.
 *
 * @throws AppError cli.port-taken, serve.no-such-host
 */
export async function listen(
  fetch: (request: Request, env: unknown) => Response | Promise<Response>,
  { host, port, tls }: ListenOptions,
): Promise<{ readonly server: ServerType; readonly port: number }> {
  const secure = tls && {
    createServer,
    serverOptions: { cert: readFileSync(tls.certificate), key: readFileSync(tls.key) },
  };
  try {
    return await new Promise((resolve, reject) => {
      const server = serve({ fetch, hostname: host, port, ...secure }, (at) => resolve({ server, port: at.port }));
      server.once("error", reject);
    });
  } catch (cause) {
    const code = systemCode(cause);
    if (code === "EADDRINUSE") throw new AppError("cli.port-taken", { port }, { cause });
    if (code === "ENOTFOUND" || code === "EADDRNOTAVAIL" || code === "EAI_AGAIN" || code === "EINVAL")
      throw new AppError("serve.no-such-host", { host }, { cause });
    throw cause;
  }
}

/** Longest wait for requests in progress, in milliseconds. */
const patience = 5_000;

/** Graceful shutdown: accepts no more requests and finishes those in progress. */
export async function stopListening(server: ServerType): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  if ("closeIdleConnections" in server) server.closeIdleConnections();
  const late = setTimeout(() => {
    if ("closeAllConnections" in server) server.closeAllConnections();
  }, patience);
  await closed;
  clearTimeout(late);
}
