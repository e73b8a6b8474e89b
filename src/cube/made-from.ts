import type { Audience } from "./audience.ts";
import { audienceOf, brand, type MadeFor } from "./brand.ts";

export type { MadeFor } from "./brand.ts";

/**
 * Brands data made from a cube or official figures for the same audience as its source. Only reports and queries of
 * official figures import this function (`house/audience.ts` checks it); they must not put anything from elsewhere
 * into `data`.
 *
 * @param source  the cube or official figures it is made from
 * @param data    plain data; gets frozen
 * @throws AppError cube.not-from-a-door if the source was not branded
 */
export const madeFrom = <A extends Audience, T extends object>(source: MadeFor<A>, data: T): T & MadeFor<A> =>
  brand(audienceOf(source), data);
