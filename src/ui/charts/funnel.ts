import { scaleSqrt } from "d3-scale";
import { area, line as curve } from "d3-shape";
import type { Unit } from "../../base/finding.ts";
import { countText, shortValue } from "../format.ts";
import { attributes, type Html, html } from "../html.ts";
import type { Words } from "../words.ts";
import { axisFor, scaleOf, ticksOf } from "./axis.ts";
import { cloud, cloudLegend } from "./cloud.ts";
import { type ChartAbout, figure, type Picture } from "./figure.ts";
import { placeLabels } from "./place-labels.ts";
import { type Drawn, dot, key, line, path, rect, text, type Width } from "./svg.ts";

export interface FunnelPoint {
  readonly label: string;
  readonly href?: string;
  /** Students counted. */
  readonly size: number;
  readonly value: number;
  /** The district's own places: larger, and filled and labeled if outside the limits. */
  readonly ours?: boolean;
  readonly outside?: boolean;
}

/** Limits of chance at this size. */
export interface FunnelLimit {
  readonly size: number;
  readonly lower95: number;
  readonly upper95: number;
  readonly lower998: number;
  readonly upper998: number;
}

export interface Funnel {
  readonly about: ChartAbout;
  readonly unit: Unit;
  readonly average: number;
  /** Label of the average: "county average 20%". */
  readonly averageLabel: string;
  readonly points: readonly FunnelPoint[];
  /** In ascending order of size. */
  readonly limits: readonly FunnelLimit[];
}

const mostInTable = 500;

/** Funnel plot: rate against size with limits of chance, to show which places differ by more than chance. */
export function funnel({ about, unit, average, averageLabel, points, limits }: Funnel, words: Words): Html {
  const ours = points.filter((p) => p.ours);
  const others = points.filter((p) => !p.ours);
  const axis = axisFor([average, ...points.map((p) => p.value)], unit);
  const largest = Math.max(1, ...points.map((p) => p.size));
  const layout = (width: Width) => {
    const box = { left: 40, right: width - 6, top: 26, bottom: width === 720 ? 300 : 260 };
    return { box, x: scaleSqrt([0, largest * 1.02], [box.left, box.right]), y: scaleOf(axis, box.bottom, box.top) };
  };
  const placed = (width: Width) => {
    const { x, y } = layout(width);
    return others.map((p) => ({ x: x(p.size), y: y(p.value) }));
  };
  const draw = (width: Width): Picture => {
    const { box, x, y } = layout(width);
    const { left, right, top, bottom } = box;
    const parts: Drawn[] = [text(0, 12, words.say(`axis.${unit}`), "ax")];
    const inside = limits.filter((l) => l.size <= largest * 1.02);
    const band = area<FunnelLimit>()
      .x((l) => x(l.size))
      .y0((l) => y(l.lower95))
      .y1((l) => y(l.upper95))
      .digits(1);
    const edge = (pick: (l: FunnelLimit) => number): string =>
      curve<FunnelLimit>()
        .x((l) => x(l.size))
        .y((l) => y(pick(l)))
        .defined((l) => pick(l) > axis.from && pick(l) < axis.to)
        .digits(1)(inside) ?? "";
    parts.push(path(band(inside) ?? "", "soft"));
    for (const { at, label } of ticksOf(axis, bottom - top, words, "up")) {
      parts.push(line(left, y(at), right, y(at), at === 0 ? "base" : "grid"), text(left - 6, y(at) + 4, label, "ax e"));
    }
    parts.push(cloud(placed(width)));
    parts.push(
      path(
        edge((l) => l.lower998),
        "ln2",
      ),
      path(
        edge((l) => l.upper998),
        "ln2",
      ),
    );
    parts.push(line(left, y(average), right, y(average), "ink"));
    for (const at of sizeTicks(largest, width)) {
      parts.push(text(x(at), bottom + 17, countText(at, words), `ax ${x(at) > right - 24 ? "e" : "m"}`));
    }
    parts.push(text(right, bottom + 35, words.say("column.counted"), "ax e"));
    const dots = ours.map((p) => ({ x: x(p.size), y: y(p.value), label: p.label, outside: p.outside === true }));
    for (const p of dots) parts.push(dot(p.x, p.y, p.outside ? "filled" : "open"));
    for (const label of placeLabels(
      dots.filter((p) => p.outside),
      { ...box, left: left + 2 },
    )) {
      parts.push(text(label.x, label.y, label.label, `b halo ${label.anchor}`));
    }
    return { height: bottom + 42, parts };
  };
  const outside = points.filter((p) => p.outside);
  const shown = points.length <= mostInTable ? points : points.filter((p) => p.ours);
  return figure(
    {
      about,
      chart: "chart.funnel",
      legend: [
        ...(ours.some((p) => p.outside) ? [{ mark: "dot" as const, label: words.say("legend.ours-outside") }] : []),
        ...(ours.some((p) => !p.outside) ? [{ mark: "open" as const, label: words.say("legend.ours-within") }] : []),
        ...cloudLegend(placed(720), words),
        { mark: key(line(1, 8, 23, 8, "ink"), 24), label: averageLabel },
        { mark: key(rect(1, 2, 22, 12, "soft"), 24), label: words.say("legend.limits-95") },
        { mark: key(line(1, 8, 23, 8, "ln2"), 24), label: words.say("legend.limits-998") },
      ],
      draw,
      table: {
        columns: [
          {
            heading: words.say("column.place"),
            cell: (p) => (p.href === undefined ? p.label : html`<a${attributes({ href: p.href })}>${p.label}</a>`),
          },
          { heading: words.say("column.counted"), number: true, cell: (p) => countText(p.size, words) },
          { heading: words.say("column.rate"), number: true, cell: (p) => shortValue(p.value, unit, words) },
          {
            heading: words.say("column.limits"),
            cell: (p) => words.say(p.outside ? "limits.outside" : "limits.within"),
          },
        ],
        rows: [...shown].sort((a, b) => Number(b.outside ?? false) - Number(a.outside ?? false)),
      },
      after:
        shown.length < points.length &&
        `${words.say("limits.count", { n: outside.length })} ${words.say("chart.more-rows", { n: points.length - shown.length })}`,
    },
    words,
  );
}

/** Round tick sizes without overlap on a square-root scale. */
function sizeTicks(largest: number, width: Width): number[] {
  const wanted = [0, 50, 200, 500, 1000, 2000, 3000, 5000, 10_000, 20_000, 50_000, 100_000].filter(
    (at) => at <= largest,
  );
  const least = width === 720 ? 46 : 40;
  const labeled: number[] = [];
  const room = width - 46;
  for (const at of wanted.reverse()) {
    const last = labeled.at(-1);
    const x = Math.sqrt(at / largest) * room;
    if (last === undefined || Math.sqrt(last / largest) * room - x >= least) labeled.push(at);
  }
  return labeled.reverse();
}
