import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { planDistricts } from "./district.ts";
import { generateDistrict, type SampleOptions, sampleAnswerKey } from "./generate.ts";

/** A delivery written to disk. */
export interface WrittenDelivery {
  readonly name: string;
  /** Paths of its files. */
  readonly files: readonly string[];
}

/**
 * Writes a sample: its answer key to `dir/answer-key.json` and its export files into `dir/deliveries/<delivery>/`. Yields
 * the deliveries in load order: of one district, each as soon as it is written; of several, all at the end, since every
 * district's first year comes before any second year.
 *
 * @param dir  created if missing; files of the same names are replaced
 */
export function* writeDistrict(dir: string, options: SampleOptions): Generator<WrittenDelivery> {
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, "answer-key.json"), `${JSON.stringify(sampleAnswerKey(options), null, 2)}\n`);
  const severalDistricts = planDistricts(options.seed, options.students ?? 9_000).length > 1;
  const byDelivery = new Map<string, string[]>();
  let current: string | undefined;
  for (const file of generateDistrict(options)) {
    if (!severalDistricts && current !== undefined && current !== file.delivery)
      yield { name: current, files: byDelivery.get(current) ?? [] };
    current = file.delivery;
    const folder = join(dir, "deliveries", file.delivery);
    mkdirSync(folder, { recursive: true });
    const path = join(folder, file.name);
    writeFileSync(path, file.bytes);
    const files = byDelivery.get(file.delivery);
    if (files) files.push(path);
    else byDelivery.set(file.delivery, [path]);
  }
  const deliveries = [...byDelivery].map(([name, files]) => ({ name, files }));
  if (severalDistricts) yield* deliveries.sort((a, b) => (a.name < b.name ? -1 : 1));
  else yield* deliveries.slice(-1);
}
