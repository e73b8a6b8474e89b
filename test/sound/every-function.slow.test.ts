import { join, resolve } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { AppError } from "../../src/base/errors.ts";
import { isNone } from "../../src/base/finding.ts";
import { unsoundParts } from "../sound.ts";
import { argumentsOf } from "./inputs.ts";
import { fewerRuns, likelyArguments, namedTypes, promisedArguments } from "./known.ts";
import { type ExportedFunction, exportedFunctions } from "./shape.ts";

/*
 * "No number" is a value with a reason. Every function that stats, measures, models, funding and improve export is
 * found by the compiler, called with arguments generated from its parameter types (including empty lists, equal
 * values, -0, huge and tiny numbers, NaN and infinities), and its result is searched recursively. Nothing needs to be
 * listed here: new functions are covered automatically.
 */

const source = resolve(import.meta.dirname, "../../src");
const functions = exportedFunctions(
  ["stats", "measures", "models", "funding", "improve"],
  new Set(Object.keys(namedTypes)),
);
const key = ({ file, name }: { file: string; name: string }): string => `${file} ${name}`;
const modules = new Map<string, Record<string, (...list: unknown[]) => unknown>>();
for (const { file } of functions) modules.set(file, await import(join(source, file)));

test("all functions of the five rooms are found, and every entry of known.ts names one of them", () => {
  expect(functions.length).toBeGreaterThan(200);
  const keys = functions.map(key);
  const written = [likelyArguments, promisedArguments, fewerRuns].flatMap(Object.keys);
  expect(written.filter((known) => !keys.includes(known))).toEqual([]);
});

function argumentsFor(found: ExportedFunction): fc.Arbitrary<unknown[]> {
  const promised = promisedArguments[key(found)];
  if (promised) return promised;
  const likely = likelyArguments[key(found)];
  return likely ? fc.oneof(likely, argumentsOf(found.parameters)) : argumentsOf(found.parameters);
}

for (const found of functions)
  test(`${key(found)} returns numbers or reasons`, () => {
    const call = modules.get(found.file)![found.name]!;
    let answered = 0;
    fc.assert(
      fc.property(argumentsFor(found), (list) => {
        let answer: unknown;
        try {
          answer = call(...list);
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
          return;
        }
        if (!isNone(answer)) answered += 1;
        if (found.answersNothing && answer === undefined) return;
        expect(unsoundParts(answer, "answer")).toEqual([]);
      }),
      { numRuns: fewerRuns[key(found)] ?? 400 },
    );
    // Rejecting every input would prove nothing.
    expect(answered).toBeGreaterThan(3);
  });
