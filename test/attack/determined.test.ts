import fc from "fast-check";
import { expect, test } from "vitest";
import "../property-seed.ts";
import { determinedByEquations } from "../../src/attack/determined.ts";
import { RelationBuilder } from "../../src/attack/relations.ts";
import { randomFrom } from "./settings.ts";

/** A table of rows and columns with sums both ways, each row and column in two halves too; some cells are known. */
function tableOf(rows: number, columns: number, isKnown: (cell: number) => boolean) {
  const builder = new RelationBuilder();
  const truth: number[] = [];
  const equations: (readonly (readonly [number, number])[])[] = [];
  const cell = (value: number): number => {
    const at = truth.push(value) - 1;
    const known = isKnown(at);
    builder.add(known ? value : 0, known ? value : Number.POSITIVE_INFINITY);
    return at;
  };
  const sum = (parts: readonly number[]): number => cell(parts.reduce((all, part) => all + (truth[part] ?? 0), 0));
  const row = (whole: number, parts: readonly number[]): void => {
    const terms = [[1, whole] as const, ...parts.map((part) => [-1, part] as const)];
    equations.push(terms);
    builder.row(terms, 0, 0);
  };
  const whole = (parts: readonly number[]): number => {
    const at = sum(parts);
    row(at, parts);
    return at;
  };
  const inside = Array.from({ length: rows }, (_, r) =>
    Array.from({ length: columns }, (_, c) => cell(3 + ((7 * r + 5 * c) % 11))),
  );
  const rowSums = inside.map((list) => whole([whole(list.slice(0, 2)), ...list.slice(2)]));
  const columnSums = Array.from({ length: columns }, (_, c) => whole(inside.map((list) => list[c] ?? 0)));
  const all = whole(rowSums);
  row(all, columnSums);
  return { relations: builder.relations(), truth, equations };
}

/** Numbers that the equations determine, by dense elimination: those whose unit vector is a sum of equations. */
function determinedDensely(
  equations: readonly (readonly (readonly [number, number])[])[],
  cells: number,
  isKnown: (cell: number) => boolean,
): readonly number[] {
  const matrix = equations.map((terms) => {
    const line = new Array<number>(cells).fill(0);
    for (const [factor, at] of terms) if (!isKnown(at)) line[at] = (line[at] ?? 0) + factor;
    return line;
  });
  let rank = 0;
  for (let column = 0; column < cells; column += 1) {
    const pivot = matrix.findIndex((line, at) => at >= rank && Math.abs(line[column] ?? 0) > 1e-9);
    if (pivot < 0) continue;
    const [own = [], other = []] = [matrix[pivot], matrix[rank]];
    [matrix[rank], matrix[pivot]] = [own, other];
    const scale = own[column] ?? 1;
    for (let k = 0; k < cells; k += 1) own[k] = (own[k] ?? 0) / scale;
    for (const [at, line] of matrix.entries()) {
      const factor = line[column] ?? 0;
      if (at === rank || Math.abs(factor) < 1e-9) continue;
      for (let k = 0; k < cells; k += 1) line[k] = (line[k] ?? 0) - factor * (own[k] ?? 0);
    }
    rank += 1;
  }
  return matrix
    .map((line) => line.flatMap((factor, at) => (Math.abs(factor) > 1e-9 ? [at] : [])))
    .flatMap((own) => (own.length === 1 ? own : []))
    .sort((a, b) => a - b);
}

test("the equations determine exactly the numbers that a dense elimination finds, with their values", () => {
  let found = 0;
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 5 }),
      fc.integer({ min: 3, max: 5 }),
      fc.integer(),
      fc.constantFrom(0.2, 0.5, 0.7),
      (rows, columns, seed, share) => {
        const random = randomFrom(seed);
        const known = Array.from({ length: 100 }, () => random() < share);
        const isKnown = (cell: number): boolean => known[cell] ?? false;
        const { relations, truth, equations } = tableOf(rows, columns, isKnown);
        const limits = { low: relations.low, high: relations.high, isContradiction: false };
        const values = determinedByEquations(relations, limits, random);
        const expected = determinedDensely(equations, truth.length, isKnown);
        found += expected.length;
        expect([...values.keys()].sort((a, b) => a - b)).toEqual(expected);
        for (const [cell, value] of values) expect(value).toBe(truth[cell]);
      },
    ),
    { numRuns: 200 },
  );
  expect(found).toBeGreaterThan(200);
});
