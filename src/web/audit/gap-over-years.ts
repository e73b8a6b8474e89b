import { indicatorLabel } from "../../ui/audit-sentence.ts";
import { changeWords } from "../../ui/audit-wording.ts";
import { smallLines } from "../../ui/charts/small-lines.ts";
import { schoolYear } from "../../ui/format.ts";
import { comparisonName, groupName } from "../../ui/group-name.ts";
import { type Html, html } from "../../ui/html.ts";
import { table } from "../../ui/table.ts";

import { about, type GapPage, rateWords } from "./gap.ts";

/** Every group and all students, by year. */
export function years(gap: GapPage): Html | null {
  const { detail, words, unit, focus, site } = gap;
  if (focus === undefined || detail.years.length < 2) return null;
  const compared = new Map(site.series(focus).map((f) => [f.schoolYear, f.comparisonRate]));
  const points = detail.years.flatMap((y) => {
    const rate = y.levels.find((l) => l.level === focus.group.level)?.rate;
    if (rate === undefined || rate.value === null || rate.lower === null || rate.upper === null) return [];
    const comparison = compared.get(y.schoolYear);
    return [
      {
        year: y.schoolYear,
        value: rate.value,
        lower: rate.lower,
        upper: rate.upper,
        ...(comparison !== undefined && { comparison }),
      },
    ];
  });
  if (points.length < 2) return null;
  const name = groupName(detail.grouping, focus.group.level, words);
  const title = changeWords(focus, site).replace(/\.$/, "") || words.say("gap.years-title");
  return html`<h2>${words.say("audit.over-years")}</h2>${smallLines(
    {
      about: {
        ...about(
          gap,
          title,
          words.say("gap.years-what", { question: indicatorLabel(detail.indicator, words, site.custom) }),
        ),
        source: words.say("audit.years-independent"),
      },
      unit,
      comparisonLabel: comparisonName(focus.comparison, detail.grouping, words).phrase.the,
      panels: [
        {
          title: indicatorLabel(detail.indicator, words, site.custom),
          group: name.label,
          points,
          sure: focus.verdict.startsWith("clear"),
        },
      ],
    },
    words,
  )}<details><summary>${words.say("gap.all-groups-years")}</summary>${table(
    {
      name: words.say("gap.all-groups-years"),
      columns: [
        { heading: words.say("column.group"), cell: (level) => groupName(detail.grouping, level, words).label },
        ...detail.years.map((y) => ({
          heading: schoolYear(y.schoolYear),
          number: true,
          cell: (level: string) => rateWords(y.levels.find((l) => l.level === level)?.rate, gap),
        })),
      ],
      rows: [...new Set(detail.years.flatMap((y) => y.levels.map((l) => l.level)))],
    },
    words,
  )}</details>`;
}
