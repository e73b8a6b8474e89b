import { expect, test } from "vitest";
import { sourceFiles } from "../../house/names.ts";
import { AppError } from "../../src/base/errors.ts";
import { languages } from "../../src/base/lang.ts";
import type { Quantity, QuantityName } from "../../src/base/quantity.ts";
import { quantities } from "../../src/ui/language/en/quantities.ts";
import { errorWords } from "../../src/ui/language/errors.ts";
import { quantities as quantitiesEs } from "../../src/ui/language/es/quantities.ts";

const names = Object.keys(quantities) as QuantityName[];

/** Every error that names a number or list. */
const errorsOf = (quantity: Quantity): readonly AppError[] => [
  new AppError("stats.bad-share", { wrong: "share", quantity, p: 1.5 }),
  new AppError("stats.out-of-range", { wrong: "outside", quantity, x: 7, low: 1, high: 2 }),
  new AppError("stats.out-of-range", { wrong: "too-large", quantity, x: Number.POSITIVE_INFINITY }),
  new AppError("stats.not-finite", { wrong: "entry", quantity, entry: 3 }),
  new AppError("stats.bad-shape", { wrong: "lengths", lists: [quantity, "outcome"], lengths: [3, 4] }),
];

/** The same in both languages: symbols of mathematics. */
const symbols: ReadonlySet<string> = new Set(["a", "b", "n", "t", "x", "z", "complement-of-x"]);

test("every quantity that has words is named by the code", () => {
  const code = [...sourceFiles("src")]
    .filter(([file]) => !/^src\/(ui\/language|base\/quantity)/.test(file))
    .map(([, text]) => text)
    .join("\n");
  for (const name of names) expect(code.includes(`"${name}"`), name).toBe(true);
});

test("an error says what it is about in the words of the language it is printed in", () => {
  expect(names.length).toBeGreaterThan(60);
  for (const name of names) {
    for (const error of errorsOf(name)) {
      expect(errorWords(error, "en").what, error.message).toContain(quantities[name]);
      expect(errorWords(error, "es").what, error.message).toContain(quantitiesEs[name]);
    }
    expect(quantities[name] === quantitiesEs[name], name).toBe(symbols.has(name));
  }
});

test("no English word is left in the Spanish sentences", () => {
  const english = /(?<!\p{L})(?:the|an|of|share|rate|is|must|and|was|given)(?!\p{L})/u;
  for (const name of names)
    for (const error of errorsOf(name)) expect(errorWords(error, "es").what).not.toMatch(english);
});

test("a covariate keeps the name its model gives it", () => {
  for (const lang of languages)
    for (const error of errorsOf({ covariate: "disadvantaged=yes" }))
      expect(errorWords(error, lang).what).toContain("disadvantaged=yes");
});

test("the sentences read as sentences", () => {
  const said = (quantity: Quantity, lang: "en" | "es"): readonly string[] =>
    errorsOf(quantity).map((error) => errorWords(error, lang).what);
  expect(said("degrees-of-freedom", "en")).toEqual([
    "1.5 was given for the degrees of freedom; it must be a share from 0 to 1.",
    "7 was given for the degrees of freedom; it must be between 1 and 2.",
    "Computing the degrees of freedom gave Infinity: it is too large for a number.",
    "Entry 3 of the degrees of freedom is not a number.",
    "There are 3 entries in the degrees of freedom and 4 in the outcome; both need the same number.",
  ]);
  expect(said("rate", "es")).toEqual([
    "Se dio 1.5 para la tasa; tiene que ser una proporción de 0 a 1.",
    "Se dio 7 para la tasa; tiene que estar entre 1 y 2.",
    "Al calcular la tasa salió Infinity: es demasiado grande para un número.",
    "En la tasa, la entrada 3 no es un número.",
    "Hay 3 entradas en la tasa y 4 en el resultado; tiene que haber las mismas.",
  ]);
});
