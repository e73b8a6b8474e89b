import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { operator } from "../../src/access/viewer.ts";
import { initWorkspace } from "../../src/app/init-workspace.ts";
import { freshFolder } from "../sources/small-district.ts";

const settings = { name: "X" };

test("refuses to create a workspace inside another at any depth, and writes nothing", () => {
  const outer = join(freshFolder(), "district");
  expect(initWorkspace(operator, outer, settings).checkout).toBeUndefined();
  for (const folder of [join(outer, "in"), join(outer, "archive", "files", "in")]) {
    expect(() => initWorkspace(operator, folder, settings)).toThrow(
      expect.objectContaining({ code: "workspace.in-workspace", facts: { folder, outer } }),
    );
    expect(existsSync(folder)).toBe(false);
  }
  expect(() => initWorkspace(operator, outer, settings)).toThrow();
});

test("a workspace inside a Git checkout ignores its records in Git and names the checkout", () => {
  const checkout = freshFolder();
  mkdirSync(join(checkout, ".git"));
  const folder = join(checkout, "data", "district");
  expect(initWorkspace(operator, folder, settings)).toMatchObject({ folder, checkout });
  expect(existsSync(join(folder, ".gitignore"))).toBe(true);
});
