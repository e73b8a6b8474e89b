import { expect, test } from "vitest";
import { phrasesInErrors } from "../../house/phrases-in-errors.ts";

const found = (text: string, file = "src/stats/rates.ts"): number => phrasesInErrors(new Map([[file, text]])).length;

test("finds a phrase that becomes an error fact, however it gets there", () => {
  for (const text of [
    'throw new AppError("stats.bad-share", { wrong: "share", quantity: "The rate", p });',
    'throw new AppError("stats.bad-share", { wrong: "share", quantity: isFirst ? "rate" : "the other rate", p });',
    'throw new AppError("stats.bad-share", { quantity: name ?? "the rate" });',
    'throw new AppError("stats.bad-shape", { lists: ["values", "their weights"] });',
    'throw new AppError("stats.not-finite", { quantity: `covariate $' + "{name}` });",
    'requireShare(p, "The rate");',
    'requireFinite(values, ["the rate"]);',
    'function finite(x: number, quantity: Quantity) { throw new AppError("a.b", { quantity, x }); } finite(1, "A sum");',
    'const of = (name: string) => new AppError("a.b", { list: name }); of("dashboard rule");',
    'const refuse = (facts: Facts) => new AppError("a.b", facts); refuse({ where: "in a comment" });',
  ])
    expect(found(text), text).toBe(1);
});

test("recognizes functions that create errors in every file", () => {
  const maker = 'export function finite(x: number, q: Quantity) { throw new AppError("a.b", { quantity: q, x }); }';
  expect(
    phrasesInErrors(
      new Map([
        ["src/stats/require.ts", maker],
        ["src/improve/xmr.ts", 'finite(center, "The lower limit");'],
      ]),
    ),
  ).toEqual([expect.stringMatching(/^src\/improve\/xmr\.ts:1: "The lower limit"/)]);
});

test("allows ids, paths, separators, arguments that are not facts, and the language files", () => {
  for (const text of [
    'throw new AppError("stats.bad-share", { wrong: "share", quantity: "p-value", p });',
    'throw new AppError("groups.custom", { at: `groupings.$' + '{id}`, names: all.join(", ") });',
    'throw new AppError("disk.failed", { path }, { cause: new Error("no byte was written") });',
    'requireShare(p, "group-rate");',
    'function list(name: string, items: string[]) { throw new AppError("a.b", { name }); } list("x", ["State ID"]);',
  ])
    expect(found(text), text).toBe(0);
  expect(found('requireShare(p, "The rate");', "src/ui/language/en/errors.ts")).toBe(0);
});
