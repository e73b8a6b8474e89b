import { enableCompileCache } from "node:module";
import type { ReportTasks } from "./report-tasks.ts";

// Worker threads do not inherit the compile cache. Without it, each one compiles every module again before its first
// page.
enableCompileCache();
const [{ serve }, { reportTasks }] = await Promise.all([import("../cube/threads.ts"), import("./report-tasks.ts")]);
serve<ReportTasks>(reportTasks);
