import type { GroupAnswer, PublicQuestion } from "../../reports/public/report.ts";
import { certaintyTag, fillOf } from "../../ui/certainty.ts";
import { axisFor } from "../../ui/charts/axis.ts";
import { dotRows, type Mark, rowName } from "../../ui/charts/dot-rows.ts";
import type { ChartAbout } from "../../ui/charts/figure.ts";
import { aheadLegend, bandLegend, fillLegend, hiddenLegend, rangeLegend, tickLegend } from "../../ui/charts/legend.ts";
import { rangeWords } from "../../ui/format.ts";
import { type Html, type HtmlContent, html } from "../../ui/html.ts";
import type { Words } from "../../ui/words.ts";
import { countCell, rateCell } from "./cells.ts";
import { gapOfHundred } from "./phrases.ts";
import { isInFavor } from "./site.ts";

/** A row of the chart: a group at a question, under the name of either. */
export interface GroupRow {
  readonly label: string;
  readonly href: string;
  readonly question: PublicQuestion;
  readonly answer: GroupAnswer;
  /** Heading above the row, where it begins a part of the chart. */
  readonly heading?: string;
}

export interface GroupChart {
  readonly about: ChartAbout;
  /** Heading of the first column. */
  readonly heading: string;
  readonly rows: readonly GroupRow[];
  /** Rate of all students, as a line across the rows. */
  readonly line?: { readonly at: number; readonly label: string };
}

/** Rates of groups, each beside that of all other students. A rate in a range is a bar as wide as the range, a hidden one a hatched row. */
export function groupChart({ about, heading, rows, line }: GroupChart, words: Words): Html {
  const shares = rows.flatMap(({ answer: { share, likely, otherShare } }) => [share, likely, otherShare]);
  const axis = axisFor(
    shares.flatMap((limits) => (limits === null ? [] : [limits.low, limits.high])).concat(line ? [line.at] : []),
    "share",
  );
  const hidden = rows.filter(({ answer }) => answer.share === null).length;
  const isDot = ({ answer }: GroupRow): boolean => answer.cell.rate.kind === "number";
  const dots = rows.filter(isDot);
  return dotRows(
    {
      about,
      chart: "chart.dot-interval",
      hidden,
      legend: [
        ...fillLegend(
          dots.map(({ answer }) => fillOf(answer.gap?.verdict ?? "cannot-tell")),
          words,
        ),
        ...aheadLegend(
          dots.map(({ question, answer }) => ({ ahead: isInFavor(question, answer) })),
          words,
        ),
        ...(dots.length > 0 ? [rangeLegend(words)] : []),
        ...(rows.some((row) => row.answer.share !== null && !isDot(row)) ? [bandLegend(words)] : []),
        tickLegend(words.say("release.all-others")),
        ...(hidden > 0 ? [hiddenLegend(words)] : []),
      ],
      axis,
      rows,
      headingOf: ({ heading: above }) => above,
      marks: marksOf,
      ...(line && { reference: line }),
      columns: [
        { heading, cell: rowName },
        {
          heading: words.say("release.rate-column"),
          cell: ({ answer }) => rateCell(answer.cell, words),
          under: {
            heading: words.say("column.range"),
            cell: ({ answer: { cell, likely } }) =>
              likely === null || cell.rate.kind !== "number" ? "" : rangeWords(likely.low, likely.high, "share", words),
          },
        },
        { heading: words.say("release.gap-column"), cell: (row) => gapCell(row, words), plain: true },
        { heading: words.say("release.students-column"), cell: ({ answer }) => countCell(answer.cell, words) },
      ],
    },
    words,
  );
}

const half = 0.5;

function marksOf({ question, answer }: GroupRow): readonly Mark[] {
  const { cell, share, likely, otherShare, gap } = answer;
  if (share === null) return [{ kind: "hidden" }];
  const others: Mark[] = otherShare === null ? [] : [{ kind: "tick", at: (otherShare.low + otherShare.high) * half }];
  if (cell.rate.kind !== "number") return [...others, { kind: "band", from: share.low, to: share.high }];
  const [at] = [cell.rate.value / percent];
  return [
    ...others,
    ...(likely === null ? [] : [{ kind: "range" as const, from: likely.low, to: likely.high }]),
    { kind: "dot", at, fill: fillOf(gap?.verdict ?? "cannot-tell"), ahead: isInFavor(question, answer) },
  ];
}

const percent = 100;

/**
 * Certainty and size of the gap; or that the number of all others is not printed, which has nothing to do with
 * chance.
 */
function gapCell({ question, answer }: GroupRow, words: Words): HtmlContent {
  if (answer.share === null) return "";
  if (answer.otherShare === null) return html`<span class="hush">${words.say("release.others-hidden")}</span>`;
  if (answer.gap === null) return html`<span class="hush">${words.label("certainty.cannot-say")}</span>`;
  const { verdict } = answer.gap;
  const tag = certaintyTag(
    verdict,
    words,
    isInFavor(question, answer) && verdict !== "cannot-tell" && verdict !== "no-sign",
  );
  const size = verdict === "cannot-tell" || verdict === "no-sign" ? undefined : gapOfHundred(answer, words);
  return size === undefined ? tag : html`${tag}<small>${size}</small>`;
}
