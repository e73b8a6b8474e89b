import type { Context } from "hono";
import ipaddr from "ipaddr.js";

/**
 * The network of a request's sender, to count wrong tries. Behind a proxy it is the one that the proxy added last; what
 * comes before it could be made up.
 */
export const senderOf =
  (isBehindProxy: boolean) =>
  (c: Context): string => {
    const forwarded = isBehindProxy ? c.req.header("X-Forwarded-For")?.split(",").at(-1)?.trim() : undefined;
    const socket = (
      c.env as { readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } } } | undefined
    )?.incoming?.socket;
    return networkOf(forwarded ?? socket?.remoteAddress ?? "");
  };

/** Length in bits of the network part of an IPv6 address: one subscriber usually has all addresses with that prefix. */
const ownedBits = 64;

/** An IPv4 address, or the network of an IPv6 one, without a port; unchanged if it is no address. */
export function networkOf(address: string): string {
  const bare = /^\[(.*)\](?::\d+)?$/.exec(address)?.[1] ?? /^([\d.]+):\d+$/.exec(address)?.[1] ?? address;
  if (!ipaddr.isValid(bare)) return address;
  const known = ipaddr.process(bare);
  return known.kind() === "ipv4"
    ? known.toString()
    : ipaddr.IPv6.networkAddressFromCIDR(`${bare.split("%")[0]}/${ownedBits}`).toString();
}
