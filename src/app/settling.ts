/**
 * File metadata from a listing. If the stamp has not changed, the file has not been written to.
 *
 * @property size      bytes
 * @property modified  mtime, which the writer can set; ms since 1970
 * @property changed   ctime, set by the file system; ms since 1970
 */
export interface Stamp {
  readonly size: number;
  readonly modified: number;
  readonly changed: number;
}

export interface Listed {
  readonly stamp: Stamp;
  /**
   * Hidden files are never loaded, but a changing one means a delivery is still arriving: some programs transfer
   * through hidden files.
   */
  readonly hidden: boolean;
}

/** Contents of a folder at one moment: relative path to metadata. */
export type Listing = ReadonlyMap<string, Listed>;

/** A file, and since when its stamp has been unchanged; ms on a monotonic clock. */
export interface Watched extends Listed {
  readonly since: number;
}

export type Watch = ReadonlyMap<string, Watched>;

/** A file that was tried before. */
export interface Tried {
  readonly stamp: Stamp;
  /** Id of the held delivery it was part of; null if the delivery was loaded. */
  readonly heldIn: string | null;
}

export interface SettlingRules {
  /** A file whose stamp is unchanged this long is settled; ms. */
  readonly settle: number;
  /** How long settled files wait for others that are still being written; ms. */
  readonly patience: number;
  /**
   * Files wait until a settled file of this name, at least as recent as they are, is in the folder. Never loaded
   * itself.
   */
  readonly marker?: string | undefined;
}

export interface Arrivals {
  /** One delivery, by name; empty if it is not complete. */
  readonly complete: readonly string[];
  /** Whether something is still being written. */
  readonly arriving: boolean;
  /** Untried files that are not complete. */
  readonly waiting: readonly string[];
}

/** Names that browsers, transfer programs and editors give to unfinished files. */
const unfinished = /(\.(part|partial|filepart|crdownload|download|tmp|temp|swp|lock)|~)$/i;

/** @param path  of a file in the watched folder; folders on the way may have such names too */
const isUnfinished = (path: string): boolean => path.split("/").some((name) => unfinished.test(name));

export const sameStamp = (a: Stamp, b: Stamp): boolean =>
  a.size === b.size && a.modified === b.modified && a.changed === b.changed;

/**
 * Merges a listing into the earlier ones.
 *
 * @param at time of the listing, on the clock of `Watched.since`
 */
export const observe = (before: Watch, listing: Listing, at: number): Watch =>
  new Map(
    [...listing].map(([path, file]): [string, Watched] => {
      const last = before.get(path);
      return [path, { ...file, since: last !== undefined && sameStamp(last.stamp, file.stamp) ? last.since : at }];
    }),
  );

/**
 * Which files form a complete delivery: all settled files, once nothing is being written. A file that never settles
 * delays the others by at most `patience`.
 */
export function arrivals(
  watch: Watch,
  tried: ReadonlyMap<string, Tried>,
  at: number,
  { settle, patience, marker }: SettlingRules,
): Arrivals {
  const rests = (file: Watched): boolean => at - file.since >= settle;
  const sign = marker === undefined ? undefined : watch.get(marker);
  const announced = ({ stamp }: Watched): boolean =>
    marker === undefined ||
    (sign !== undefined &&
      rests(sign) &&
      (stamp.modified <= sign.stamp.modified || stamp.changed <= sign.stamp.changed));
  const untried = [...watch].filter(([path, file]) => {
    const last = tried.get(path);
    return path !== marker && (last === undefined || !sameStamp(last.stamp, file.stamp));
  });
  const arriving = untried.some(([, file]) => !rests(file) && announced(file));
  const fresh = untried.filter(([path, file]) => !file.hidden && !isUnfinished(path));
  const ready = fresh.filter(([, file]) => rests(file) && announced(file));
  const longest = Math.max(...ready.map(([, file]) => at - file.since));
  const complete =
    arriving && longest < settle + patience
      ? []
      : withHeldTogether(
          ready.map(([path]) => path),
          watch,
          tried,
        );
  return {
    complete,
    arriving: arriving || (sign !== undefined && !rests(sign) && untried.length > 0),
    waiting: fresh.map(([path]) => path).filter((path) => !complete.includes(path)),
  };
}

/**
 * Retries a held delivery as a whole: if one of its files was exported again, its other files are included unchanged.
 */
function withHeldTogether(ready: readonly string[], watch: Watch, tried: ReadonlyMap<string, Tried>): string[] {
  const again = new Set(ready.map((path) => tried.get(path)?.heldIn ?? null).filter((delivery) => delivery !== null));
  const others = [...tried].filter(
    ([path, { stamp, heldIn }]) =>
      heldIn !== null && again.has(heldIn) && sameStamp(stamp, watch.get(path)?.stamp ?? never),
  );
  return [...new Set([...ready, ...others.map(([path]) => path)])].sort();
}

/** Stamp of a missing file. */
const never: Stamp = { size: -1, modified: -1, changed: -1 };
