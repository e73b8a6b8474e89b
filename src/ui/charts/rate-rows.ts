import type { Unit } from "../../base/finding.ts";
import { type Certainty, fillOf } from "../certainty.ts";
import { countText } from "../format.ts";
import type { Html } from "../html.ts";
import { hiddenMark } from "../table.ts";
import type { Words } from "../words.ts";
import { axisFor } from "./axis.ts";
import { dotRows, type RowColumn, rowName } from "./dot-rows.ts";
import type { ChartAbout } from "./figure.ts";
import { aheadLegend, fillLegend, hiddenLegend, rangeLegend, tickLegend } from "./legend.ts";
import { estimateColumn, isDrawn, marksOf, rateText, type Shown, valuesOf } from "./shown.ts";

export interface RateRow {
  readonly label: string;
  readonly href?: string;
  /** Students of the group counted in this row; null if not shown. */
  readonly n: number | null;
  readonly rate: Shown;
  /** Comparison rate in the same row; null if there is none. */
  readonly comparison: number | null;
  readonly certainty: Certainty;
  /** Whether the gap is in the group's favor. */
  readonly ahead?: boolean;
}

export interface RateRows {
  readonly about: ChartAbout;
  readonly unit: Unit;
  /** Parts of the chart with one axis: the years, the schools. Schools by level and name, never by gap size. */
  readonly parts: readonly { readonly heading: string; readonly rows: readonly RateRow[] }[];
  /** Heading of the first column. */
  readonly heading: string;
  readonly groupLabel: string;
  readonly comparisonLabel: string;
  /** Fewest decimals of shares: the page's ratio agrees with them. */
  readonly least?: number;
  /** The group's rate in the whole district. */
  readonly line?: { readonly at: number; readonly label: string };
}

/** A group's rate by year and at each school with its range, and everyone else's in the same row. */
export function rateRows(
  { about, unit, heading, parts, groupLabel, comparisonLabel, least = 0, line }: RateRows,
  words: Words,
): Html {
  const rows = parts.flatMap((part) => part.rows);
  const headings = new Map(parts.flatMap((part) => (part.rows[0] ? [[part.rows[0], part.heading] as const] : [])));
  const axis = axisFor(
    rows.flatMap((row) => [...valuesOf(row.rate), row.comparison ?? Number.NaN]).concat(line ? [line.at] : []),
    unit,
  );
  const hidden = rows.filter((row) => row.rate.kind === "hidden").length;
  const drawn = rows.filter((row) => isDrawn(row.rate));
  const compared = rows.some((row) => row.comparison !== null);
  const comparison: RowColumn<RateRow> = {
    heading: comparisonLabel,
    cell: (row) => (row.comparison === null ? "" : rateText(row.comparison, unit, least, words)),
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
        ...(compared ? [tickLegend(comparisonLabel)] : []),
        ...(hidden > 0 ? [hiddenLegend(words)] : []),
      ],
      axis,
      rows,
      ...(headings.size > 1 && { headingOf: (row: RateRow) => headings.get(row) }),
      marks: (row) => [
        ...(row.comparison === null ? [] : [{ kind: "tick" as const, at: row.comparison }]),
        ...marksOf(row.rate, row.certainty, row.ahead),
      ],
      ...(line && { reference: line }),
      columns: [
        { heading, cell: rowName },
        estimateColumn(groupLabel, (row: RateRow) => row.rate, unit, words, least),
        ...(compared ? [comparison] : []),
        {
          heading: words.say("column.counted"),
          cell: (row) => (row.n === null ? hiddenMark(words) : countText(row.n, words)),
        },
      ],
    },
    words,
  );
}
