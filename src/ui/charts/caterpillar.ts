import { area } from "d3-shape";
import type { Unit } from "../../base/finding.ts";
import { placeWords, rangeWords, signedValue } from "../format.ts";
import type { Html } from "../html.ts";
import type { Words } from "../words.ts";
import { axisFor, scaleOf, ticksOf } from "./axis.ts";
import { dotRows, rowName } from "./dot-rows.ts";
import { type ChartAbout, figure, type Picture } from "./figure.ts";
import { rangeLegend } from "./legend.ts";
import { placeLabels } from "./place-labels.ts";
import { type Drawn, dot, line, path, tenth, text, type Width } from "./svg.ts";

export interface CaterpillarRow {
  readonly label: string;
  readonly href?: string;
  /** Difference from expected, with its interval. */
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  /** Range of ranks, best and worst; 1 is the furthest above expected. */
  readonly rank: { readonly from: number; readonly to: number };
  /** Labeled even among thousands. */
  readonly named?: boolean;
}

export interface Caterpillar {
  readonly about: ChartAbout;
  readonly unit: Unit;
  readonly rows: readonly CaterpillarRow[];
}

/** With more rows than this, draws one band instead of one line each. */
const mostLines = 60;
/** Most places in the table; the download has all. */
const mostInTable = 500;

const excludesZero = (row: CaterpillarRow): boolean => row.lower > 0 || row.upper < 0;

/** Caterpillar plot: which places can be distinguished from "as expected". */
export function caterpillar({ about, unit, rows }: Caterpillar, words: Words): Html {
  const sorted = [...rows].sort((a, b) => b.value - a.value);
  const axis = axisFor(
    rows.flatMap((row) => [row.lower, row.upper]),
    unit,
    { zero: true, signed: true },
  );
  const shown = sorted.length <= mostInTable ? sorted : sorted.filter((row) => row.named);
  const isBand = sorted.length > mostLines;
  const legend = [
    { mark: "dot" as const, label: words.say("legend.above") },
    ...(rows.some((row) => !excludesZero(row)) ? [{ mark: "open" as const, label: words.say("legend.within") }] : []),
    isBand ? { mark: "wash" as const, label: words.say("legend.range") } : rangeLegend(words),
  ];
  const rank = ({ rank }: CaterpillarRow): string => words.say("range.values", { a: rank.from, b: rank.to });
  const value = {
    heading: words.say("column.value"),
    cell: (row: CaterpillarRow) => signedValue(row.value, unit, words),
  };
  const range = {
    heading: words.say("column.range"),
    cell: (row: CaterpillarRow) => rangeWords(row.lower, row.upper, unit, words),
  };
  const chart = "chart.dot-interval";
  if (!isBand)
    return dotRows(
      {
        about,
        chart,
        legend,
        axis,
        rows: sorted,
        marks: (row) => [
          { kind: "range", from: row.lower, to: row.upper },
          { kind: "dot", at: row.value, fill: excludesZero(row) ? "filled" : "open" },
        ],
        reference: { at: 0, label: words.say("chart.as-expected") },
        columns: [
          { heading: words.say("column.place"), cell: (row) => rowName({ ...row, strong: row.named === true }) },
          { ...value, under: range },
          { heading: words.say("column.rank"), cell: rank },
        ],
      },
      words,
    );
  return figure(
    {
      about,
      chart,
      legend,
      draw: (width) => drawBand(sorted, unit, width, words),
      table: {
        columns: [
          { heading: words.say("column.place"), cell: rowName },
          { ...value, number: true },
          { ...range, number: true },
          { heading: words.say("column.rank"), number: true, cell: rank },
        ],
        rows: shown,
      },
      after: shown.length < sorted.length && words.say("chart.more-rows", { n: sorted.length - shown.length }),
    },
    words,
  );
}

interface Sample {
  /** Position from 0 (first place) to 1. */
  readonly at: number;
  readonly lower: number;
  readonly upper: number;
  readonly value: number;
}

/** Means of adjacent places, at most this many. */
function sample(sorted: readonly CaterpillarRow[], most: number): Sample[] {
  const columns = Math.min(sorted.length, most);
  return Array.from({ length: columns }, (_, c) => {
    const part = sorted.slice(
      Math.floor((c * sorted.length) / columns),
      Math.floor(((c + 1) * sorted.length) / columns),
    );
    const mean = (pick: (row: CaterpillarRow) => number): number =>
      part.reduce((s, row) => s + pick(row), 0) / part.length;
    return {
      at: (c + 0.5) / columns,
      lower: mean((row) => row.lower),
      upper: mean((row) => row.upper),
      value: mean((row) => row.value),
    };
  });
}

/**
 * Thousands of places, the furthest above expected first: ranges as one band, estimates as a line, named places as
 * dots.
 */
function drawBand(sorted: readonly CaterpillarRow[], unit: Unit, width: Width, words: Words): Picture {
  const [left, right, top, bottom] = [44, width - 8, 14, 270];
  const sampled = sample(sorted, Math.floor((right - left) / 2));
  const named = sorted.flatMap((row, i) => (row.named ? [{ row, at: (i + 0.5) / sorted.length }] : []));
  const seen = [...sampled, ...named.map(({ row }) => row)].flatMap(({ lower, upper }) => [lower, upper]);
  const axis = axisFor(seen, unit, { zero: true, signed: true });
  const y = scaleOf(axis, bottom, top);
  const x = (at: number): number => left + at * (right - left);
  const band = area<Sample>()
    .x((p) => x(p.at))
    .y0((p) => y(p.lower))
    .y1((p) => y(p.upper))
    .digits(1);
  const parts: Drawn[] = [];
  for (const { at, label } of ticksOf(axis, bottom - top, words, "up")) {
    parts.push(line(left, y(at), right, y(at), at === 0 ? "base" : "grid"), text(left - 6, y(at) + 4, label, "ax e"));
  }
  parts.push(path(band(sampled) ?? "", "wash"));
  parts.push(path(`M${sampled.map((p) => `${tenth(x(p.at))} ${tenth(y(p.value))}`).join("L")}`, "ln"));
  parts.push(line(left, y(0), right, y(0), "ref"));
  parts.push(text(left + 4, y(0) + 16, words.say("chart.as-expected"), "b halo"));
  for (const { row, at } of named) {
    parts.push(line(x(at), y(row.lower), x(at), y(row.upper), "rng thin"));
    parts.push(dot(x(at), y(row.value), excludesZero(row) ? "filled" : "open"));
  }
  const points = named.map(({ row, at }) => ({ x: x(at), y: y(row.value), label: row.label }));
  for (const label of placeLabels(points, { left, right, top, bottom })) {
    parts.push(text(label.x, label.y, label.label, `b halo ${label.anchor}`));
  }
  parts.push(text(left, bottom + 22, placeWords(1, words), "ax"));
  parts.push(text(right, bottom + 22, placeWords(sorted.length, words), "ax e"));
  return { height: bottom + 30, parts };
}
