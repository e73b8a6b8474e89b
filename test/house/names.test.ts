import { expect, test } from "vitest";
import { exportedNames, repeatedNames } from "../../house/names.ts";

const found = (files: Readonly<Record<string, string>>): string[] => repeatedNames(new Map(Object.entries(files)));

test("finds any name exported by two files", () => {
  for (const declaration of [
    "export interface Cell {}",
    "export type Cell = number;",
    "export const Cell = 1;",
    "export function Cell() {}",
    "export class Cell {}",
    "export const { Cell } = parts;",
    "export const [Cell] = parts;",
  ])
    expect(found({ "src/cube/cell.ts": "export type Cell = string;", "src/printers/xlsx.ts": declaration })).toEqual([
      'src/cube/cell.ts:1, src/printers/xlsx.ts:1: "Cell" is exported by 2 files; one name means one thing',
    ]);
});

test("re-exports, local values, and a type and value of the same name in one file are not repetitions", () => {
  expect(
    found({
      "src/a.ts": "export interface Rate {}\nexport const Rate = 1;",
      "src/b.ts": 'export { Rate } from "./a.ts";\nexport type * from "./a.ts";',
      "src/c.ts": "const Rate = 1;",
    }),
  ).toEqual([]);
});

test("languages export the same names from files of the same name, and only from those", () => {
  const text = "export const words = {};";
  expect(found({ "src/ui/language/en/a.ts": text, "src/ui/language/es/a.ts": text })).toEqual([]);
  expect(found({ "src/ui/language/en/a.ts": text, "src/ui/language/es/b.ts": text })).toHaveLength(1);
});

test("a name is listed with its line", () => {
  expect(exportedNames("a.ts", "const a = 1;\nexport const b = 2,\n  c = 3;")).toEqual(
    new Map([
      ["b", 2],
      ["c", 3],
    ]),
  );
});

test("a type of one file with the name that another exports is found", () => {
  const files = new Map([
    ["src/a.ts", "export interface Place { readonly id: string }"],
    ["src/b.ts", "type Place = number;\nexport const at: Place = 1;"],
    ["src/c.ts", 'interface Own { readonly id: string }\nexport const own: Own = { id: "" };'],
    ["src/d.ts", "interface Own { readonly n: number }\nexport const other: Own = { n: 1 };"],
  ]);
  expect(repeatedNames(files)).toEqual(['src/b.ts:1: "Place" is a type of src/a.ts:1; one name means one thing']);
});
