import { expect, test } from "vitest";
import { networkOf } from "../../src/server/sender.ts";

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
