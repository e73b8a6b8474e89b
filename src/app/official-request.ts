import { fileURLToPath } from "node:url";
import type { OutlierReport } from "../reports/outliers.ts";
import type { Workspace } from "../sources/workspace.ts";
import type { OutlierPages } from "../web/outliers/frame.ts";
import type { OfficialRows } from "./database/official-rows.ts";

/** California's schools of 1999 and 2000: comes with the program. */
export const sampleFile = fileURLToPath(new URL("../../data/california-api-2000.csv", import.meta.url));

/** What to look at in official figures; the usual choice is made for what is left out. */
export interface OfficialRequest {
  /** Ids of figures; several are taken together as subjects of one outcome. */
  readonly outcomes?: readonly string[];
  readonly covariates?: readonly string[];
  /** "school" or "district". */
  readonly placeLevel?: string;
  /** `grouping=level`, or "all". */
  readonly groups?: readonly string[];
  readonly reference?: string;
  readonly size?: string;
}

/** Where official figures are read: a file; else the workspace, when it has some; else the sample that comes with the program. */
export interface OfficialPlace {
  readonly file?: string | undefined;
  readonly workspace?: Workspace | undefined;
  readonly now: Date;
}

export type OfficialSource = OutlierPages["source"];

export interface OfficialAnswer {
  readonly report: OutlierReport;
  readonly rows: OfficialRows;
  readonly source: OfficialSource;
}
