import type { Unit } from "../../base/finding.ts";
import { type Certainty, fillOf } from "../certainty.ts";
import { count, shortValue } from "../format.ts";
import { attributes, type Html, html } from "../html.ts";
import { hiddenMark } from "../table.ts";
import type { Words } from "../words.ts";
import { axisFor } from "./axis.ts";
import { drawRows } from "./dot-rows.ts";
import { type ChartAbout, figure } from "./figure.ts";
import { fillLegend, hiddenLegend, rangeLegend, tickLegend } from "./legend.ts";
import { marksOf, type Shown, shownRange, shownWords, valuesOf } from "./shown.ts";

export interface SchoolDotsRow {
  readonly label: string;
  readonly href?: string;
  /** Students of the group counted at this school; null where that is not shown. */
  readonly n: number | null;
  readonly rate: Shown;
  /** The comparison's rate at the same school; null where there is no comparison. */
  readonly comparison: number | null;
  readonly certainty: Certainty;
}

export interface SchoolDots {
  readonly about: ChartAbout;
  readonly unit: Unit;
  /** Sorted by level and name, never by size of the gap. */
  readonly rows: readonly SchoolDotsRow[];
  /** Kind of the rows: schools, or districts. */
  readonly heading: string;
  readonly groupLabel: string;
  readonly comparisonLabel: string;
  /** The group's rate in the whole district. */
  readonly line?: { readonly at: number; readonly label: string };
}

/** One group's rate at each school with its range, and everyone else's at the same school. */
export function schoolDots(
  { about, unit, heading, rows, groupLabel, comparisonLabel, line }: SchoolDots,
  words: Words,
): Html {
  const axis = axisFor(
    rows.flatMap((row) => [...valuesOf(row.rate), row.comparison ?? Number.NaN]).concat(line ? [line.at] : []),
    unit,
  );
  const hidden = rows.filter((row) => row.rate.kind === "hidden").length;
  const drawn = rows.filter((row) => row.rate.kind === "value");
  return figure(
    {
      about,
      chart: "chart.dot-interval",
      hidden,
      legend: [
        ...fillLegend(
          drawn.map((row) => fillOf(row.certainty)),
          words,
        ),
        ...(drawn.length > 0 ? [rangeLegend(words)] : []),
        tickLegend(comparisonLabel),
        ...(hidden > 0 ? [hiddenLegend(words)] : []),
      ],
      draw: (width) =>
        drawRows(
          {
            axis,
            columns: [words.say("column.rate"), words.say("column.counted")],
            ...(line && { reference: line }),
            rows: rows.map((row) => ({
              label: row.label,
              marks: [
                ...(row.comparison === null ? [] : [{ kind: "tick" as const, at: row.comparison }]),
                ...marksOf(row.rate, row.certainty),
              ],
              cells: [
                shownWords(row.rate, unit, words),
                row.n === null ? words.say("mark.hidden") : count(row.n, words),
              ],
            })),
          },
          width,
          words,
        ),
      table: {
        columns: [
          {
            heading,
            cell: (row) =>
              row.href === undefined ? row.label : html`<a${attributes({ href: row.href })}>${row.label}</a>`,
          },
          {
            heading: words.say("column.counted"),
            number: true,
            cell: (row) => (row.n === null ? hiddenMark(words) : count(row.n, words)),
          },
          {
            heading: groupLabel,
            number: true,
            cell: (row) => (row.rate.kind === "hidden" ? hiddenMark(words) : shownWords(row.rate, unit, words)),
          },
          { heading: words.say("column.range"), number: true, cell: (row) => shownRange(row.rate, unit, words) },
          {
            heading: comparisonLabel,
            number: true,
            cell: (row) => (row.comparison === null ? "" : shortValue(row.comparison, unit, words)),
          },
        ],
        rows,
      },
    },
    words,
  );
}
