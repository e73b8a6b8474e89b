import { expect, test } from "vitest";
import { adapterFiles, computingAdapters } from "../../house/adapters.ts";

const faults = (text: string, builders: Readonly<Record<string, string>> = {}): number =>
  computingAdapters(new Map([["one.ts", text]]), builders).length;

test("finds an adapter that computes its result", () => {
  expect(faults("export const m = { a: ({ x }) => ({ rate: 1 - attended(x) }) };")).toBe(1);
  expect(faults("export const m = { a: ({ x, n }) => ({ n: x + n }) };")).toBe(1);
  expect(faults("export const m = { a: (found) => ({ se: found.sd / Math.sqrt(found.n) }) };")).toBe(2);
  expect(faults("export const m = { a: (found) => ({ aic: found.deviance + 2 * found.k }) };")).toBe(2);
  expect(faults("const total = (parts) => parts.reduce((sum, part) => sum + part.n, 0);")).toBe(2);
  expect(faults("function f() { let next = 0; return adjusted[next++]; }")).toBe(1);
  expect(faults("const gap = (a, b) => -opposite(a, b);")).toBe(1);
});

test("picking, renaming, ordering and joining texts are not arithmetic", () => {
  expect(faults("export const m = { a: (found) => ({ lo: found.lower, hi: found.upper ?? null }) };")).toBe(0);
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a program that is read, not run
  expect(faults('const key = (k) => "grade " + `_${k}`;')).toBe(0);
  expect(faults("const sorted = (rows) => rows.sort((a, b) => a.n - b.n);")).toBe(0);
  expect(faults("const below = -1;")).toBe(0);
});

test("functions that build a case's input are listed; an outdated entry is an error", () => {
  const text = "const years = (first) => [1, 2].map((k) => first + k);";
  expect(faults(text, { "one.ts years": "why" })).toBe(0);
  expect(faults("const years = [2024];", { "one.ts years": "why" })).toBe(1);
});

test("the files that adapters import from beside them are read too, and the program's are not", () => {
  const names = [...adapterFiles().keys()];
  expect(names).toEqual(
    expect.arrayContaining(["01-rates-gaps.ts", "../units.ts", "../records-in.ts", "../method.ts"]),
  );
  expect(names.filter((name) => name.includes("src/"))).toEqual([]);
});
