import type { Unit } from "../../base/finding.ts";
import { signedValue } from "../format.ts";
import { attributes, type Html, html } from "../html.ts";
import { ratesSideBySide } from "../rates-side-by-side.ts";
import type { Words } from "../words.ts";
import { axisFor, scaleOf, ticksOf } from "./axis.ts";
import { cloud, cloudLegend } from "./cloud.ts";
import { type ChartAbout, figure, type Picture } from "./figure.ts";
import { placeLabels } from "./place-labels.ts";
import { type Drawn, dot, key, line, text, type Width } from "./svg.ts";

export interface ExpectedActualPoint {
  readonly label: string;
  readonly href?: string;
  readonly expected: number;
  readonly actual: number;
  /** Drawn as a labeled dot even among thousands. */
  readonly named?: boolean;
}

export interface ExpectedActual {
  readonly about: ChartAbout;
  readonly unit: Unit;
  readonly points: readonly ExpectedActualPoint[];
}

const mostInTable = 500;

/** Expected against actual: places above the line do better than expected. Readable with 10,000 places. */
export function expectedActual({ about, unit, points }: ExpectedActual, words: Words): Html {
  const named = points.filter((p) => p.named);
  const others = points.filter((p) => !p.named);
  const axis = axisFor(
    points.flatMap((p) => [p.expected, p.actual]),
    unit,
  );
  const layout = (width: Width) => {
    const box = { left: 44, right: width - 8, top: 24, bottom: width === 720 ? 444 : 330 };
    return { box, x: scaleOf(axis, box.left, box.right), y: scaleOf(axis, box.bottom, box.top) };
  };
  const placed = (width: Width) => {
    const { x, y } = layout(width);
    return others.map((p) => ({ x: x(p.expected), y: y(p.actual) }));
  };
  const draw = (width: Width): Picture => {
    const { box, x, y } = layout(width);
    const { left, right, top, bottom } = box;
    const parts: Drawn[] = [];
    for (const { at, label } of ticksOf(axis, right - left, words)) {
      parts.push(line(x(at), top, x(at), bottom, "grid"));
      parts.push(text(x(at), bottom + 17, label, `ax ${x(at) > right - 16 ? "e" : "m"}`));
    }
    for (const { at, label } of ticksOf(axis, bottom - top, words, "up")) {
      parts.push(line(left, y(at), right, y(at), "grid"), text(left - 6, y(at) + 4, label, "ax e"));
    }
    parts.push(cloud(placed(width)), line(x(axis.from), y(axis.from), x(axis.to), y(axis.to), "ink"));
    const dots = named.map((p) => ({ x: x(p.expected), y: y(p.actual), label: p.label }));
    for (const { x: cx, y: cy } of dots) parts.push(dot(cx, cy, "filled"));
    for (const label of placeLabels(dots, { left: left + 2, right: right - 2, top, bottom }))
      parts.push(text(label.x, label.y, label.label, `b halo ${label.anchor}`));
    parts.push(text(0, 12, words.say("outliers.axis-actual"), "ax"));
    parts.push(text(right, bottom + 35, words.say("outliers.axis-expected"), "ax e"));
    return { height: bottom + 42, parts };
  };
  const both = ({ actual, expected }: (typeof points)[number]): readonly [string, string] =>
    ratesSideBySide(actual, expected, words, { unit });
  const shown = points.length <= mostInTable ? [...named, ...others] : named;
  return figure(
    {
      about,
      chart: "chart.scatter",
      legend: [
        ...(named.length > 0 ? [{ mark: "dot" as const, label: words.say("legend.ours") }] : []),
        ...cloudLegend(placed(720), words),
        { mark: key(line(1, 14, 23, 2, "ink"), 24), label: words.say("chart.as-expected") },
      ],
      draw,
      table: {
        columns: [
          {
            heading: words.say("column.place"),
            cell: (p) => (p.href === undefined ? p.label : html`<a${attributes({ href: p.href })}>${p.label}</a>`),
          },
          {
            heading: words.say("outliers.axis-expected"),
            number: true,
            cell: (p) => both(p)[1],
          },
          { heading: words.say("outliers.axis-actual"), number: true, cell: (p) => both(p)[0] },
          {
            heading: words.say("outliers.difference"),
            number: true,
            cell: (p) => signedValue(p.actual - p.expected, unit, words),
          },
        ],
        rows: shown,
      },
      after: shown.length < points.length && words.say("chart.more-rows", { n: points.length - shown.length }),
    },
    words,
  );
}
