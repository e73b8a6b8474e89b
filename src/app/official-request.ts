import { fileURLToPath } from "node:url";
import type { OutlierReport } from "../reports/outliers.ts";
import type { Workspace } from "../sources/workspace.ts";
import type { OutlierPages } from "../web/outliers/frame.ts";
import type { OfficialRows } from "./database/official-rows.ts";

/** California's schools in 1999 and 2000; ships with the program. */
export const sampleFile = fileURLToPath(new URL("../../data/california-api-2000.csv", import.meta.url));

/** What to look at in official figures; defaults apply to what is omitted. */
export interface OfficialRequest {
  /** Figure ids; several are combined as subjects of one outcome. */
  readonly outcomes?: readonly string[];
  readonly covariates?: readonly string[];
  /** "school" or "district". */
  readonly placeLevel?: string;
  /** `grouping=level`, or "all". */
  readonly groups?: readonly string[];
  readonly reference?: string;
  readonly size?: string;
  /** Better direction of the outcomes; default: as declared. */
  readonly better?: "high" | "low";
}

/** Where to read official figures: a file, else the workspace if it has any, else the bundled sample. */
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
