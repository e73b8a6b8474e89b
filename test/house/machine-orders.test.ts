import { expect, test } from "vitest";
import { machineOrders } from "../../house/machine-orders.ts";

test("an order that depends on the machine's language is found, one in a named language is not", () => {
  const text = "names.sort((a, b) => a.localeCompare(b, words.locale));\nnames.sort((a, b) => a.localeCompare(b));";
  expect(machineOrders(new Map([["src/a.ts", text]]))).toEqual(["src/a.ts:2: localeCompare needs a locale"]);
});
