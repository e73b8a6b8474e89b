import { enableCompileCache } from "node:module";
import type { JudgeTasks } from "./tasks.ts";

// A thread does not inherit the compile cache; without its own it compiles every module again before its first task.
enableCompileCache();
const [{ serve }, { judgeTasks }] = await Promise.all([import("../../cube/threads.ts"), import("./tasks.ts")]);
serve<JudgeTasks>(judgeTasks);
