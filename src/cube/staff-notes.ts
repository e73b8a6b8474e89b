import type { Audience } from "./audience.ts";
import { brand, type MadeFor } from "./brand.ts";

/** Notes that people wrote about places, and who may read them. */
export interface Notes<A extends Audience, Note> extends MadeFor<A> {
  readonly notes: readonly Note[];
}

/** Notes of the district's own staff: they name people to ask, so they are for the district alone. */
export const staffNotes = <Note>(notes: readonly Note[]): Notes<"internal", Note> => brand("internal", { notes });
