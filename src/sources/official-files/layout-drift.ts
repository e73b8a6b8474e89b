import { isAlike } from "../alike-headings.ts";
import { fileColumnsOf } from "../mapping.ts";
import { type HeaderFault, plainName } from "../source.ts";
import type { OfficialFormat, Sql } from "./official-format.ts";

/**
 * Columns a format's figures need that a file lacks: another year's layout, or renamed columns. `optional` columns,
 * which only some years have, and place names do not count.
 */
export function driftOf(format: OfficialFormat, headings: readonly string[]): readonly HeaderFault[] {
  const { cells, columns, optional = [] } = format;
  if (cells === null || optional === "all") return [];
  const names = new Set(headings.map(plainName));
  const uses = usedBy(cells);
  const lacking = Object.entries(columns).flatMap(([column, source]): string[] => {
    const headers = fileColumnsOf(source).flatMap((at) => ("header" in at ? [at.header] : []));
    if (headers.length === 0 || !uses.has(column) || optional.includes(column)) return [];
    const isThere = headers.some((all) => all.some((name) => names.has(plainName(name))));
    return isThere ? [] : [headers[0]?.[0] ?? column];
  });
  if (lacking.length === 0) return [];
  const known = new Set(
    Object.values(columns).flatMap((source) =>
      fileColumnsOf(source).flatMap((at) => ("header" in at ? at.header.map(plainName) : [])),
    ),
  );
  const fresh = headings.filter((heading) => heading.trim() !== "" && !known.has(plainName(heading)));
  const renamed = fresh.filter((heading) => lacking.some((name) => isAlike(name, heading))).map((h) => h.trim());
  return [
    {
      code: "official.columns-missing",
      facts: { columns: lacking.slice(0, 6), all: lacking.length, instead: renamed.slice(0, 6) },
    },
  ];
}

/** The columns of a format's own table that its figures read. */
function usedBy(cells: NonNullable<OfficialFormat["cells"]>): ReadonlySet<string> {
  const { group, grade, counted, place, measures } = cells;
  const texts: (Sql | undefined)[] = [
    group,
    grade,
    counted,
    place.kind,
    place.id,
    ...measures.flatMap((m) => [m.indicator, m.group, m.grade, m.year, m.n, m.hits, m.value, ...(m.levels?.of ?? [])]),
  ];
  return new Set(texts.flatMap((sql) => [...(sql ?? "").matchAll(/\br\."?(\w+)/g)].map(([, name = ""]) => name)));
}
