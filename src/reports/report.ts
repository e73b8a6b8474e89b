import { AppError } from "../base/errors.ts";
import { type Audience, audienceOf } from "../cube/cube.ts";
import type { MadeFor } from "../cube/made-from.ts";

export type { Audience } from "../cube/cube.ts";

/** Plain data for one question of a reader. Pages, API, terminal and sheets print reports. */
export interface Report<A extends Audience> {
  readonly id: string;
  readonly audience: A;
}

/** The audience of a report: that of the cube or the official figures it is built from. */
export const audienceOfReport = <A extends Audience>(source: MadeFor<A>): A => audienceOf(source);

/**
 * Checks that the parts of a page are for the readers of its report. The compiler checks it too, but not what comes as `any`.
 *
 * @throws AppError cube.not-from-a-door for a part that is a copy, cube.audiences-differ for a part made for other readers
 */
export function requireAudience(
  { audience }: { readonly audience: Audience },
  parts: readonly MadeFor<Audience>[],
): void {
  for (const part of parts) {
    const other = audienceOf(part);
    if (other !== audience) throw new AppError("cube.audiences-differ", { audience, other });
  }
}
