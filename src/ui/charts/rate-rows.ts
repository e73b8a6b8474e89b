import type { Unit } from "../../base/finding.ts";
import { type Certainty, fillOf } from "../certainty.ts";
import { countText, rateText } from "../format.ts";
import type { Html } from "../html.ts";
import { hiddenMark } from "../table.ts";
import type { Words } from "../words.ts";
import { axisFor } from "./axis.ts";
import { dotRows, type RowColumn, rowName } from "./dot-rows.ts";
import type { ChartAbout } from "./figure.ts";
import { aheadLegend, comparedLegend, fillLegend, hiddenLegend, rangeLegend } from "./legend.ts";
import { comparedMark, estimateColumn, isDrawn, marksOf, type Shown, valuesOf } from "./shown.ts";

export interface RateRow {
  readonly label: string;
  readonly href?: string;
  /** Students of the group counted in this row; null if not shown. */
  readonly n: number | null;
  readonly rate: Shown;
  /** Comparison rate in the same row; null if there is none. */
  readonly comparison: number | null;
  /** The gap as printed, signed; empty if there is none. */
  readonly gap: string;
  /** Fewest decimals of the row's two rates: they agree with its gap. */
  readonly least?: number;
  readonly certainty: Certainty;
  /** Whether the gap is in the group's favor. */
  readonly ahead?: boolean;
}

export interface RateRows {
  readonly about: ChartAbout;
  readonly unit: Unit;
  /** Parts of the chart with one axis: the years, the schools. Each may have a heading, shown if there are several. */
  readonly parts: readonly { readonly heading?: string; readonly rows: readonly RateRow[] }[];
  /** Heading of the first column. */
  readonly heading: string;
  readonly groupLabel: string;
  readonly comparisonLabel: string;
  /** Heading of the gaps. */
  readonly gapLabel: string;
  /** The group's rate in the whole district. */
  readonly line?: { readonly at: number; readonly label: string };
}

/** A group's rate by year and at each school with its range, everyone else's in the same row, and the gap between them. */
export function rateRows(
  { about, unit, heading, parts, groupLabel, comparisonLabel, gapLabel, line }: RateRows,
  words: Words,
): Html {
  const rows = parts.flatMap((part) => part.rows);
  const filled = parts.filter((part) => part.rows.length > 0);
  const headings = new Map(
    filled.flatMap(({ rows: [first], heading: says }) => (first && says !== undefined ? [[first, says] as const] : [])),
  );
  const axis = axisFor(
    rows.flatMap((row) => [...valuesOf(row.rate), row.comparison ?? Number.NaN]).concat(line ? [line.at] : []),
    unit,
  );
  const hidden = rows.filter((row) => row.rate.kind === "hidden").length;
  const drawn = rows.filter((row) => isDrawn(row.rate));
  const compared = rows.some((row) => row.comparison !== null);
  const comparison: RowColumn<RateRow> = {
    heading: comparisonLabel,
    cell: (row) => (row.comparison === null ? "" : rateText(row.comparison, unit, row.least ?? 0, words)),
  };
  return dotRows(
    {
      about,
      chart: "chart.dot-interval",
      hidden,
      legend: [
        ...fillLegend(
          drawn.map((row) => fillOf(row.certainty)),
          words,
        ),
        ...aheadLegend(drawn, words),
        ...(drawn.some((row) => row.rate.kind === "value") ? [rangeLegend(words)] : []),
        ...(compared ? [comparedLegend(comparisonLabel, words)] : []),
        ...(hidden > 0 ? [hiddenLegend(words)] : []),
      ],
      axis,
      rows,
      ...(filled.length > 1 && { headingOf: (row: RateRow) => headings.get(row) }),
      marks: (row) => [...comparedMark(row.rate, row.comparison), ...marksOf(row.rate, row.certainty, row.ahead)],
      ...(line && { reference: line }),
      columns: [
        { heading, cell: rowName },
        estimateColumn(
          groupLabel,
          (row: RateRow) => row.rate,
          unit,
          words,
          ({ least = 0 }) => least,
        ),
        ...(compared ? [comparison] : []),
        ...(rows.some((row) => row.gap !== "") ? [{ heading: gapLabel, cell: (row: RateRow) => row.gap }] : []),
        {
          heading: words.say("column.counted"),
          cell: (row) => (row.n === null ? hiddenMark(words) : countText(row.n, words)),
        },
      ],
    },
    words,
  );
}
