import { serve } from "../cube/threads.ts";
import { type ReportTasks, reportTasks } from "./report-tasks.ts";

serve<ReportTasks>(reportTasks);
