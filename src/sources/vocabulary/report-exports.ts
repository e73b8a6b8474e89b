import { checkedList } from "../../base/list.ts";
import { calpadsExports } from "./exports-of-calpads.ts";
import { interimTestExports } from "./exports-of-interim-tests.ts";
import { starExports } from "./exports-of-star.ts";
import { studentSystemExports } from "./exports-of-student-systems.ts";
import type { ReportExport } from "./report-export.ts";

/** Every export with known headings. `docs/headings.md` is generated from this list. */
export const reportExports: readonly ReportExport[] = checkedList("exports", [
  ...studentSystemExports,
  ...calpadsExports,
  ...interimTestExports,
  ...starExports,
]);
