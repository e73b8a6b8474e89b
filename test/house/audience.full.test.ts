import { resolve } from "node:path";
import { expect, test } from "vitest";
import { audienceViolations, houseProgram } from "../../house/audience.ts";

const root = resolve(import.meta.dirname, "../..");

/** What the check says about files with these texts. */
function violationsOf(texts: Readonly<Record<string, string>>): readonly string[] {
  const planted = new Map(Object.entries(texts).map(([path, text]) => [`${root}/${path}`, text]));
  const { program, files } = houseProgram(root, planted);
  return audienceViolations(program, files, root);
}

const imports = `import type { Cube, Audience } from "../cube/cube.ts";
import type { Report } from "./report.ts";
import type { Audit } from "./audit.ts";
import type { DashboardComparison } from "./compare-dashboard.ts";
import type { DataQuality } from "./data-quality.ts";
import type { Definitions } from "./definitions.ts";
import type { Delivery } from "./delivery.ts";
import type { LeftOut } from "./left-out.ts";
import type { PlaceRows } from "./outliers.ts";
import type { PlaceRate } from "./place-rates.ts";
import type { PageFor } from "../web/page-kind.ts";
import type { PrintedFile } from "../printers/output.ts";
import type { Judged } from "./judged/judged.ts";
import type { GapDetail } from "./gap-detail.ts";
import type { AuditOverview } from "./overview.ts";
import type { PublicRelease } from "../privacy/public-release.ts";
import type { PublicReport } from "./public/report.ts";
import type { officialCube } from "../cube/official.ts";
import type * as cubes from "../cube/cube.ts";
type Shown = Cube<"public">;
interface Page extends Report<"public"> { readonly title: string }
declare const x: Cube<"internal">;
`;

const planted: readonly string[] = [
  `x as unknown as Cube<"public">`,
  `x as unknown as cubes.Cube<"public">`,
  `<Cube<"public">>(x as unknown)`,
  "x as unknown as Shown",
  "x as unknown as Shown | undefined",
  `[x] as unknown as readonly Cube<"public">[]`,
  `{ cube: x } as unknown as { readonly cube: Cube<"public"> }`,
  "x as unknown as Awaited<ReturnType<typeof officialCube>>",
  "x as unknown as Parameters<(cube: Shown) => void>[0]",
  `x as unknown as Report<"public">`,
  `x as unknown as Audit<"public">`,
  "x as unknown as Page",
  `x as unknown as Definitions<"public">`,
  `x as unknown as DataQuality<"public">`,
  `x as unknown as readonly Delivery<"public">[]`,
  `x as unknown as LeftOut<"public">`,
  `x as unknown as PlaceRate<"public">`,
  `x as unknown as DashboardComparison<"public">`,
  `x as unknown as PlaceRows`,
  `x as unknown as PageFor<"public">`,
  `x as unknown as PrintedFile<"public">`,
  `x as unknown as Judged<"public">`,
  `x as unknown as GapDetail<"public">`,
  `x as unknown as AuditOverview<"public">`,
  "x as unknown as PublicRelease",
  "x as unknown as PublicReport",
  "{ report: x } as unknown as { readonly report: PublicReport }",
  "<T>(y: unknown): T => y as T",
  "<T>(y: unknown, like: T): T => y as T",
  "<T extends object>(y: unknown): T => <T>y",
  "<T extends {}>(y: unknown): T => y as T",
  `<T extends Report<"public">>(y: unknown): T => y as T`,
  "<T>(y: readonly unknown[]): readonly T[] => y as readonly T[]",
  "<T>(y: Promise<unknown>): Promise<T> => y as Promise<T>",
  "<T>(y: unknown): T | undefined => y as T | undefined",
  "<T>(y: unknown): y is T => true",
  "x as never",
  "(y: unknown): y is Shown => y !== null",
  "function (y: unknown): asserts y is Shown {}",
];

test("finds every planted cast to a cube or report, on its line", () => {
  const text = imports + planted.map((code, i) => `export const v${i} = ${code};`).join("\n");
  const found = violationsOf({ "src/reports/planted.ts": text });
  const first = imports.split("\n").length;
  const lines = found.map((line) => Number(/^src\/reports\/planted\.ts:(\d+): a cast/.exec(line)?.[1]));
  expect([...new Set(lines)].map((line) => planted[line - first])).toEqual(planted);
});

test("finds a cube or report passed through an untyped function", () => {
  const ways = [
    `export const v: Cube<"public"> = Object(x);`,
    "export const v = Object(x);",
    "export const v = (): Shown => Object(x);",
    `export const v: Audit<"public"> = JSON.parse("{}");`,
    `const take = (a: Audit<"public">): Audit<"public"> => a; export const v = take(JSON.parse("{}"));`,
    `export const v: Shown = Reflect.get({ x }, "x");`,
  ];
  const found = violationsOf({ "src/reports/planted.ts": imports + ways.join("\n") });
  const first = imports.split("\n").length;
  const lines = found.flatMap((line) => /:(\d+): a cube or report through/.exec(line)?.[1] ?? []).map(Number);
  expect([...new Set(lines)].map((line) => ways[line - first])).toEqual(ways);
});

test("a result without a type is found, since it fits a cube or report later", () => {
  const ways = [
    `const made = JSON.parse("{}"); export const v = (): Shown => made;`,
    `export const v = () => JSON.parse("{}");`,
    "const made = Object.create({}); export const v: Shown = made;",
    "export function v(): Shown { return Object.create(x); }",
    "export const v = Object.create(x);",
    "export const v = Object.assign({}, x);",
    `const made = [JSON.parse("{}")]; export const v = (): Shown => made[0];`,
    `let made; made = JSON.parse("{}"); export const v = (): Shown => made;`,
    "declare const entries: readonly unknown[][]; export const v = Object.fromEntries(entries);",
  ];
  const found = violationsOf({ "src/reports/planted.ts": imports + ways.join("\n") });
  const first = imports.split("\n").length;
  const lines = found.flatMap((line) => /:(\d+): a (?:result of|cube or report through)/.exec(line)?.[1] ?? []);
  expect([...new Set(lines.map(Number))].map((line) => ways[line - first])).toEqual(ways);
  const typed = `const made: unknown = JSON.parse("{}"); export const v = JSON.parse("{}") as string; export const w = (a: unknown): unknown => a;
    w(JSON.parse("{}")); export const names: Record<string, number> = Object.fromEntries([["a", 1]]); export const made2 = made;`;
  expect(violationsOf({ "src/reports/planted.ts": imports + typed })).toEqual([]);
});

test("a comment that silences the compiler is found", () => {
  const texts = Object.fromEntries(
    ["expect-error", "ignore", "nocheck"].map((word) => [`src/reports/${word}.ts`, `// @ts-${word}\nexport {};`]),
  );
  expect(violationsOf(texts)).toEqual(
    Object.keys(texts).map((path) => expect.stringMatching(`^${path}:1: @ts-.* lets anything pass`)),
  );
});

test("finds a list to which a cube or report for another audience could be added", () => {
  const lists = [
    "export const v: Cube<Audience>[] = [];",
    "export const v: Array<Cube<Audience>> = [];",
    "export const v = new Map<string, Audit<Audience>>();\nexport const w: Map<string, Audit<Audience>> = v;",
    "export const v = (all: Report<Audience>[]): number => all.push(x as never);",
    "export interface Kept { readonly files: Set<PrintedFile<Audience>> }",
  ];
  const texts = Object.fromEntries(lists.map((text, i) => [`src/reports/list-${i}.ts`, imports + text]));
  const found = violationsOf(texts).filter((line) => line.includes("can be added to"));
  expect([...new Set(found.map((line) => line.replace(/:.*/, "")))]).toEqual(Object.keys(texts));
  const fixed =
    "export const v: readonly Cube<Audience>[] = []; export const w: ReadonlyMap<string, Shown> = new Map();";
  expect(violationsOf({ "src/reports/planted.ts": imports + fixed })).toEqual([]);
});

test("only the doors import the brand, however it is imported", () => {
  const ways = [
    `import { brand } from "../cube/brand.ts"; brand("public", {});`,
    `import * as all from "../cube/brand.ts"; all.brand("public", {});`,
    `export { brand } from "../cube/brand.ts";`,
    `export * from "../cube/brand.ts";`,
    `export const all = import("../cube/brand.ts");`,
    `export type All = typeof import("../cube/brand.ts");`,
  ];
  const inCube = `import { brand } from "./brand.ts"; brand("public", {});`;
  const texts = {
    ...Object.fromEntries(ways.map((way, i) => [`src/reports/way-${i}.ts`, way])),
    "src/cube/slice.ts": inCube,
    "src/cube/build.ts": inCube,
  };
  expect(violationsOf(texts)).toEqual(
    Object.keys(texts)
      .filter((path) => path !== "src/cube/build.ts")
      .map((path) => `${path}:1: only the doors of cubes and releases import cube/brand.ts`),
  );
});

test("finds an audience literal outside the doors, however it is written", () => {
  const literals = [
    `export const v = { audience: "public" };`,
    `export const v = { "audience": "public" as const };`,
    `export const v = { ...report, audience: ("public") };`,
    `export const v = { ...report, audience: Math.random() > 0.5 ? "public" : report.audience };`,
    `export const v = Object.assign({}, report, { audience: "public" });`,
    `const audience = "public"; export const v = { ...report, audience };`,
    `export const v: Audience = "public";`,
    `export const f = (audience: Audience = "staff"): Audience => audience;`,
    `export const f = (): Audience => "internal";`,
    `export const f = (shown: { audience: string }): void => { shown.audience = "public"; };`,
    `export const f = ({ audience = "public" }: { audience?: string }): string => audience;`,
    `const take = (a: Audience): Audience => a; export const v = take("public");`,
  ];
  const texts = Object.fromEntries(
    literals.map((text, i) => [
      `src/reports/literal-${i}.ts`,
      `import type { Audience } from "../cube/cube.ts"; import type { Report } from "./report.ts"; declare const report: Report<"internal">; ${text}`,
    ]),
  );
  const found = violationsOf(texts).filter((line) => line.includes("never from a literal"));
  expect([...new Set(found.map((line) => line.replace(/:.*/, "")))]).toEqual(Object.keys(texts));
  expect(violationsOf({ "src/cube/build.ts": `export const v = { audience: "public" };` })).toEqual([]);
});

test("only listed callers give data an audience", () => {
  const text = `import { madeFrom } from "../cube/made-from.ts"; export const make = madeFrom;`;
  const all = `import * as made from "../cube/made-from.ts"; export const make = made.madeFrom;`;
  const renamed = `import { madeFrom as give } from "../cube/made-from.ts"; export const make = give;`;
  const shown = `import { shownFrom } from "../reports/report.ts"; export const make = shownFrom;`;
  const found = violationsOf({
    "src/web/one.ts": text,
    "src/web/two.ts": all,
    "src/web/three.ts": renamed,
    "src/reports/four.ts": text,
    "src/web/five.ts": shown,
    "src/printers/output.ts": shown,
  });
  expect([...new Set(found.map((line) => line.replace(/:.*/, "")))]).toEqual([
    "src/web/one.ts",
    "src/web/two.ts",
    "src/web/three.ts",
    "src/web/five.ts",
  ]);
});

test("pages are created in web, and printed files in printers", () => {
  const page = `import { pagesFor } from "../web/page-kind.ts"; export const make = pagesFor;`;
  const file = `import { printedFile } from "../printers/output.ts"; export const make = printedFile;`;
  const texts = {
    "src/reports/page.ts": page,
    "src/web/page.ts": page,
    "src/app/file.ts": file,
    "src/printers/file.ts": file,
  };
  const found = violationsOf(texts).map((line) => line.replace(/:.*/, ""));
  expect([...new Set(found)]).toEqual(["src/reports/page.ts", "src/app/file.ts"]);
});

test("only the protector makes a release for everybody, and only the application reads one that was published", () => {
  const make = `import { publicRelease } from "../privacy/public-release.ts"; export const make = publicRelease;`;
  const read = `import { readPublicRelease } from "../privacy/public-release.ts"; export const make = readPublicRelease;`;
  const texts = {
    "src/app/make.ts": make,
    "src/reports/make.ts": make,
    "src/privacy/other.ts": make.replace("../privacy", "."),
    "src/privacy/protect-release.ts": make.replace("../privacy", "."),
    "src/reports/read.ts": read,
    "src/cli/read.ts": read,
    "src/app/read.ts": read,
  };
  const found = violationsOf(texts).map((line) => line.replace(/:.*/, ""));
  expect([...new Set(found)]).toEqual([
    "src/app/make.ts",
    "src/reports/make.ts",
    "src/privacy/other.ts",
    "src/reports/read.ts",
    "src/cli/read.ts",
  ]);
});

test("ignores casts to anything else", () => {
  const text = `${imports}export const kind = "school" as "school" | "district"; export const a = ["x"] as const;
export const one = <T>(all: readonly T[]): T => all[0] as T; export const known = <T>(y: T | null): y is T => y !== null;
export const text = <T extends string>(y: string): T => y as T; export const plain: string[] = [];
export const rows = JSON.parse("[]") as readonly { readonly place: string; readonly n: number }[]; export const c = "everyone"; export const d = (a: Audience): boolean => a === "public";`;
  expect(violationsOf({ "src/reports/planted.ts": text })).toEqual([]);
});
