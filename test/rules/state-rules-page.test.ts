import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const page = readFileSync(join(root, "docs/state-rules.md"), "utf8");

test("every California rule whose source is not confirmed is marked on the page of rules", () => {
  /** What the page calls the rules of a file. */
  const rows: Readonly<Record<string, string>> = {
    "us-ca-stability.ts": "| Stability |",
    "us-ca-course-codes.ts": "| Core courses, mathematics steps |",
    "us-ca-dashboard.ts": "| Dashboard colors |",
    "us-ca-lcff.ts": "| Entitlement by formula |",
    "us-ca-smarter-balanced.ts": "| Participation on the Dashboard |",
    "us-federal-graduation.ts": "| What documents a transfer |",
  };
  const unconfirmed = readdirSync(join(root, "src/rules")).filter((file) =>
    /unconfirmed/i.test(readFileSync(join(root, "src/rules", file), "utf8")),
  );
  expect(unconfirmed.sort()).toEqual(Object.keys(rows).sort());
  for (const [file, start] of Object.entries(rows))
    expect(
      page.split("\n").find((line) => line.startsWith(start)),
      file,
    ).toContain("**Unconfirmed**");
});

test("every rule of the page has a source and a case at its edge", () => {
  const lines = page.split("\n").filter((line) => line.startsWith("| ") && !line.startsWith("| ---"));
  expect(lines.length).toBeGreaterThan(20);
  for (const line of lines)
    expect(
      line.split(" | ").filter((cell) => cell.trim() !== ""),
      line,
    ).toHaveLength(4);
});
