import type { Benchmark } from "../../reports/audit-schema.ts";
import { rawOfShown } from "../../reports/direction.ts";
import type { GapDetail } from "../../reports/gap-detail.ts";
import type { AnyFinding } from "../../reports/judged/finding-at.ts";
import type { Audience } from "../../reports/report.ts";
import { gapHeading } from "../../ui/audit-wording.ts";
import { countText, schoolYear, shortValue } from "../../ui/format.ts";
import { gapWords } from "../../ui/gap-words.ts";
import { groupName } from "../../ui/group-name.ts";
import { type Html, html } from "../../ui/html.ts";
import { table } from "../../ui/table.ts";

import type { Site } from "./site.ts";

interface ElsewhereRow {
  readonly finding: AnyFinding;
  readonly benchmark: Benchmark;
}

const relations = {
  "as-published": "elsewhere.as-published",
  county: "elsewhere.county",
  state: "elsewhere.state",
  peer: "elsewhere.peer",
} as const;

/**
 * The same gap in official figures: of the place itself, its county, its state and similar places. Null if none was
 * published.
 */
export function elsewhere(detail: GapDetail<Audience>, site: Site): Html | null {
  const { words } = site;
  const unit = site.indicator(detail.indicator)?.unit ?? "share";
  const rows = detail.levels.flatMap(({ finding }): ElsewhereRow[] =>
    (finding?.benchmarks ?? []).flatMap((benchmark) => (finding === undefined ? [] : [{ finding, benchmark }])),
  );
  if (rows.length === 0) return null;
  return html`<section class="part"><div class="page flow"><h2>${words.say("elsewhere.title")}</h2><p>${words.say("elsewhere.intro")}</p>${table(
    {
      name: words.say("elsewhere.title"),
      columns: [
        {
          heading: words.say("column.group"),
          cell: ({ finding: { group } }) => groupName(group.grouping, group.level, words).label,
        },
        {
          heading: words.say("column.place"),
          cell: ({ benchmark: b }) => words.say(relations[b.relation], { place: b.place.name }),
        },
        { heading: words.say("column.year"), number: true, cell: ({ benchmark: b }) => schoolYear(b.schoolYear) },
        {
          heading: words.say("column.counted"),
          number: true,
          cell: ({ benchmark: b }) => (b.n === null ? words.say("mark.no-records") : countText(b.n, words)),
        },
        {
          heading: words.say("column.rate"),
          number: true,
          cell: ({ benchmark: b }) => shortValue(b.rate, unit, words),
        },
        {
          heading: gapHeading({ indicator: detail.indicator, direction: site.directionOf(detail.indicator) }, site),
          number: true,
          cell: ({ benchmark: b, finding: f }) =>
            b.gap === null
              ? words.say("mark.no-records")
              : gapWords({ counted: rawOfShown(b.gap, f.direction), unit: f.unit }, words),
        },
      ],
      rows,
    },
    words,
  )}</div></section>`;
}
