import { enableCompileCache } from "node:module";
import type { JudgeTasks } from "./tasks.ts";

// Worker threads do not inherit the compile cache. Without it, each one compiles every module again before its first
// task.
enableCompileCache();
const [{ serve }, { judgeTasks }] = await Promise.all([import("../../cube/threads.ts"), import("./tasks.ts")]);
serve<JudgeTasks>(judgeTasks);
