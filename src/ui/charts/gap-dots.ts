import type { Unit } from "../../base/finding.ts";
import { type Certainty, certaintyWords, fillOf } from "../certainty.ts";
import { countText, rateText } from "../format.ts";
import type { Html } from "../html.ts";
import { hiddenMark } from "../table.ts";
import type { Words } from "../words.ts";
import { axisFor } from "./axis.ts";
import { dotRows, type RowColumn, rowName } from "./dot-rows.ts";
import type { ChartAbout } from "./figure.ts";
import { aheadLegend, bandLegend, comparedLegend, fillLegend, hiddenLegend, rangeLegend } from "./legend.ts";
import { comparedMark, estimateColumn, isDrawn, marksOf, type Shown, valuesOf } from "./shown.ts";

export interface GapDotsRow {
  /** Label of the group. */
  readonly label: string;
  /** Address of its page. */
  readonly href?: string;
  /** Students counted; null if not shown. */
  readonly n: number | null;
  readonly rate: Shown;
  /** Rate of its comparison, if it differs by row. */
  readonly comparison?: number;
  readonly certainty: Certainty;
  /** Whether the gap is in the group's favor. */
  readonly ahead?: boolean;
  /** Students next to the others' rate: "46 fewer". If empty, the certainty is shown. */
  readonly match: string;
  /** Shown instead of the certainty for a group that is not compared: "the comparison". */
  readonly says?: string;
  readonly strong?: boolean;
  /** Fewest decimals of the row's two rates: they agree with their difference. */
  readonly least?: number;
}

export interface GapDots {
  readonly about: ChartAbout;
  readonly unit: Unit;
  /** In the district's own order of groups. */
  readonly rows: readonly GapDotsRow[];
  /** Comparison rate for all rows, with its label: "all students 19%". */
  readonly line?: { readonly at: number; readonly label: string };
  /** Label of the tick in a row: "all other students". */
  readonly comparisonLabel?: string;
}

const sureWords = (row: GapDotsRow, words: Words): string => row.says ?? certaintyWords(row.certainty, words);

/** Rates by group with intervals, each against its comparison. */
export function gapDots({ about, unit, rows, line, comparisonLabel }: GapDots, words: Words): Html {
  const axis = axisFor(
    rows.flatMap((row) => [...valuesOf(row.rate), row.comparison ?? Number.NaN]).concat(line ? [line.at] : []),
    unit,
  );
  const drawn = rows.filter((row) => isDrawn(row.rate));
  const hidden = rows.filter((row) => row.rate.kind === "hidden").length;
  const ticks = rows.some((row) => row.comparison !== undefined);
  const comparison: RowColumn<GapDotsRow> = {
    heading: comparisonLabel ?? words.say("column.comparison-rate"),
    cell: (row) => (row.comparison === undefined ? "" : rateText(row.comparison, unit, row.least ?? 0, words)),
  };
  const sure: RowColumn<GapDotsRow> = {
    heading: words.say("column.sure"),
    cell: (row) => (row.rate.kind === "hidden" ? "" : sureWords(row, words)),
    plain: true,
  };
  const match: RowColumn<GapDotsRow> = {
    heading: words.say("column.match"),
    cell: (row) => (row.rate.kind === "hidden" ? "" : row.match),
    under: sure,
    plain: true,
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
        ...(ticks ? [comparedLegend(comparisonLabel ?? words.say("legend.comparison"), words)] : []),
        ...(rows.some((row) => row.rate.kind === "band") ? [bandLegend(words)] : []),
        ...(hidden > 0 ? [hiddenLegend(words)] : []),
      ],
      axis,
      rows,
      marks: (row) => [
        ...comparedMark(row.rate, row.comparison ?? null),
        ...marksOf(row.rate, row.certainty, row.ahead),
      ],
      ...(line && { reference: line }),
      columns: [
        { heading: words.say("column.group"), cell: rowName },
        estimateColumn(
          words.say("column.rate"),
          (row: GapDotsRow) => row.rate,
          unit,
          words,
          ({ least = 0 }) => least,
        ),
        ...(ticks ? [comparison] : []),
        {
          heading: words.say("column.counted"),
          cell: (row) => (row.n === null ? hiddenMark(words) : countText(row.n, words)),
        },
        rows.some((row) => row.match !== "") ? match : sure,
      ],
    },
    words,
  );
}
