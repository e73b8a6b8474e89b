import type { Audience } from "./audience.ts";
import { audienceOf, brand, type MadeFor } from "./brand.ts";
import type { CubeData } from "./cube.ts";

export type { MadeFor } from "./brand.ts";

/** Neither a cube, nor a copy of one, nor anything that has an audience already: those must not get another. */
export type Unbranded<T> = T extends MadeFor<Audience> | CubeData ? never : T;

/**
 * Brands data made from a cube or official figures for the same audience as its source. Only reports and queries of
 * official figures import this function (`house/audience.ts` checks it); they must not put anything from elsewhere
 * into `data`.
 *
 * @param source  the cube or official figures it is made from
 * @param data    plain data; gets frozen
 * @throws AppError cube.not-from-a-door if the source was not branded, cube.audiences-differ if the data is for others
 */
export const madeFrom = <A extends Audience, T extends object>(
  source: MadeFor<A>,
  data: Unbranded<T>,
): T & MadeFor<A> => brand<A, T>(audienceOf(source), data);
