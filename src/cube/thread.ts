import { parentPort } from "node:worker_threads";
import { AppError } from "../base/errors.ts";
import { buffersOf } from "./arrays.ts";
import { tasks } from "./tasks.ts";
import { type Sent, type SentBack, threadFailed } from "./threads.ts";

// A worker: runs the tasks it is sent in order (FIFO).
parentPort?.on("message", ({ task, asked }: Sent) => {
  try {
    const answer = (tasks[task] as (of: typeof asked) => never)(asked);
    const back: SentBack = { answer };
    parentPort?.postMessage(back, buffersOf(answer));
  } catch (error) {
    const { code, facts } = error instanceof AppError ? error : threadFailed(error);
    const back: SentBack = { failed: { code, facts } };
    parentPort?.postMessage(back);
  }
});
