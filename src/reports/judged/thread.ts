import { serve } from "../../cube/threads.ts";
import { type JudgeTasks, judgeTasks } from "./tasks.ts";

serve<JudgeTasks>(judgeTasks);
