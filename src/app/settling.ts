/**
 * What a listing says of a file. A stamp that stays the same means that nobody wrote to the file.
 *
 * @property size      bytes
 * @property modified  when its content was written, as its writer states it; ms since 1970
 * @property changed   when the file system last saw a change (ctime); ms since 1970
 */
export interface Stamp {
  readonly size: number;
  readonly modified: number;
  readonly changed: number;
}

export interface Listed {
  readonly stamp: Stamp;
  /** A hidden file is never taken, but one that changes shows that a delivery is still arriving: some programs transfer by way of one. */
  readonly hidden: boolean;
}

/** A folder at one moment: files by their path in it, with "/" between folders. */
export type Listing = ReadonlyMap<string, Listed>;

/** A file, and since when each listing has had the same stamp; ms of a clock that only runs forward. */
export interface Watched extends Listed {
  readonly since: number;
}

export type Watch = ReadonlyMap<string, Watched>;

/** A file that was taken before. */
export interface Tried {
  readonly stamp: Stamp;
  /** The delivery that was held with it, by a name of its own; null when the delivery is in the warehouse. */
  readonly heldIn: string | null;
}

export interface SettlingRules {
  /** A file that keeps its stamp this long is at rest; ms. */
  readonly settle: number;
  /** How long files at rest wait for others that are still being written; ms. */
  readonly patience: number;
  /** Files wait until a file of this name lies in the folder, at rest and not older than they are. Never loaded itself. */
  readonly marker?: string | undefined;
}

export interface Arrivals {
  /** One delivery, in the order of names; empty when it is not complete. */
  readonly complete: readonly string[];
  /** Something is still being written. */
  readonly arriving: boolean;
  /** Files that were not tried yet and are not complete. */
  readonly waiting: readonly string[];
}

/** Names that browsers, transfer programs and editors give to files they have not finished. */
const unfinished = /(\.(part|partial|filepart|crdownload|download|tmp|temp|swp|lock)|~)$/i;

/** @param path  of a file in the watched folder; a folder on the way may have such a name too */
const isUnfinished = (path: string): boolean => path.split("/").some((name) => unfinished.test(name));

export const sameStamp = (a: Stamp, b: Stamp): boolean =>
  a.size === b.size && a.modified === b.modified && a.changed === b.changed;

/**
 * Adds a listing to what was seen before.
 *
 * @param at  when the listing was made, on the clock of `Watched.since`
 */
export const observe = (before: Watch, listing: Listing, at: number): Watch =>
  new Map(
    [...listing].map(([path, file]): [string, Watched] => {
      const last = before.get(path);
      return [path, { ...file, since: last !== undefined && sameStamp(last.stamp, file.stamp) ? last.since : at }];
    }),
  );

/**
 * Which files are one complete delivery: all that are at rest, as soon as nothing else is still being written. A file that never rests delays the others no
 * longer than `patience`.
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

/** A held delivery comes back whole: when one of its files was exported again, the others belong to it as they are. */
function withHeldTogether(ready: readonly string[], watch: Watch, tried: ReadonlyMap<string, Tried>): string[] {
  const again = new Set(ready.map((path) => tried.get(path)?.heldIn ?? null).filter((delivery) => delivery !== null));
  const others = [...tried].filter(
    ([path, { stamp, heldIn }]) =>
      heldIn !== null && again.has(heldIn) && sameStamp(stamp, watch.get(path)?.stamp ?? never),
  );
  return [...new Set([...ready, ...others.map(([path]) => path)])].sort();
}

/** The stamp of a file that is not there. */
const never: Stamp = { size: -1, modified: -1, changed: -1 };
