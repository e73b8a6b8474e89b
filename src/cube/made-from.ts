import type { Audience } from "./audience.ts";
import { audienceOf, brand, type MadeFor } from "./brand.ts";

export type { MadeFor } from "./brand.ts";

/**
 * What is made from a cube or from official figures is for the same readers. Only reports and the questions to official figures import this function
 * (`house/audience.ts` checks it): they must put nothing into `data` that comes from elsewhere.
 *
 * @param source  what it is made from
 * @param data    plain data; it is frozen
 * @throws AppError cube.not-from-a-door when no door made the source
 */
export const madeFrom = <A extends Audience, T extends object>(source: MadeFor<A>, data: T): T & MadeFor<A> =>
  brand(audienceOf(source), data);
