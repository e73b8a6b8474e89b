const century = (twoDigits: number): number => (twoDigits < 70 ? 2000 : 1900) + twoDigits;

/** The school year in a file's name, or else in the name of its folder or zip. */
export function yearInPath(path: string): number | null {
  for (const part of path.split(/[/\\]/).reverse()) {
    const year = yearInName(part);
    if (year !== null) return year;
  }
  return null;
}

/**
 * The school year in a file's name, by the year in which it ends: `cohort1819` and `2018-19` are 2019, as is `filesreclass19`; `caaspp2024_all` is 2024.
 *
 * @returns null where the name has none, or more than one
 */
export function yearInName(name: string): number | null {
  const base = name.replace(/\.[A-Za-z]{2,5}$/, "");
  const years = new Set<number>();
  const text = base
    .replaceAll(/(?<!\d)((?:19|20)\d\d) ?[-_–] ?((?:19|20)?\d\d)(?!\d)/g, (all, first: string, second: string) => {
      const ends = Number(first) + 1;
      if (Number(second) !== (second.length === 4 ? ends : ends % 100)) return all;
      years.add(ends);
      return " ";
    })
    .replaceAll(/(?<!\d)(\d\d)[-_]?(\d\d)(?!\d)/g, (all, first: string, second: string) => {
      if (
        (Number(first) + 1) % 100 !== Number(second) ||
        (all.length === 4 && /^(19|20)\d\d$/.test(all) && all !== "1920")
      )
        return all;
      years.add(century(Number(second)));
      return " ";
    })
    .replaceAll(/(?<!\d)(?:19|20)\d\d(?!\d)/g, (all) => {
      years.add(Number(all));
      return " ";
    });
  if (years.size === 0)
    for (const [, two] of text.matchAll(/(?<=[a-z])(\d\d)(?!\d)/gi))
      if (Number(two) > 0) years.add(century(Number(two)));
  const [year] = years;
  return years.size === 1 && year !== undefined ? year : null;
}
