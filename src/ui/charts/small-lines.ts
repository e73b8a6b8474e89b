import { area } from "d3-shape";
import type { Unit } from "../../base/finding.ts";
import { rangeWords, schoolYear, shortValue } from "../format.ts";
import type { Html } from "../html.ts";
import { hiddenMark, type TableColumn } from "../table.ts";
import type { Words } from "../words.ts";
import { type Axis, axisFor, scaleOf, ticksOf } from "./axis.ts";
import { type ChartAbout, figure, type Picture } from "./figure.ts";
import { hiddenLegend } from "./legend.ts";
import { isRange, isValue, type LinePanel, type LinePoint, type LineValue } from "./line-points.ts";
import { type Drawn, dot, key, line, lines, path, rect, ring, tenth, text, type Width } from "./svg.ts";
import { textWidth, wrapText } from "./text-width.ts";
import { yearsLine } from "./years-line.ts";

export interface SmallLines {
  readonly about: ChartAbout;
  readonly unit: Unit;
  /** A single panel is large with labeled lines; up to six panels share a scale. */
  readonly panels: readonly LinePanel[];
  /** Label of the other line: "all other students". */
  readonly comparisonLabel?: string;
}

const valuesIn = (panel: LinePanel): number[] =>
  panel.points
    .filter(isValue)
    .flatMap((p) => [p.value, p.lower ?? p.value, p.upper ?? p.value, p.comparison ?? p.value]);

interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The lines of one panel, without text. */
function drawLines(
  panel: LinePanel,
  axis: Axis,
  years: readonly number[],
  { left, right, top, bottom }: Frame,
  room: number,
): { parts: Drawn[]; x: (year: number) => number; y: (value: number) => number } {
  const y = scaleOf(axis, bottom, top);
  const [first = 0, last = first] = [years[0], years.at(-1)];
  const x = (year: number): number =>
    last === first ? (left + right) / 2 : left + room + ((year - first) / (last - first)) * (right - left - 2 * room);
  const values = panel.points.filter(isValue);
  const parts: Drawn[] = [];
  const ribbon = area<LineValue & { lower: number; upper: number }>()
    .x((p) => x(p.year))
    .y0((p) => y(p.lower))
    .y1((p) => y(p.upper))
    .digits(1);
  const ranged = values.filter(isRange);
  if (ranged.length > 1) parts.push(path(ribbon(ranged) ?? "", "wash"));
  else for (const p of ranged) parts.push(line(x(p.year), y(p.lower), x(p.year), y(p.upper), "rng"));
  for (const p of panel.points) {
    if (!isValue(p)) parts.push(rect(x(p.year) - 6, top, 12, bottom - top, "hh"));
  }
  const others = values.filter((p) => p.comparison !== undefined);
  if (others.length > 1) {
    parts.push(
      path(`M${others.map((p) => `${tenth(x(p.year))} ${tenth(y(p.comparison ?? 0))}`).join("L")}`, "ln2 dashed"),
    );
  }
  for (const p of others) {
    parts.push(ring(x(p.year), y(p.comparison ?? 0), 3));
  }
  if (values.length > 1)
    parts.push(path(`M${values.map((p) => `${tenth(x(p.year))} ${tenth(y(p.value))}`).join("L")}`, "ln"));
  return { parts, x, y };
}

/** Horizontal grid lines of a panel; zero's is drawn last. */
const levels = (
  ticks: readonly { readonly at: number }[],
  { left, right }: Frame,
  y: (value: number) => number,
): Drawn =>
  [false, true].map((zero) =>
    ticks
      .filter(({ at }) => (at === 0) === zero)
      .map(({ at }) => line(left, y(at), right, y(at), zero ? "base" : "grid")),
  );

const yearsOf = (panels: readonly LinePanel[]): number[] =>
  [...new Set(panels.flatMap((panel) => panel.points.map((p) => p.year)))].sort((a, b) => a - b);

/** Small multiples on one scale; only the last value is labeled. */
function drawMany(panels: readonly LinePanel[], axis: Axis, width: Width, unit: Unit, words: Words): Picture {
  const years = yearsOf(panels);
  const across = width === 720 ? 3 : 2;
  const gap = width === 720 ? 28 : 16;
  const each = (width - gap * (across - 1)) / across;
  const titles = panels.map((panel) => ({
    title: wrapText(panel.title, each, 3, 13, true),
    group: wrapText(panel.group, each, 3, 12),
  }));
  const headRoom = Math.max(...titles.map((t) => t.title.length + t.group.length)) * 15 + 8;
  const tickRoom = Math.max(...ticksOf(axis, 90, words, "up").map((t) => textWidth(t.label, 12))) + 6;
  const endRoom =
    Math.max(
      ...panels.flatMap((panel) =>
        panel.points
          .filter(isValue)
          .slice(-1)
          .map((p) => textWidth(shortValue(p.value, unit, words), 15, true)),
      ),
      20,
    ) + 12;
  const tall = headRoom + 90 + 40;
  const parts: Drawn[] = [];
  panels.forEach((panel, i) => {
    const [x0, y0] = [(i % across) * (each + gap), Math.floor(i / across) * tall];
    const { title = [], group = [] } = titles[i] ?? {};
    const frame: Frame = {
      left: x0 + tickRoom,
      right: x0 + each - endRoom,
      top: y0 + headRoom,
      bottom: y0 + headRoom + 90,
    };
    const { parts: drawn, x, y } = drawLines(panel, axis, years, frame, 4);
    parts.push(lines(x0, y0 + 13, title, "b"), lines(x0, y0 + 13 + title.length * 15, group, "ax", 14));
    const ticks = ticksOf(axis, 90, words, "up");
    parts.push(ticks.map(({ at, label }) => text(frame.left - 5, y(at) + 4, label, "ax e")));
    parts.push(levels(ticks, frame, y), drawn);
    const end = panel.points.filter(isValue).at(-1);
    if (end !== undefined) {
      parts.push(dot(x(end.year), y(end.value), panel.sure === false ? "open" : "filled", 4.5));
      parts.push(text(x(end.year) + 9, y(end.value) + 5, shortValue(end.value, unit, words), "big"));
    }
    const [first, last] = [years[0], years.at(-1)];
    if (first !== undefined) parts.push(text(frame.left, frame.bottom + 18, schoolYear(first), "ax"));
    if (last !== undefined && last !== first && each > 150)
      parts.push(text(x0 + each, frame.bottom + 18, schoolYear(last), "ax e"));
  });
  return { height: Math.ceil(panels.length / across) * tall - 14, parts };
}

/** Rates or gaps over the years with their likely range, and optionally the comparison as a second line. */
export function smallLines({ about, unit, panels, comparisonLabel }: SmallLines, words: Words): Html {
  const axis = axisFor(panels.flatMap(valuesIn), unit, { zero: true, signed: false });
  const hidden = panels.filter((panel) => panel.points.some((p) => !isValue(p))).length;
  const compared = panels.some((panel) => panel.points.some((p) => isValue(p) && p.comparison !== undefined));
  const ranged = panels.some((panel) => panel.points.some((p) => isValue(p) && isRange(p)));
  const [only] = panels.length === 1 ? panels : [];
  const rows = panels.flatMap((panel) => panel.points.map((point) => ({ panel, point })));
  const range = (point: LinePoint): string =>
    isValue(point) && isRange(point) ? (point.says?.range ?? rangeWords(point.lower, point.upper, unit, words)) : "";
  type Row = (typeof rows)[number];
  const question: TableColumn<Row> = {
    heading: words.say("column.question"),
    cell: ({ panel }) => `${panel.title}, ${panel.group}`,
  };
  const year: TableColumn<Row> = { heading: words.say("column.year"), cell: ({ point }) => schoolYear(point.year) };
  const comparison: TableColumn<Row> = {
    heading: comparisonLabel ?? words.say("column.comparison-rate"),
    number: true,
    cell: ({ point }) =>
      isValue(point) && point.comparison !== undefined ? shortValue(point.comparison, unit, words) : "",
  };
  const numbers: TableColumn<Row>[] = [
    {
      heading: only?.group ?? words.say("column.value"),
      number: true,
      cell: ({ point }) =>
        isValue(point) ? (point.says?.value ?? shortValue(point.value, unit, words)) : hiddenMark(words),
    },
    { heading: words.say("column.range"), number: true, cell: ({ point }) => range(point) },
    ...(compared ? [comparison] : []),
  ];
  return figure(
    {
      about,
      chart: "chart.line",
      legend: [
        ...(ranged ? [{ mark: "wash" as const, label: words.say("legend.ribbon") }] : []),
        ...(compared && only === undefined
          ? [
              {
                mark: key(line(1, 8, 23, 8, "ln2 dashed"), 24),
                label: comparisonLabel ?? words.say("legend.comparison"),
              },
            ]
          : []),
        ...(hidden > 0 ? [hiddenLegend(words)] : []),
      ],
      ...(only === undefined
        ? { draw: (width) => drawMany(panels, axis, width, unit, words) }
        : { fluid: { kind: "years", picture: yearsLine(only, axis, unit, comparisonLabel, words) } }),
      table: {
        columns: only === undefined ? [question, year, ...numbers] : [year, ...numbers],
        rows,
      },
    },
    words,
  );
}
