import { Hono } from "hono";
import { expect, test } from "vitest";
import { isNetwork, networkOf, senderOf } from "../../src/server/sender.ts";

test("an address is the same sender with a port, written as IPv6, and anywhere in its IPv6 network", () => {
  for (const same of ["192.0.2.7", "192.0.2.7:5123", "::ffff:192.0.2.7", "[::ffff:192.0.2.7]:80"])
    expect(networkOf(same), same).toBe("192.0.2.7");
  for (const same of ["2001:db8:1:2::1", "2001:DB8:1:2:ffff::9", "[2001:db8:1:2:3:4:5:6]:443"])
    expect(networkOf(same), same).toBe("2001:db8:1:2::");
  for (const other of ["192.0.2.8", "2001:db8:1:3::1"])
    expect(["192.0.2.7", "2001:db8:1:2::"]).not.toContain(networkOf(other));
  expect(networkOf("unknown")).toBe("unknown");
  expect(networkOf("")).toBe("");
});

test("only a proxy that is trusted says who sent a request", async () => {
  const sender = async (from: string, isBehindProxy: boolean, proxies: readonly string[]): Promise<string> => {
    const app = new Hono().get("/", (c) => c.text(senderOf(isBehindProxy, proxies)(c)));
    const headers = { "X-Forwarded-For": "203.0.113.9, 198.51.100.4" };
    return await (await app.request("/", { headers }, { incoming: { socket: { remoteAddress: from } } })).text();
  };
  const proxies = ["10.0.0.7", "10.1.0.0/16", "2001:db8:5::/48"];
  for (const trusted of [
    "127.0.0.1",
    "::1",
    "::ffff:127.0.0.1",
    "10.0.0.7",
    "::ffff:10.0.0.7",
    "10.1.255.3",
    "2001:db8:5:1::9",
  ])
    expect([trusted, await sender(trusted, true, proxies)]).toEqual([trusted, "198.51.100.4"]);
  for (const stranger of ["10.0.0.8", "10.2.0.1", "192.0.2.1"])
    expect([stranger, await sender(stranger, true, proxies)]).toEqual([stranger, stranger]);
  expect(await sender("2001:db8:6::1", true, proxies)).toBe("2001:db8:6::");
  expect(await sender("10.0.0.7", true, [])).toBe("10.0.0.7");
  expect(await sender("127.0.0.1", false, proxies)).toBe("127.0.0.1");
  expect(["10.0.0.7", "10.0.0.0/8", "::1", "x", "10.0.0.0/99", ""].map(isNetwork)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});
