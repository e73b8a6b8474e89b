import { AppError } from "../base/errors.ts";
import { type Audience, audienceOf } from "../cube/cube.ts";
import { type MadeFor, madeFrom, type Unbranded } from "../cube/made-from.ts";

export type { Audience } from "../cube/cube.ts";
export type { MadeFor } from "../cube/made-from.ts";

/** Plain data answering one question. Pages, API, terminal and sheets print reports. */
export interface Report<A extends Audience> extends MadeFor<A> {
  readonly id: string;
  /**
   * Audience as data, for printers. Not typed `A`: an intersection of two literal types would be `never`, which is
   * assignable to everything.
   */
  readonly audience: Audience;
}

/** Audience of a report: that of the cube or official figures it is built from. */
export const audienceOfReport = <A extends Audience>(source: MadeFor<A>): A => audienceOf(source);

/**
 * Brands a page or file with the audience of its report. Only `web/page-kind.ts` and `printers/output.ts` import it
 * (`house/audience.ts` checks it).
 */
export const shownFrom = <A extends Audience, T extends object>(
  report: MadeFor<A>,
  data: Unbranded<T>,
): T & MadeFor<A> => madeFrom<A, T>(report, data);

/**
 * Checks at run time that all parts have the same audience as the whole. The compiler checks this too, but not
 * through `any`.
 *
 * @returns the audience of the whole
 * @throws AppError cube.not-from-a-door if the whole or a part is a copy, cube.audiences-differ if a part is for
 *   another audience
 */
export function requireAudience<A extends Audience>(whole: MadeFor<A>, parts: readonly MadeFor<Audience>[]): A {
  const audience = audienceOf(whole);
  for (const part of parts) {
    const other = audienceOf(part);
    if (other !== audience) throw new AppError("cube.audiences-differ", { audience, other });
  }
  return audience;
}
