import { expect, test } from "vitest";
import { sourceFiles } from "../../house/names.ts";

/** What the attack may import: its own files, the form of a release, what every room gets, and the solver. */
const allowed = /^(?:\.\/[a-z-]+\.ts|\.\.\/(?:release|base)\/[a-z-]+\.ts|highs)$/;

test("the attack imports nothing but the form of a release: not the protector, no rules, no statistics", () => {
  const files = [...sourceFiles("src/attack")];
  expect(files.length).toBeGreaterThan(10);
  const imports = files.flatMap(([file, text]) =>
    [...text.matchAll(/(?:from|import\(?)\s*"([^"]+)"/g)].map(([, name = ""]) => ({ file, name })),
  );
  expect(imports.length).toBeGreaterThan(files.length);
  expect(imports.filter(({ name }) => !allowed.test(name))).toEqual([]);
});

test("the form of a release imports nothing but base", () => {
  const imports = [...sourceFiles("src/release")].flatMap(([, text]) =>
    [...text.matchAll(/(?:from|import\(?)\s*"([^"]+)"/g)].map(([, name = ""]) => name),
  );
  expect(imports.filter((name) => !/^(?:\.\/[a-z-]+\.ts|\.\.\/base\/[a-z-]+\.ts|zod)$/.test(name))).toEqual([]);
});
