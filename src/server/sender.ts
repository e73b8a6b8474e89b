import type { Context } from "hono";

/**
 * The network address of a request's sender, to count wrong tries. Behind a proxy it is the one that the proxy added
 * last; what comes before it could be made up.
 */
export const senderOf =
  (isBehindProxy: boolean) =>
  (c: Context): string => {
    const forwarded = isBehindProxy ? c.req.header("X-Forwarded-For")?.split(",").at(-1)?.trim() : undefined;
    const socket = (
      c.env as { readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } } } | undefined
    )?.incoming?.socket;
    return forwarded ?? socket?.remoteAddress ?? "";
  };
