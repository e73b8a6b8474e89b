import type { Audience } from "../cube/cube.ts";
import { type MadeFor, madeFrom } from "../cube/made-from.ts";
import type { Notes } from "../cube/staff-notes.ts";

export type { Notes } from "../cube/staff-notes.ts";

/** Empty notes; a report with these has the audience of its source. */
export const withoutNotes = <A extends Audience>(source: MadeFor<A>): Notes<A, never> =>
  madeFrom(source, { notes: [] });
