import type { Audience } from "./audience.ts";
import { brand, type MadeFor } from "./brand.ts";

/** Notes people wrote about places, and who may read them. */
export interface Notes<A extends Audience, Note> extends MadeFor<A> {
  readonly notes: readonly Note[];
}

/** Notes by district staff. They name people to ask, so they are internal. */
export const staffNotes = <Note>(notes: readonly Note[]): Notes<"internal", Note> => brand("internal", { notes });
