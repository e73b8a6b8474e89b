import { AppError } from "../base/errors.ts";
import { type Audience, audienceOf } from "../cube/cube.ts";
import { type MadeFor, madeFrom } from "../cube/made-from.ts";

export type { Audience } from "../cube/cube.ts";
export type { MadeFor } from "../cube/made-from.ts";

/** Plain data for one question of a reader. Pages, API, terminal and sheets print reports. */
export interface Report<A extends Audience> extends MadeFor<A> {
  readonly id: string;
  /** As data, for those who print it. Not `A`: `Object.assign` with another literal would be of type `never`, which fits everything. */
  readonly audience: Audience;
}

/** The audience of a report: that of the cube or the official figures it is built from. */
export const audienceOfReport = <A extends Audience>(source: MadeFor<A>): A => audienceOf(source);

/** A page or file made from a report is for the same readers. Only `web/page-kind.ts` and `printers/output.ts` import it (`house/audience.ts` checks it). */
export const shownFrom = <A extends Audience, T extends object>(report: MadeFor<A>, data: T): T & MadeFor<A> =>
  madeFrom(report, data);

/**
 * Checks that the parts of a whole are for its readers. The compiler checks it too, but not what comes as `any`.
 *
 * @returns whom the whole is for
 * @throws AppError cube.not-from-a-door for a whole or a part that is a copy, cube.audiences-differ for a part made for other readers
 */
export function requireAudience<A extends Audience>(whole: MadeFor<A>, parts: readonly MadeFor<Audience>[]): A {
  const audience = audienceOf(whole);
  for (const part of parts) {
    const other = audienceOf(part);
    if (other !== audience) throw new AppError("cube.audiences-differ", { audience, other });
  }
  return audience;
}
