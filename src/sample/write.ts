import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { AnswerKey } from "./answer-key.ts";
import { generateDistrict, type SampleOptions, sampleAnswerKey } from "./generate.ts";

/** Deliveries written, in load order, with the paths of their files. */
export interface WrittenSample {
  readonly deliveries: readonly { readonly name: string; readonly files: readonly string[] }[];
  readonly answerKey: AnswerKey;
  readonly answerKeyPath: string;
}

/**
 * Writes a sample: its export files into `dir/deliveries/<delivery>/` and its answer key to `dir/answer-key.json`.
 *
 * @param dir        created if missing; files of the same names are replaced
 * @param onWritten  progress callback, called after each file
 */
export function writeDistrict(
  dir: string,
  options: SampleOptions,
  onWritten: (path: string) => void = () => {},
): WrittenSample {
  const byDelivery = new Map<string, string[]>();
  for (const file of generateDistrict(options)) {
    const folder = join(dir, "deliveries", file.delivery);
    mkdirSync(folder, { recursive: true });
    const path = join(folder, file.name);
    writeFileSync(path, file.bytes);
    const files = byDelivery.get(file.delivery);
    if (files) files.push(path);
    else byDelivery.set(file.delivery, [path]);
    onWritten(path);
  }
  const key = sampleAnswerKey(options);
  const answerKeyPath = join(dir, "answer-key.json");
  mkdirSync(dir, { recursive: true });
  writeFileSync(answerKeyPath, `${JSON.stringify(key, null, 2)}\n`);
  const deliveries = [...byDelivery].map(([name, files]) => ({ name, files }));
  return { deliveries: deliveries.sort((a, b) => (a.name < b.name ? -1 : 1)), answerKey: key, answerKeyPath };
}
