import type { AnyRefused } from "../../reports/judged/finding-at.ts";
import { countText, shortValue } from "../../ui/format.ts";
import { groupName } from "../../ui/group-name.ts";
import { type Html, html } from "../../ui/html.ts";
import { reasonWords } from "../../ui/reason-words.ts";
import { table } from "../../ui/table.ts";
import type { GapPage } from "./gap.ts";

/** Groups whose gap could not be judged, except those that a chart already shows. */
export function refusedWithoutChart({ detail, site }: Pick<GapPage, "detail" | "site">): readonly AnyRefused[] {
  const drawn = new Set(detail.levels.map(({ level }) => level));
  return site.refused(detail.indicator, detail.grouping).filter(({ group }) => !drawn.has(group.level));
}

/** The same groups as a table: the figures that can be shown, and why there is no gap, so that no group disappears. */
export function refusedTable(gap: GapPage): Html | null {
  const { detail, words, unit } = gap;
  const rows = refusedWithoutChart(gap);
  if (rows.length === 0) return null;
  const rate = (value: number | null | undefined): string =>
    value === null || value === undefined ? words.say("mark.no-records") : shortValue(value, unit, words);
  const name = words.say(detail.official ? "gap.refused" : "gap.refused-counted");
  return html`<h3>${name}</h3>${table(
    {
      name,
      columns: [
        {
          heading: words.say("column.group"),
          cell: ({ group }) => groupName(detail.grouping, group.level, words).label,
        },
        {
          heading: words.say("column.students"),
          number: true,
          cell: ({ n }) => (n === null ? words.say("mark.no-records") : countText(n, words)),
        },
        {
          heading: words.say("column.rate"),
          number: true,
          cell: ({ official, shown }) => rate((official ?? shown)?.rate),
        },
        {
          heading: words.say("gap.refused-others"),
          number: true,
          cell: ({ official, shown }) => rate((official ?? shown)?.comparisonRate),
        },
        {
          heading: words.say("column.why"),
          cell: ({ reason, official }) => {
            if (reason === "not_estimable" && typeof official?.rate === "number")
              return words.say("gap.refused-spread");
            const { what, why } = reasonWords(reason, words);
            return `${what} ${why}`;
          },
        },
      ],
      rows,
    },
    words,
  )}`;
}
