import type { MeanCounts, RatioCounts } from "../../src/cube/cell.ts";

/** The cell of students' values. */
export function meanCell(values: ArrayLike<number>, from = 0, to = values.length): MeanCounts {
  let [nonZero, sum, sumOfSquares, sumOfCubes] = [0, 0, 0, 0];
  for (let i = from; i < to; i++) {
    const x = values[i]!;
    if (x !== 0) nonZero++;
    sum += x;
    sumOfSquares += x * x;
    sumOfCubes += x * x * x;
  }
  return { kind: "mean", n: to - from, nonZero, sum, sumOfSquares, sumOfCubes };
}

/** The cell of students' parts and wholes. */
export function ratioCell(
  parts: ArrayLike<number>,
  wholes: ArrayLike<number>,
  from = 0,
  to = parts.length,
): RatioCounts {
  const sums = { nonZero: 0, notWhole: 0, part: 0, whole: 0, partSquared: 0, wholeSquared: 0, product: 0 };
  const cubes = { partCubed: 0, partSquaredByWhole: 0, partByWholeSquared: 0, wholeCubed: 0 };
  for (let i = from; i < to; i++) {
    const [p, w] = [parts[i]!, wholes[i]!];
    if (p !== 0) sums.nonZero++;
    if (p !== w) sums.notWhole++;
    sums.part += p;
    sums.whole += w;
    sums.partSquared += p * p;
    sums.wholeSquared += w * w;
    sums.product += p * w;
    cubes.partCubed += p ** 3;
    cubes.partSquaredByWhole += p * p * w;
    cubes.partByWholeSquared += p * w * w;
    cubes.wholeCubed += w ** 3;
  }
  return { kind: "ratio", n: to - from, ...sums, ...cubes };
}
