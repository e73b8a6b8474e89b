import { enableCompileCache } from "node:module";
import type { Tasks } from "./tasks.ts";

// A thread does not inherit the compile cache; without its own it compiles every module again before its first task.
enableCompileCache();
const [{ serve }, { tasks }] = await Promise.all([import("./threads.ts"), import("./tasks.ts")]);
serve<Tasks>(tasks);
