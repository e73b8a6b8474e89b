import { type Tasks, tasks } from "./tasks.ts";
import { serve } from "./threads.ts";

serve<Tasks>(tasks);
