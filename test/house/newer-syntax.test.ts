import { expect, test } from "vitest";
import { newerSyntaxIn } from "../../house/newer-syntax.ts";

test.each([
  ["  await using out = await open(path);", "a using declaration"],
  ["  using out = open(path);", "a using declaration"],
  ["  for (await using out of files) read(out);", "a using declaration"],
  ["  class A {\n    @once b = 1;\n  }", "a decorator"],
  ["  class A {\n    accessor b = 1;\n  }", "an accessor field"],
])("%s is found on its line", (line, what) => {
  const text = `async function f() {\n${line}\n}`;
  expect(newerSyntaxIn(new Map([["src/a.ts", text]]))).toEqual([
    expect.stringMatching(new RegExp(`^src/a\\.ts:[23]: Node 22\\.18 cannot run ${what}$`)),
  ]);
});

test("names and comments that say the same words are not found", () => {
  const text = "// using this\nconst using = { accessor: 1 };\nlet out = using.accessor;\nconst { of } = await using;";
  expect(newerSyntaxIn(new Map([["src/a.ts", text]]))).toEqual([]);
});
