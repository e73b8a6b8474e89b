import type { Unit } from "../../base/finding.ts";
import { rangeWords, signedValue } from "../format.ts";
import { attributes, type Html, html } from "../html.ts";
import type { Words } from "../words.ts";
import { axisFor, scaleOf, ticksOf } from "./axis.ts";
import { cloud, cloudLegend } from "./cloud.ts";
import { type ChartAbout, figure, type Picture } from "./figure.ts";
import { placeLabels } from "./place-labels.ts";
import { type Drawn, dot, line, rect, text, type Width } from "./svg.ts";
import { wrapText } from "./text-width.ts";

interface Ranged {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

export interface QuadrantPoint {
  readonly label: string;
  readonly href?: string;
  /** Difference from expected, for the groups of the x and y axes. */
  readonly x: Ranged;
  readonly y: Ranged;
  /** Certain enough in both groups to be labeled. */
  readonly named?: boolean;
}

export interface QuadrantChart {
  readonly about: ChartAbout;
  readonly unit: Unit;
  /** The groups of the x and y axes: "students of color", "White students". */
  readonly across: string;
  readonly upward: string;
  readonly points: readonly QuadrantPoint[];
}

const mostInTable = 500;

const lineHeight = 14;
/** Lines of a label. */
const mostLines = 4;

/** Differences from expected for two groups: shows which places do better for both. Readable with 10,000 places. */
export function quadrant({ about, unit, across, upward, points }: QuadrantChart, words: Words): Html {
  const named = points.filter((p) => p.named);
  const others = points.filter((p) => !p.named);
  const reach = (values: readonly number[]): readonly [number, number] => {
    const most = Math.max(0, ...values.map(Math.abs));
    return [-most, most];
  };
  const extent = (pick: (p: QuadrantPoint) => Ranged): readonly number[] => [
    ...points.map((p) => pick(p).value),
    ...named.flatMap((p) => [pick(p).lower, pick(p).upper]),
  ];
  const xAxis = axisFor(reach(extent((p) => p.x)), unit, { zero: true, signed: true });
  const yAxis = axisFor(reach(extent((p) => p.y)), unit, { zero: true, signed: true });
  const layout = (width: Width) => {
    const upLines = wrapText(upward, width - 10, mostLines, 12);
    const acrossLines = wrapText(across, width - 10, mostLines, 12);
    const box = {
      left: 38,
      right: width - 6,
      top: 10 + lineHeight * upLines.length,
      bottom: width === 720 ? 444 : 330,
    };
    return {
      upLines,
      acrossLines,
      box,
      x: scaleOf(xAxis, box.left, box.right),
      y: scaleOf(yAxis, box.bottom, box.top),
    };
  };
  const placed = (width: Width) => {
    const { x, y } = layout(width);
    return others.map((p) => ({ x: x(p.x.value), y: y(p.y.value) }));
  };
  const draw = (width: Width): Picture => {
    const { upLines, acrossLines, box, x, y } = layout(width);
    const { left, right, top, bottom } = box;
    const parts: Drawn[] = [rect(x(0), top, right - x(0), y(0) - top, "wash")];
    for (const { at, label } of ticksOf(xAxis, right - left, words)) {
      parts.push(line(x(at), top, x(at), bottom, "grid"));
      parts.push(text(x(at), bottom + 17, label, `ax ${x(at) > right - 16 ? "e" : "m"}`));
    }
    for (const { at, label } of ticksOf(yAxis, bottom - top, words, "up")) {
      parts.push(line(left, y(at), right, y(at), "grid"), text(left - 6, y(at) + 4, label, "ax e"));
    }
    parts.push(cloud(placed(width)));
    parts.push(line(x(0), top, x(0), bottom, "ink"), line(left, y(0), right, y(0), "ink"));
    const half = (right - left) / 2 - 16;
    /** Lines of a corner's text, from the top down or from the bottom up. */
    const corner = (side: "top" | "bottom", says: string, at: number, classes: string, bold = false): void => {
      const lines = wrapText(says, half, mostLines, bold ? 13 : 12, bold);
      const first = side === "top" ? top + 16 : bottom - 9 - lineHeight * (lines.length - 1);
      parts.push(...lines.map((one, i) => text(at, first + lineHeight * i, one, classes)));
    };
    corner("top", words.say("chart.learn"), right - 7, "b e halo", true);
    corner("top", words.say("chart.better-for", { group: upward }), left + 7, "ax halo");
    corner("bottom", words.say("chart.better-for", { group: across }), right - 7, "ax e halo");
    corner("bottom", words.say("chart.offer-support"), left + 7, "ax halo");
    const dots = named.map((p) => ({ x: x(p.x.value), y: y(p.y.value), label: p.label }));
    named.forEach((p, i) => {
      const at = dots[i];
      if (at === undefined) return;
      parts.push(
        line(x(p.x.lower), at.y, x(p.x.upper), at.y, "ln2"),
        line(at.x, y(p.y.lower), at.x, y(p.y.upper), "ln2"),
      );
      parts.push(dot(at.x, at.y, "filled"));
    });
    const inner = { left: left + 2, right: right - 2, top: top + 20, bottom: bottom - 20 };
    for (const label of placeLabels(dots, inner))
      parts.push(text(label.x, label.y, label.label, `b halo ${label.anchor}`));
    parts.push(...upLines.map((one, i) => text(0, 12 + lineHeight * i, one, "ax")));
    parts.push(...acrossLines.map((one, i) => text(right, bottom + 35 + lineHeight * i, one, "ax e")));
    return { height: bottom + 28 + lineHeight * acrossLines.length, parts };
  };
  const shown = points.length <= mostInTable ? [...named, ...others] : named;
  const value = (r: Ranged): string => signedValue(r.value, unit, words);
  const range = (r: Ranged): string => rangeWords(r.lower, r.upper, unit, words);
  return figure(
    {
      about,
      chart: "chart.scatter",
      legend: [
        ...(named.length > 0 ? [{ mark: "dot" as const, label: words.say("legend.ours") }] : []),
        ...cloudLegend(placed(720), words),
      ],
      draw,
      table: {
        columns: [
          {
            heading: words.say("column.place"),
            cell: (p) => (p.href === undefined ? p.label : html`<a${attributes({ href: p.href })}>${p.label}</a>`),
          },
          { heading: across, number: true, cell: (p) => value(p.x) },
          { heading: words.say("column.range"), number: true, cell: (p) => range(p.x) },
          { heading: upward, number: true, cell: (p) => value(p.y) },
          { heading: words.say("column.range"), number: true, cell: (p) => range(p.y) },
        ],
        rows: shown,
      },
      after: shown.length < points.length && words.say("chart.more-rows", { n: points.length - shown.length }),
    },
    words,
  );
}
