import type { Fill, Origin, Profile, SideBySide } from "./profile.ts";

/** Grade code of a heading's suffix. */
const gradeOfEnd = (end: string): string => (/^k$/i.test(end) ? "KN" : end.padStart(2, "0"));

/** The profile for one suffix: with its headings, grade and year. Skips facts without a heading for this suffix. */
export function atEnd(profile: Profile, side: SideBySide, end: string): Profile {
  const { yearCodes, yearColumn, sideBySide: _, ...rest } = profile;
  const heading = (name: string): string | null =>
    side.headings[name] === undefined ? name : (side.headings[name][end] ?? null);
  const fills = profile.fills.flatMap((fill): Fill[] => {
    const columns = Object.entries(fill.columns).flatMap(([column, origin]): [string, Origin][] => {
      const here = originAtEnd(origin, side.by, end, heading);
      return here === null ? [] : [[column, here]];
    });
    const own = fill.whereFilled === undefined ? anchorOf(profile, side, end) : heading(fill.whereFilled);
    return own === null ? [] : [{ ...fill, whereFilled: own, columns: Object.fromEntries(columns) }];
  });
  const code = yearCodes?.from === side.by ? yearCodes.codes[end] : undefined;
  const year: Partial<Profile> =
    code !== undefined
      ? { schoolYear: code }
      : yearColumn === side.by
        ? { schoolYear: yearOfEnd(profile, end) }
        : { ...(yearCodes === undefined ? {} : { yearCodes }), ...(yearColumn === undefined ? {} : { yearColumn }) };
  return { ...rest, ...year, fills };
}

const yearOfEnd = ({ yearNames }: Profile, end: string): number | "?" =>
  yearNames === "ends" ? Number(end) : yearNames === "begins" ? Number(end) + 1 : "?";

/** Heading that decides whether a row has a fact for this suffix: the first that a fill reads. */
function anchorOf(profile: Profile, side: SideBySide, end: string): string | null {
  for (const fill of profile.fills)
    for (const origin of Object.values(fill.columns)) {
      const at = "from" in origin ? side.headings[origin.from]?.[end] : undefined;
      if (at !== undefined) return at;
    }
  return null;
}

/** A fill's column for a suffix; null if there is no such heading. */
function originAtEnd(origin: Origin, by: string, end: string, heading: (name: string) => string | null): Origin | null {
  const all = (names: readonly string[]): string[] | null => {
    const found = names.flatMap((name) => heading(name) ?? []);
    return found.length === names.length ? found : null;
  };
  if ("from" in origin) {
    if (origin.from === by) return { value: by === "grade" ? gradeOfEnd(end) : end };
    const from = heading(origin.from);
    const otherwise = origin.otherwise === undefined ? null : originAtEnd(origin.otherwise, by, end, heading);
    if (from === null) return otherwise;
    const { otherwise: _, ...rest } = origin;
    return { ...rest, from, ...(otherwise === null ? {} : { otherwise }) };
  }
  if ("joined" in origin) {
    const joined = all(origin.joined);
    return joined === null ? null : { joined };
  }
  if ("parts" in origin) {
    const parts = all(origin.parts);
    return parts === null ? null : { named: origin.named, parts };
  }
  if ("sum" in origin) {
    const sum = all(origin.sum);
    return sum === null ? null : { sum };
  }
  if ("difference" in origin) {
    const [from, less] = all(origin.difference) ?? [];
    return from === undefined || less === undefined ? null : { difference: [from, less] };
  }
  if ("filled" in origin) {
    const filled = heading(origin.filled);
    return filled === null ? null : { filled };
  }
  if ("yearOfDate" in origin) {
    const yearOfDate = heading(origin.yearOfDate);
    return yearOfDate === null ? null : { yearOfDate };
  }
  if ("decided" in origin) {
    const column = origin.column === undefined ? undefined : heading(origin.column);
    const within = origin.within === undefined ? undefined : heading(origin.within);
    return {
      decided: origin.decided,
      ...(column == null ? {} : { column }),
      ...(within == null ? {} : { within }),
    };
  }
  return origin;
}
