import { check, vectorFiles } from "./walk.ts";

export interface VectorReport {
  /** Terminal output: failed cases if requested, a line per method, and the total. */
  readonly lines: readonly string[];
  readonly exitCode: 0 | 1;
}

/**
 * Runs every case of a folder of vector files (format: docs/vectors.md).
 *
 * @param why  also list the differences of each failed case
 */
export async function vectorReport(folder: string, why = false): Promise<VectorReport> {
  const tally = new Map<string, { passed: number; total: number }>();
  const differences: string[] = [];
  for (const file of vectorFiles(folder)) {
    for (const item of file.cases) {
      const count = tally.get(item.method) ?? { passed: 0, total: 0 };
      const wrong = await check(item, file);
      count.total += 1;
      if (wrong.length === 0) count.passed += 1;
      else differences.push(`${file.name} ${item.id} (${item.method})`, ...wrong.map((line) => `  ${line}`));
      tally.set(item.method, count);
    }
  }
  const counts = [...tally.values()];
  const passed = counts.reduce((sum, count) => sum + count.passed, 0);
  const failed = counts.reduce((sum, count) => sum + count.total, 0) - passed;
  return {
    lines: [
      ...(why ? differences : []),
      ...[...tally].map(([name, count]) => `${name}: ${count.passed}/${count.total}`),
      `${passed} passed, ${failed} failed`,
    ],
    exitCode: failed === 0 && passed > 0 ? 0 : 1,
  };
}
