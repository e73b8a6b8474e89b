import { isMainThread } from "node:worker_threads";
import { AppError } from "../base/errors.ts";
import type { Audience } from "./audience.ts";
import { brand, type MadeFor } from "./brand.ts";
import { audienceOf, type Cube, type CubeData } from "./cube.ts";

/** The data of a counted cube, for a worker thread; undefined for a cube of official figures, which is read where it was made. */
export const sentCube = (cube: Cube<Audience>): CubeData | undefined =>
  audienceOf(cube) === "internal" && cube.official === undefined ? { ...cube } : undefined;

/**
 * The same cube in a worker thread, where the brand of the original does not go. It is always internal, which no public printer takes, so that nothing
 * becomes public by passing through here.
 *
 * @throws AppError cube.not-from-a-door outside a worker thread, and for official figures
 */
export function cubeInThread(sent: CubeData): Cube<"internal"> {
  if (sent.official !== undefined) throw new AppError("cube.not-from-a-door", {});
  return madeInThread(() => ({ ...sent }));
}

/**
 * What was made of such a cube before it was sent, in a worker thread.
 *
 * @throws AppError cube.not-from-a-door outside a worker thread
 */
export function madeInThread<T extends object>(make: (audience: "internal") => T): T & MadeFor<"internal"> {
  if (isMainThread) throw new AppError("cube.not-from-a-door", {});
  return brand("internal", make("internal"));
}
