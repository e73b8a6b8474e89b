import { enableCompileCache } from "node:module";
import type { ReportTasks } from "./report-tasks.ts";

// A thread does not inherit the compile cache; without its own it compiles every module again before it writes its first page.
enableCompileCache();
const [{ serve }, { reportTasks }] = await Promise.all([import("../cube/threads.ts"), import("./report-tasks.ts")]);
serve<ReportTasks>(reportTasks);
