import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { symbolGraph } from "../../house/symbol-graph.ts";
import { unreachedExports, unreachedSize } from "../../house/unreached.ts";

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** A source tree with these files and one command that uses `used`. */
function planted(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "fairlead-reach-"));
  folders.push(folder);
  const door = `import { used } from "../measures/used.ts";\nconsole.log(used());\n`;
  const all = { "cli/door.ts": door, "measures/used.ts": "export const used = (): number => 1;\n", ...files };
  for (const [name, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

function problems(files: Readonly<Record<string, string>>, waiting: Readonly<Record<string, string>> = {}): string[] {
  const graph = symbolGraph(planted(files));
  return unreachedExports({ graph, doors: ["cli/door.ts"], rooms: ["measures", "stats"], waiting }).map(
    (line) => line.split(":")[0] ?? "",
  );
}

describe("an export of a method room fails when", () => {
  test("nothing uses it", () => {
    expect(problems({})).toEqual([]);
    expect(problems({ "stats/alone.ts": "export function alone(): number { return 2; }\n" })).toEqual([
      "stats/alone.ts alone",
    ]);
  });

  test("it is re-exported by a file that is used, and nothing else", () => {
    const files = {
      "stats/alone.ts": "export const alone = (): number => 2;\n",
      "measures/used.ts": `export { alone } from "../stats/alone.ts";\nexport const used = (): number => 1;\n`,
    };
    expect(problems(files)).toEqual(["stats/alone.ts alone"]);
  });

  test("it is imported by a file that is used, and nothing else", () => {
    const files = {
      "stats/alone.ts": "export const alone = (): number => 2;\n",
      "measures/used.ts": `import { alone } from "../stats/alone.ts";\nexport const used = (): number => 1;\n`,
    };
    expect(problems(files)).toEqual(["stats/alone.ts alone"]);
  });

  test("only an export that nothing uses uses it", () => {
    const files = {
      "stats/inner.ts": "export const inner = (): number => 2;\n",
      "measures/outer.ts": `import { inner } from "../stats/inner.ts";\nexport const outer = (): number => inner();\n`,
    };
    expect(problems(files)).toEqual(["measures/outer.ts outer", "stats/inner.ts inner"]);
  });

  test("only another export of the same used file uses it", () => {
    const files = {
      "measures/used.ts":
        "export const used = (): number => 1;\nexport const half = (): number => 0.5;\nexport const twice = (): number => 2 * half();\n",
    };
    expect(problems(files)).toEqual(["measures/used.ts half", "measures/used.ts twice"]);
  });

  test("it is a type that only unused code names", () => {
    const files = {
      "measures/outer.ts":
        "export interface Ends { readonly low: number }\nexport const outer = (ends: Ends): number => ends.low;\n",
    };
    expect(problems(files)).toEqual(["measures/outer.ts Ends", "measures/outer.ts outer"]);
    expect(problems(files, { "measures/outer.ts outer": "a page" })).toEqual([]);
  });
});

describe("an export is used", () => {
  test.each([
    ["through a re-export", `import { found } from "../measures/list.ts";\nconsole.log(found);\n`],
    ["as a member of a namespace", `import * as all from "../stats/found.ts";\nconsole.log(all.found);\n`],
    ["as a shorthand property", `import { found } from "../stats/found.ts";\nconsole.log({ found });\n`],
    ["by a picked dynamic import", `console.log((await import("../stats/found.ts")).found);\nexport {};\n`],
    ["by a dynamic import", `const { found } = await import("../stats/found.ts");\nconsole.log(found);\nexport {};\n`],
    ["by a worker file", `console.log(new URL("../cube/thread.ts", import.meta.url));\nexport {};\n`],
    ["as an element of a pattern", `import { first } from "../stats/pattern.ts";\nconsole.log(first);\n`],
  ])("%s", (_, door) => {
    const files = {
      "cli/door.ts": `import { used } from "../measures/used.ts";\nconsole.log(used());\n${door}`,
      "stats/found.ts": "export const found = 1;\n",
      "measures/list.ts": `export { found } from "../stats/found.ts";\n`,
      "cube/thread.ts": `import { found } from "../stats/found.ts";\nconsole.log(found);\n`,
      "stats/pattern.ts": `import { found } from "./found.ts";\nexport const [first] = [found];\n`,
    };
    expect(problems(files).filter((key) => key === "stats/found.ts found")).toEqual([]);
  });
});

test("what only an export on the waiting list uses waits with it", () => {
  const files = {
    "stats/inner.ts": "export const inner = (): number => 2;\n",
    "measures/outer.ts": `import { inner } from "../stats/inner.ts";\nexport const outer = (): number => inner();\n`,
  };
  expect(problems(files)).toEqual(["measures/outer.ts outer", "stats/inner.ts inner"]);
  expect(problems(files, { "measures/outer.ts outer": "a page" })).toEqual([]);
});

describe("a waiting list entry fails when", () => {
  const alone = { "stats/alone.ts": "export const alone = (): number => 2;\n" };

  test("its export is used", () => {
    expect(problems({}, { "measures/used.ts used": "a page" })).toEqual(["measures/used.ts used"]);
  });

  test("its export does not exist, or is not exported", () => {
    expect(problems({}, { "measures/gone.ts gone": "a page" })).toEqual(["measures/gone.ts gone"]);
    const hidden = { "measures/used.ts": "const hidden = 1;\nexport const used = (): number => hidden;\n" };
    expect(problems(hidden, { "measures/used.ts hidden": "a page" })).toContain("measures/used.ts hidden");
  });

  test("it names no feature", () => {
    expect(problems(alone, { "stats/alone.ts alone": "a page" })).toEqual([]);
    expect(problems(alone, { "stats/alone.ts alone": " " })).toEqual(["stats/alone.ts alone"]);
  });
});

test("counts functions, lines and files not reached from any entry point", () => {
  const graph = symbolGraph(
    planted({ "records/old.ts": "export function old(): number {\n  return 2;\n}\nexport const ten = 10;\n" }),
  );
  expect(unreachedSize(graph, ["cli/door.ts"])).toEqual({ functions: 1, lines: 4, files: 1 });
});
