import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

/** Rows of the table of rooms: name and the rooms it may import. */
function documentedRooms(): Map<string, readonly string[]> {
  const page = readFileSync(join(import.meta.dirname, "../../ARCHITECTURE.md"), "utf8");
  const rows = page.matchAll(/^\|[^|]*\| `([a-z]+)`\s*\|[^|]*\|([^|]*)\|$/gm);
  return new Map([...rows].map(([, room = "", imports = ""]) => [room, imports.match(/[a-z]+/g) ?? []]));
}

const { rooms }: { rooms: Readonly<Record<string, readonly string[]>> } = await import(
  String(new URL("../../house/rooms.mjs", import.meta.url))
);

test("the table of rooms in ARCHITECTURE.md equals the table that house/check.ts uses", () => {
  const documented = documentedRooms();
  expect(documented.get("cli")).toEqual(["everything"]);
  documented.delete("cli");
  const sorted = (list: readonly string[]): readonly string[] => [...list].sort();
  expect(Object.fromEntries([...documented].map(([room, imports]) => [room, sorted(imports)]))).toEqual(
    Object.fromEntries(Object.entries(rooms).map(([room, imports]) => [room, sorted(imports)])),
  );
});
