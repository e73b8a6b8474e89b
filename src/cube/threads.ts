import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { ErrorFacts } from "../base/error-facts.ts";
import { AppError, type ErrorCode } from "../base/errors.ts";
import { buffersOf } from "./arrays.ts";
import { type Tasks, tasks } from "./tasks.ts";

/** The messages to and from a worker. */
export interface Sent {
  readonly task: keyof Tasks;
  readonly asked: Tasks[keyof Tasks][0];
}
export type SentBack =
  | { readonly answer: Tasks[keyof Tasks][1] }
  | { readonly failed: { readonly code: ErrorCode; readonly facts: ErrorFacts[ErrorCode] } };

interface Busy {
  readonly worker: Worker;
  /** Number of pending tasks. */
  waiting: number;
  readonly settle: {
    readonly resolve: (answer: Tasks[keyof Tasks][1]) => void;
    readonly reject: (error: unknown) => void;
  }[];
}

/**
 * A pool of workers, started when they are first needed. A task runs in the calling thread when all workers are busy.
 */
export class Threads {
  private readonly count: number;
  private readonly busy: Busy[] = [];

  /** @param count  number of workers; by default one fewer than the machine's cores, at most 7 */
  constructor(count = Math.min(7, availableParallelism() - 1)) {
    this.count = count;
  }

  /**
   * Starts a task. Its arrays are transferred, not copied: the caller cannot use them afterward.
   *
   * @param ahead  the queue length a worker may reach, this task included; 0 for a task too small for a worker
   * @returns resolves when the task has started; its answer resolves later
   */
  async begin<T extends keyof Tasks>(
    task: T,
    asked: Tasks[T][0],
    ahead: number,
  ): Promise<{ readonly answer: Promise<Tasks[T][1]> }> {
    // Yield once so that finished workers' messages are handled before a worker is picked.
    await new Promise((resolve) => setImmediate(resolve));
    const thread = ahead > 0 ? this.free(ahead) : undefined;
    if (thread === undefined) {
      return { answer: Promise.resolve((tasks[task] as (of: Tasks[T][0]) => Tasks[T][1])(asked)) };
    }
    thread.waiting += 1;
    const answer = new Promise<Tasks[T][1]>((resolve, reject) => {
      thread.settle.push({ resolve: (answer) => resolve(answer as Tasks[T][1]), reject });
    });
    // Avoids unhandledRejection; the error surfaces where the promise is awaited.
    answer.catch(() => {});
    const sent: Sent = { task, asked };
    thread.worker.postMessage(sent, buffersOf(asked));
    return { answer };
  }

  async close(): Promise<void> {
    await Promise.all(this.busy.map(({ worker }) => worker.terminate()));
    this.busy.length = 0;
  }

  private free(ahead: number): Busy | undefined {
    const idle = this.busy.find((b) => b.waiting === 0);
    if (idle !== undefined) return idle;
    if (this.busy.length < this.count) return this.start();
    return this.busy.find((b) => b.waiting < ahead);
  }

  private start(): Busy {
    const started: Busy = { worker: new Worker(new URL("./thread.ts", import.meta.url)), waiting: 0, settle: [] };
    started.worker.on("message", (back: SentBack) => {
      started.waiting -= 1;
      const settle = started.settle.shift();
      if ("answer" in back) settle?.resolve(back.answer);
      else settle?.reject(new AppError(back.failed.code, back.failed.facts));
    });
    started.worker.on("error", (error) => {
      this.busy.splice(this.busy.indexOf(started), 1);
      for (const { reject } of started.settle.splice(0)) reject(threadFailed(error));
    });
    this.busy.push(started);
    return started;
  }
}

/** The error for a failure in a worker that is not an AppError. */
export const threadFailed = (error: unknown): AppError =>
  new AppError("cube.thread-failed", {
    message: error instanceof Error ? error.message : String(error),
    stack: (error instanceof Error ? error.stack : undefined) ?? null,
  });
