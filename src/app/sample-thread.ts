import { once } from "node:events";
import { enableCompileCache } from "node:module";
import { parentPort, workerData } from "node:worker_threads";
import type { SampleOptions } from "../sample/generate.ts";

// Worker threads do not inherit the compile cache.
enableCompileCache();
const { writeDistrict } = await import("../sample/write.ts");

/** What the thread is given. */
export interface SampleAsked {
  readonly dir: string;
  readonly options: SampleOptions;
}

const { dir, options } = workerData as SampleAsked;
let isFirst = true;
for (const delivery of writeDistrict(dir, options)) {
  parentPort?.postMessage(delivery);
  // Leave the processors to the reader of the last year, until it asks for more.
  if (isFirst && options.lastYearFirst === true && parentPort !== null) await once(parentPort, "message");
  isFirst = false;
}
