import type { SideBySide } from "../sources/profile/profile.ts";
import type { SourceTable } from "../sources/source-tables.ts";

const ended = /^(.*?[^\d_.\s-])[_.\s-]*([kK]|\d{1,2}|(?:19|20)\d\d)$/;

/**
 * Detects wide format: headings that differ only in their suffix, where suffixes are grades (including K) or years.
 * Requires at least two stems with at least two suffixes each; other columns (the student, the gender) are constant.
 */
export function findSideBySide(headers: readonly string[]): SideBySide | null {
  const stems = new Map<string, Map<string, string>>();
  for (const heading of headers) {
    const [, stem, end] = ended.exec(heading.trim()) ?? [];
    if (stem === undefined || end === undefined) continue;
    stems.set(stem, (stems.get(stem) ?? new Map()).set(end, heading));
  }
  for (const [by, isEnd] of [
    [
      "grade",
      (ends: readonly string[]) => ends.some((e) => /^k$/i.test(e)) && ends.every((e) => /^(k|[1-9]|1[0-2])$/i.test(e)),
    ],
    ["year", (ends: readonly string[]) => ends.every((e) => e.length === 4)],
  ] as const) {
    const whole = [...stems].filter(([, ends]) => ends.size >= 2 && isEnd([...ends.keys()]));
    if (whole.length < 2 || headers.some((h) => h.trim().toLowerCase() === by)) continue;
    const ends = [...new Set(whole.flatMap(([, each]) => [...each.keys()]))];
    return { by, ends, headings: Object.fromEntries(whole.map(([stem, each]) => [stem, Object.fromEntries(each)])) };
  }
  return null;
}

/**
 * Wide to long (unpivot): one row per student and suffix, one column per stem, and a column for the suffix. Skips
 * suffixes without values.
 */
export function oneBelowTheOther(table: SourceTable, { by, ends, headings }: SideBySide): SourceTable {
  const usedHeadings = new Set(Object.values(headings).flatMap((each) => Object.values(each)));
  const once = table.headers.flatMap((heading, at) => (usedHeadings.has(heading) ? [] : [{ heading, at }]));
  const stems = Object.keys(headings);
  const places = new Map(
    ends.map((end) => [end, stems.map((stem) => table.headers.indexOf(headings[stem]?.[end] ?? "\0"))]),
  );
  const rows = table.rows.flatMap((row) =>
    ends.flatMap((end) => {
      const values = (places.get(end) ?? []).map((at) => row[at] ?? "");
      return values.every((v) => v.trim() === "") ? [] : [[...once.map(({ at }) => row[at] ?? ""), ...values, end]];
    }),
  );
  return { ...table, headers: [...once.map(({ heading }) => heading), ...stems, by], rows };
}
