import { availableParallelism } from "node:os";
import { parentPort, Worker } from "node:worker_threads";
import type { ErrorFacts } from "../base/error-facts.ts";
import { AppError, type ErrorCode } from "../base/errors.ts";
import { buffersOf } from "./arrays.ts";
import { type Tasks, tasks } from "./tasks.ts";

/** Input and output of each task, by name. Plain data. */
type TaskTypes<T> = { readonly [K in keyof T]: readonly [asked: unknown, answer: unknown] };
type TaskTable<T extends TaskTypes<T>> = { readonly [K in keyof T]: (job: T[K][0]) => T[K][1] | Promise<T[K][1]> };

/** Messages to and from a worker. */
interface Sent<T extends TaskTypes<T>> {
  readonly task: keyof T;
  readonly asked: T[keyof T][0];
}
type SentBack =
  | { readonly answer: unknown }
  | { readonly failed: { readonly code: ErrorCode; readonly facts: ErrorFacts[ErrorCode] } };

interface Busy {
  readonly worker: Worker;
  /** Number of pending tasks. */
  waiting: number;
  readonly settle: {
    readonly resolve: (answer: unknown) => void;
    readonly reject: (error: unknown) => void;
  }[];
}

/** A pool of workers, started on demand. If all workers are busy, the task runs in the calling thread. */
export class Threads<T extends TaskTypes<T>> {
  private readonly tasks: TaskTable<T>;
  private readonly file: URL;
  private readonly count: number;
  private readonly busy: Busy[] = [];

  /**
   * @param file   worker module that serves the same tasks (`serve`)
   * @param count  number of workers; by default one fewer than the machine's cores, at most 7
   */
  constructor(tasks: TaskTable<T>, file: URL, count = Math.min(7, availableParallelism() - 1)) {
    this.tasks = tasks;
    this.file = file;
    this.count = count;
  }

  /**
   * Starts a task. Transfers its arrays rather than copying them, so the caller cannot use them afterwards.
   *
   * @param ahead  longest queue a worker may have, including this task; 0 if the task is too small for a worker
   * @returns resolves when the task has started; the result has its own promise
   */
  async begin<K extends keyof T>(task: K, job: T[K][0], ahead: number): Promise<{ readonly answer: Promise<T[K][1]> }> {
    // Yield once so that finished workers' messages are handled before a worker is picked.
    await new Promise((resolve) => setImmediate(resolve));
    const thread = ahead > 0 ? this.free(ahead) : undefined;
    if (thread === undefined) {
      return { answer: Promise.resolve(this.tasks[task](job)) };
    }
    thread.waiting += 1;
    const answer = new Promise<T[K][1]>((resolve, reject) => {
      thread.settle.push({ resolve, reject });
    });
    // Avoids unhandledRejection; the error surfaces where the promise is awaited.
    answer.catch(() => {});
    const sent: Sent<T> = { task, asked: job };
    thread.worker.postMessage(sent, buffersOf(job));
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
    const started: Busy = { worker: new Worker(this.file), waiting: 0, settle: [] };
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

/** Threads for reading and counting student-years. */
export const cubeThreads = (count?: number): Threads<Tasks> =>
  new Threads<Tasks>(tasks, new URL("./thread.ts", import.meta.url), count);

/** Worker side: runs the tasks it receives in order. */
export function serve<T extends TaskTypes<T>>(table: TaskTable<T>): void {
  const answer = async ({ task, asked }: Sent<T>): Promise<void> => {
    try {
      const answered = await table[task](asked);
      const back: SentBack = { answer: answered };
      parentPort?.postMessage(back, buffersOf(answered));
    } catch (error) {
      const { code, facts } = error instanceof AppError ? error : threadFailed(error);
      const back: SentBack = { failed: { code, facts } };
      parentPort?.postMessage(back);
    }
  };
  let last = Promise.resolve();
  parentPort?.on("message", (sent: Sent<T>) => {
    last = last.then(() => answer(sent));
  });
}

/** Wraps a worker failure that is not an AppError. */
const threadFailed = (error: unknown): AppError =>
  new AppError("cube.thread-failed", {
    message: error instanceof Error ? error.message : String(error),
    stack: (error instanceof Error ? error.stack : undefined) ?? null,
  });
