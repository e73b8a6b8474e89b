import type { Context } from "hono";
import ipaddr from "ipaddr.js";

/**
 * The network of a request's sender, to count wrong tries. Behind a proxy it is the one that the proxy added last; what
 * comes before it could be made up, and so could all of it if it does not come from the proxy.
 *
 * @param proxies  addresses or networks of proxies on other computers
 */
export const senderOf =
  (isBehindProxy: boolean, proxies: readonly string[] = []) =>
  (c: Context): string => {
    const socket = (
      c.env as { readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } } } | undefined
    )?.incoming?.socket;
    const from = socket?.remoteAddress ?? "";
    const forwarded =
      isBehindProxy && isTrusted(from, proxies)
        ? c.req.header("X-Forwarded-For")?.split(",").at(-1)?.trim()
        : undefined;
    return networkOf(forwarded ?? from);
  };

/** Whether a text is an address or a network such as `10.0.0.0/8`. */
export const isNetwork = (text: string): boolean => ipaddr.isValid(text) || ipaddr.isValidCIDR(text);

/** Whether a request comes from this computer or one of these networks. */
function isTrusted(address: string, networks: readonly string[]): boolean {
  if (!ipaddr.isValid(address)) return false;
  const known = ipaddr.process(address);
  if (known.range() === "loopback") return true;
  return networks.some((text) => {
    if (!ipaddr.isValidCIDR(text)) return ipaddr.process(text).toString() === known.toString();
    const [network, bits] = ipaddr.parseCIDR(text);
    if (known instanceof ipaddr.IPv4) return network instanceof ipaddr.IPv4 && known.match(network, bits);
    return network instanceof ipaddr.IPv6 && known.match(network, bits);
  });
}

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
