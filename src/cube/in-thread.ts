import { isMainThread } from "node:worker_threads";
import { AppError } from "../base/errors.ts";
import type { Audience } from "./audience.ts";
import { brand, type MadeFor } from "./brand.ts";
import { audienceOf, type Cube, type CubeData } from "./cube.ts";

/** Data of a counted cube to send to a worker; undefined for official figures, which are read in the main thread. */
export const sentCube = (cube: Cube<Audience>): CubeData | undefined =>
  audienceOf(cube) === "internal" && cube.official === undefined ? { ...cube } : undefined;

/**
 * The same cube in a worker thread, which the original's brand does not reach. Always internal, and no public printer
 * accepts internal data, so nothing becomes public by passing through here.
 *
 * @throws AppError cube.not-from-a-door outside a worker thread, and for official figures
 */
export function cubeInThread(sent: CubeData): Cube<"internal"> {
  if (sent.official !== undefined) throw new AppError("cube.not-from-a-door", {});
  return madeInThread(() => ({ ...sent }));
}

/**
 * Restores, in a worker thread, data made from such a cube before it was sent.
 *
 * @throws AppError cube.not-from-a-door outside a worker thread
 */
export function madeInThread<T extends object>(make: (audience: "internal") => T): T & MadeFor<"internal"> {
  if (isMainThread) throw new AppError("cube.not-from-a-door", {});
  return brand("internal", make("internal"));
}
