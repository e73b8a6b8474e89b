import { enableCompileCache } from "node:module";
import type { ReportTasks } from "./report-tasks.ts";

// A thread has a cache of its own: without it, it compiles every module again before it writes its first page.
enableCompileCache();
const [{ serve }, { reportTasks }] = await Promise.all([import("../cube/threads.ts"), import("./report-tasks.ts")]);
serve<ReportTasks>(reportTasks);
