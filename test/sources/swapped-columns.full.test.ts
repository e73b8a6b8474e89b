import { test } from "vitest";
import { attendance, checkSwapped } from "./swapped-columns.ts";

test("two columns with each other's values hold the load, next year too", () =>
  checkSwapped(attendance, [
    ["Days Present", "Days Absent"],
    ["Days Enrolled", "Days Absent"],
    ["Days Enrolled", "Days Present"],
    ["School Year", "Days Present"],
  ]));
