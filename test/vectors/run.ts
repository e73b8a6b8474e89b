/** `npm run vectors -- DIR [--why]`; format, output and exit codes: docs/vectors.md. */
import { existsSync } from "node:fs";
import { vectorReport } from "./report.ts";

const folder = process.argv.slice(2).find((word) => !word.startsWith("--")) ?? "test/vectors";
if (existsSync(folder)) {
  const { lines, exitCode } = await vectorReport(folder, process.argv.includes("--why"));
  for (const line of lines) console.log(line);
  process.exitCode = exitCode;
} else {
  console.error(`There is no folder ${folder}.`);
  process.exitCode = 1;
}
