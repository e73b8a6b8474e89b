import type { Unit } from "../../base/finding.ts";
import { type Certainty, certaintyWords, fillOf } from "../certainty.ts";
import { countText, shortValue } from "../format.ts";
import type { Html } from "../html.ts";
import { hiddenMark } from "../table.ts";
import type { Words } from "../words.ts";
import { axisFor } from "./axis.ts";
import { dotRows, type RowColumn } from "./dot-rows.ts";
import type { ChartAbout } from "./figure.ts";
import { aheadLegend, fillLegend, hiddenLegend, rangeLegend, tickLegend } from "./legend.ts";
import { estimateColumn, isDrawn, marksOf, type Shown, valuesOf } from "./shown.ts";

export interface CrossedRow {
  /** The two groups as people: "Black students with disabilities". */
  readonly label: string;
  readonly n: number | null;
  /** Counted rate; null if not shown. */
  readonly raw: number | null;
  /** The model's estimate, shrunk toward similar groups, with its interval. */
  readonly shrunk: Shown;
  /** Value expected from the two groups separately; null if the model has none. */
  readonly expected: number | null;
  readonly certainty: Certainty;
  /** Whether the gap is in the group's favor. */
  readonly ahead?: boolean;
  /** Shown instead of the certainty: why there is none. */
  readonly says?: string;
}

export interface Crossed {
  readonly about: ChartAbout;
  readonly unit: Unit;
  readonly rows: readonly CrossedRow[];
  readonly line?: { readonly at: number; readonly label: string };
}

const maybe = (value: number | null, unit: Unit, words: Words): string =>
  value === null ? "" : shortValue(value, unit, words);

/** Crossings of two groups: the counted rate (square), the model's estimate (dot with interval), the expected rate (tick). */
export function crossed({ about, unit, rows, line }: Crossed, words: Words): Html {
  const axis = axisFor(
    rows
      .flatMap((row) => [...valuesOf(row.shrunk), row.raw ?? Number.NaN, row.expected ?? Number.NaN])
      .concat(line ? [line.at] : []),
    unit,
  );
  const hidden = rows.filter((row) => row.shrunk.kind === "hidden").length;
  // Without a model the dots are the counted rates themselves, and nothing is drawn beside them.
  const leaning = rows.some((row) => row.raw !== null);
  const counted: RowColumn<CrossedRow> = {
    heading: words.say("column.raw"),
    cell: (row) => maybe(row.raw, unit, words),
  };
  const expected: RowColumn<CrossedRow> = {
    heading: words.say("column.expected"),
    cell: (row) => maybe(row.expected, unit, words),
  };
  return dotRows(
    {
      about,
      chart: "chart.dot-interval",
      hidden,
      legend: [
        ...(leaning ? [{ mark: "square" as const, label: words.say("legend.raw") }] : []),
        ...fillLegend(
          rows.filter((row) => isDrawn(row.shrunk)).map((row) => fillOf(row.certainty)),
          words,
        ).map((item, i) =>
          leaning && i === 0 ? { ...item, label: `${words.say("legend.shrunk")}: ${item.label}` } : item,
        ),
        ...aheadLegend(rows, words),
        ...(rows.some((row) => row.shrunk.kind !== "point") ? [rangeLegend(words)] : []),
        ...(rows.some((row) => row.expected !== null) ? [tickLegend(words.say("legend.expected"))] : []),
        ...(hidden > 0 ? [hiddenLegend(words)] : []),
      ],
      axis,
      rows,
      marks: (row) => [
        ...marksOf(row.shrunk, row.certainty, row.ahead),
        ...(row.expected === null ? [] : [{ kind: "tick" as const, at: row.expected }]),
        ...(row.raw === null ? [] : [{ kind: "square" as const, at: row.raw }]),
      ],
      ...(line && { reference: line }),
      columns: [
        { heading: words.say("column.group"), cell: (row) => row.label },
        estimateColumn(
          words.say(leaning ? "column.shrunk" : "column.rate"),
          (row: CrossedRow) => row.shrunk,
          unit,
          words,
        ),
        ...(leaning ? [counted] : []),
        ...(rows.some((row) => row.expected !== null) ? [expected] : []),
        {
          heading: words.say("column.counted"),
          cell: (row) => (row.n === null ? hiddenMark(words) : countText(row.n, words)),
        },
        {
          heading: words.say("column.sure"),
          cell: (row) => row.says ?? certaintyWords(row.certainty, words),
          plain: true,
        },
      ],
    },
    words,
  );
}
