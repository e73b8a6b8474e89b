import { enableCompileCache } from "node:module";
import type { Tasks } from "./tasks.ts";

// Worker threads do not inherit the compile cache. Without it, each one compiles every module again before its first
// task.
enableCompileCache();
const [{ serve }, { tasks }] = await Promise.all([import("./threads.ts"), import("./tasks.ts")]);
serve<Tasks>(tasks);
