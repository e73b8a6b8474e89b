import { type Certainty, certaintyWords, fillOf } from "../certainty.ts";
import { countText } from "../format.ts";
import type { Html } from "../html.ts";
import type { Words } from "../words.ts";
import { axisFor } from "./axis.ts";
import { dotRows, rowName } from "./dot-rows.ts";
import type { ChartAbout } from "./figure.ts";
import { key, line, rect } from "./svg.ts";

export interface GapRangeRow {
  /** The gap, worded: "Regular attendance, students with disabilities". */
  readonly label: string;
  readonly href?: string;
  /** The gap in students, with its interval; whole numbers, 0 or more. */
  readonly students: { readonly value: number; readonly lower: number; readonly upper: number };
  /** The gap in points or its own unit, as text: "11 points". */
  readonly gap: string;
  readonly certainty: Certainty;
  /** Its change, as text; may be empty. */
  readonly change: string;
}

export interface GapRange {
  readonly about: ChartAbout;
  readonly rows: readonly GapRangeRow[];
}

/** Gaps in students: a bar for the number, a line for the interval. Solid for clear, striped for probable. */
export function gapRange({ about, rows }: GapRange, words: Words): Html {
  const axis = axisFor(
    rows.flatMap(({ students }) => [students.value, students.upper]),
    "students",
    { zero: true },
  );
  const striped = rows.some((row) => fillOf(row.certainty) === "half");
  return dotRows(
    {
      about,
      chart: "chart.bar",
      legend: [
        { mark: key(rect(1, 3, 22, 10, "bar"), 24), label: words.say("legend.clear") },
        ...(striped ? [{ mark: key(rect(1, 3, 22, 10, "pl"), 24), label: words.say("legend.probable") }] : []),
        { mark: key(line(2, 8, 22, 8, "whisker"), 24), label: words.say("legend.range") },
      ],
      axis,
      rows,
      marks: (row) => [
        { kind: "bar", to: row.students.value, fill: fillOf(row.certainty) },
        { kind: "whisker", from: row.students.lower, to: row.students.upper },
      ],
      columns: [
        { heading: words.say("column.gap"), cell: rowName },
        {
          heading: words.say("column.students"),
          cell: (row) => countText(row.students.value, words),
          under: {
            heading: words.say("column.range"),
            cell: ({ students }) =>
              words.say("range.values", { a: Math.floor(students.lower), b: Math.ceil(students.upper) }),
          },
        },
        { heading: words.say("column.gap-size"), cell: (row) => row.gap, plain: true },
        {
          heading: words.say("column.sure"),
          cell: (row) => certaintyWords(row.certainty, words),
          under: { heading: words.say("column.change"), cell: (row) => row.change },
          plain: true,
        },
      ],
    },
    words,
  );
}
