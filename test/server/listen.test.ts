import { expect, test } from "vitest";
import { isLocal, type ListenOptions, originsOf, requireProtected } from "../../src/server/listen.ts";

const at = (host: string, more: Partial<ListenOptions> = {}): ListenOptions => ({ host, port: 4400, ...more });
const tls = { certificate: "cert.pem", key: "key.pem" };
const address = "https://fairlead.example.org";

test("this computer alone may be answered without encryption", () => {
  for (const host of ["127.0.0.1", "localhost", "::1"]) {
    expect(isLocal(at(host))).toBe(true);
    expect(() => requireProtected(at(host))).not.toThrow();
  }
});

test("other computers are answered only at a named https address, by TLS or behind a proxy", () => {
  for (const host of ["0.0.0.0", "::", "192.168.1.4", "fairlead.example.org", "", " ", "127.0.0.1.example.org"]) {
    expect(isLocal(at(host)), host).toBe(false);
    for (const refused of [
      {},
      { isBehindProxy: true },
      { tls },
      { address },
      { address: "http://fairlead.example.org", isBehindProxy: true },
      { address: "fairlead.example.org", isBehindProxy: true },
      { address: `${address}/below`, isBehindProxy: true },
    ])
      expect(() => requireProtected(at(host, refused)), JSON.stringify([host, refused])).toThrow(
        expect.objectContaining({ code: "serve.exposed" }),
      );
    for (const fine of [
      { address, isBehindProxy: true },
      { address, tls },
    ])
      expect(() => requireProtected(at(host, fine)), host).not.toThrow();
  }
  // A proxy on this computer makes the app reachable, too.
  for (const refused of [{ isBehindProxy: true }, { tls }, { address }])
    expect(() => requireProtected(at("127.0.0.1", refused))).toThrow(
      expect.objectContaining({ code: "serve.exposed" }),
    );
});

test("forms come from the named address, or from this computer's own names", () => {
  expect(originsOf(at("0.0.0.0", { address: `${address}/`, isBehindProxy: true }), 80)).toEqual([address]);
  expect(originsOf(at("127.0.0.1"), 4401)).toEqual([
    "http://localhost:4401",
    "http://127.0.0.1:4401",
    "http://[::1]:4401",
  ]);
});

test("a proxy is named by its address or its network", () => {
  const behind = (proxies: readonly string[]) => at("0.0.0.0", { address, isBehindProxy: true, proxies });
  expect(() => requireProtected(behind(["10.0.0.7", "10.0.0.0/24", "2001:db8::/32"]))).not.toThrow();
  for (const given of ["", "proxy", "10.0.0.0/33", "10.0.0.7:80"])
    expect(() => requireProtected(behind([given])), given).toThrow(expect.objectContaining({ code: "serve.proxy" }));
});
