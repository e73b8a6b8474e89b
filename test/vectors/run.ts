/** `npm run vectors -- DIR`: every case of a folder of vector files, per method `name: passed/total`. `--why` prints each failure. */
import { check, vectorFiles } from "./walk.ts";

const folder = process.argv.slice(2).find((word) => !word.startsWith("--")) ?? "test/vectors";
const why = process.argv.includes("--why");

const tally = new Map<string, { passed: number; total: number }>();
let failed = 0;
for (const file of vectorFiles(folder)) {
  for (const item of file.cases) {
    const count = tally.get(item.method) ?? { passed: 0, total: 0 };
    const wrong = await check(item, file);
    count.total += 1;
    if (wrong.length === 0) count.passed += 1;
    else {
      failed += 1;
      if (why) console.log(`${file.name} ${item.id} (${item.method})\n  ${wrong.join("\n  ")}`);
    }
    tally.set(item.method, count);
  }
}
for (const [name, { passed, total }] of tally) console.log(`${name}: ${passed}/${total}`);
const passed = [...tally.values()].reduce((sum, count) => sum + count.passed, 0);
console.log(`${passed} passed, ${failed} failed`);
if (failed > 0 || passed === 0) process.exitCode = 1;
