import { enableCompileCache } from "node:module";
import type { JudgeTasks } from "./tasks.ts";

// A thread has a cache of its own: without it, it compiles every module again before its first task.
enableCompileCache();
const [{ serve }, { judgeTasks }] = await Promise.all([import("../../cube/threads.ts"), import("./tasks.ts")]);
serve<JudgeTasks>(judgeTasks);
