/**
 * Checks the architecture rules: allowed imports, no forged audience, unique exported names, nothing that the oldest Node
 * cannot run. Also fails if it read suspiciously few modules.
 */
import { readdirSync } from "node:fs";
import { cruise } from "dependency-cruiser";
import extractConfig from "dependency-cruiser/config-utl/extract-depcruise-config";
import extractTsConfig from "dependency-cruiser/config-utl/extract-ts-config";
import { adapterFiles, computingAdapters, inputBuilders } from "./adapters.ts";
import { forgedAudiences } from "./audience.ts";
import { handBuiltKeys } from "./hand-built-keys.ts";
import { machineOrders } from "./machine-orders.ts";
import { repeatedNames, sourceFiles } from "./names.ts";
import { newerSyntaxIn } from "./newer-syntax.ts";
import { phrasesInErrors } from "./phrases-in-errors.ts";
import { releaseNames } from "./release-names.ts";
import { britishSpellings } from "./spelling.ts";
import { technicalNumbers } from "./technical-numbers.ts";
import { bareThresholds, checkedFiles } from "./thresholds.ts";

const config = await extractConfig("./.dependency-cruiser.mjs");
const result = await cruise(
  ["src"],
  { ruleSet: { forbidden: config.forbidden ?? [] }, ...config.options, validate: true },
  undefined,
  { tsConfig: extractTsConfig("tsconfig.json") },
);
if (typeof result.output === "string") throw new Error("dependency-cruiser answered with text, not with modules");

const { modules, summary } = result.output;
const written = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((f) => f.endsWith(".ts")).length;
const read = modules.filter((m) => m.source.startsWith("src/")).length;
const arrows = modules.filter((m) => m.source.startsWith("src/")).reduce((sum, m) => sum + m.dependencies.length, 0);
for (const v of summary.violations) console.error(`${v.rule.name}: ${v.from} -> ${v.to}\n  ${v.comment ?? ""}`);
if (read < written) {
  console.error(
    `The house was not read: ${read} of ${written} files in src. Is TypeScript a version that dependency-cruiser reads?`,
  );
  process.exit(1);
}
if (arrows < written) {
  console.error(`Only ${arrows} imports were seen in ${written} files: the house was not read.`);
  process.exit(1);
}
const sources = sourceFiles("src");
const faults = [
  ...britishSpellings(),
  ...forgedAudiences(process.cwd()),
  ...repeatedNames(sources),
  ...releaseNames(sources),
  ...handBuiltKeys(sources),
  ...machineOrders(sources),
  ...newerSyntaxIn(sources),
  ...phrasesInErrors(sources),
  ...bareThresholds(checkedFiles(), technicalNumbers),
  ...computingAdapters(adapterFiles(), inputBuilders),
];
for (const line of faults) console.error(line);
if (summary.error > 0 || faults.length > 0) process.exit(1);
console.log(`house: ${read} files, ${arrows} imports, every arrow points down`);
