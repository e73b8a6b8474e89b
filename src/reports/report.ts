import type { Audience } from "../cube/cube.ts";

export type { Audience } from "../cube/cube.ts";

/** Plain data that answers one reader's question. Pages, API, terminal and sheets are printers of reports. */
export interface Report<A extends Audience> {
  readonly id: string;
  readonly audience: A;
}
