import { parentPort } from "node:worker_threads";
import { buffersOf } from "./arrays.ts";
import { tasks } from "./tasks.ts";
import type { Sent, SentBack } from "./threads.ts";

// One thread beside the main one: does what it is sent, in the order in which it comes.
parentPort?.on("message", ({ task, asked }: Sent) => {
  try {
    const answer = (tasks[task] as (of: typeof asked) => never)(asked);
    const back: SentBack = { answer };
    parentPort?.postMessage(back, buffersOf(answer));
  } catch (error) {
    const back: SentBack = {
      failed:
        error instanceof Error
          ? { message: error.message, stack: error.stack }
          : { message: String(error), stack: undefined },
    };
    parentPort?.postMessage(back);
  }
});
