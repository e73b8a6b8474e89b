import { type Audience, audienceOf, type Cube } from "../cube/cube.ts";

export type { Audience } from "../cube/cube.ts";

/** Plain data that answers one reader's question. Pages, API, terminal and sheets are printers of reports. */
export interface Report<A extends Audience> {
  readonly id: string;
  readonly audience: A;
}

/** Whom a report may be shown to: those whom the cube it is built from may be shown to. */
export const audienceOfReport = <A extends Audience>(cube: Cube<A>): A => audienceOf(cube);
