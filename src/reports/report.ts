import { type Audience, audienceOf, type Cube } from "../cube/cube.ts";

export type { Audience } from "../cube/cube.ts";

/** Plain data for one question of a reader. Pages, API, terminal and sheets print reports. */
export interface Report<A extends Audience> {
  readonly id: string;
  readonly audience: A;
}

/** The audience of a report: that of the cube it is built from. */
export const audienceOfReport = <A extends Audience>(cube: Cube<A>): A => audienceOf(cube);
