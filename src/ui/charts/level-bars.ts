import { countText, shortValue } from "../format.ts";
import { attributes, type Html, html } from "../html.ts";
import { hiddenMark } from "../table.ts";
import type { Words } from "../words.ts";
import { type ChartAbout, figure, type Picture } from "./figure.ts";
import { hiddenLegend } from "./legend.ts";
import { type Drawn, key, line, lines, rect, text, type Width } from "./svg.ts";
import { textWidth, wrapText } from "./text-width.ts";

export interface LevelBarsRow {
  readonly label: string;
  readonly href?: string;
  readonly n: number | null;
  /** Share of students at each level, lowest first, summing to 1; null if hidden. */
  readonly shares: readonly number[] | null;
}

export interface LevelBars {
  readonly about: ChartAbout;
  /** State's level names for the year shown, lowest first. */
  readonly levels: readonly string[];
  /** Index of the first level at or above the standard. */
  readonly standard: number;
  readonly rows: readonly LevelBarsRow[];
}

/** Shades on each side of the standard, the farthest strongest. */
const below = ["fd1", "fd2", "fd3"] as const;
const above = ["fa1", "fa3", "fa2"] as const;
const tint = (level: number, standard: number): string =>
  level < standard
    ? (below[Math.min(2, standard - 1 - level)] ?? "fd1")
    : (above[Math.min(2, level - standard)] ?? "fa1");
const inkOn = (fill: string): string => fill.replace(/^f/, "t");

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** Shares at each level: diverging stacked bars aligned at the standard, with numbers inside. */
export function levelBars({ about, levels, standard, rows }: LevelBars, words: Words): Html {
  const percent = (share: number): string => String(Math.round(share * 100));
  const legend = levels.map((label, level) => ({
    mark: key(
      [
        rect(0, 0, 24, 16, tint(level, standard)),
        text(12, 12.5, String(level + 1), `m ${inkOn(tint(level, standard))}`),
      ],
      24,
    ),
    label,
  }));
  const hidden = rows.filter((row) => row.shares === null).length;
  const draw = (width: Width): Picture => {
    const wide = width === 720;
    const labelRoom = wide ? Math.min(215, Math.max(80, ...rows.map((row) => textWidth(row.label)))) + 16 : 0;
    const sideRoom = 34;
    const most = (side: "below" | "above"): number =>
      Math.max(
        0.1,
        ...rows.map((row) =>
          row.shares ? sum(side === "below" ? row.shares.slice(0, standard) : row.shares.slice(standard)) : 0,
        ),
      );
    const [mostBelow, mostAbove] = [most("below"), most("above")];
    const unit = (width - labelRoom - 2 * sideRoom) / (mostBelow + mostAbove);
    const zero = labelRoom + sideRoom + mostBelow * unit;
    const [notYet, reached] = [words.say("chart.not-yet"), words.say("chart.at-standard")];
    const heads = [
      wrapText(notYet, zero - labelRoom - 8, 2, 13, true),
      wrapText(reached, width - zero - 8, 2, 13, true),
    ] as const;
    const top = Math.max(heads[0].length, heads[1].length) * 15 + 10;
    const parts: Drawn[] = [
      lines(zero - 8, top - 10 - (heads[0].length - 1) * 15, heads[0], "b e"),
      lines(zero + 8, top - 10 - (heads[1].length - 1) * 15, heads[1], "b"),
    ];
    const names: Drawn[] = [];
    let y = top;
    for (const row of rows) {
      const label = wrapText(row.label, wide ? labelRoom - 16 : width, 4, 13, !wide);
      const rowTop = wide ? y : y + label.length * 15 + 4;
      const tall = wide ? Math.max(30, label.length * 15 + 6) : 38 + (label.length - 1) * 15 + 8;
      const middle = wide ? y + tall / 2 : rowTop + 12;
      names.push(lines(0, wide ? middle + 4.5 - (label.length - 1) * 7.5 : y + 14, label, wide ? "" : "b halo"));
      if (row.shares === null) {
        parts.push(rect(labelRoom + sideRoom, middle - 10, width - labelRoom - 2 * sideRoom, 20, "hh"));
      } else {
        const start = zero - sum(row.shares.slice(0, standard)) * unit;
        let x = start;
        row.shares.forEach((share, level) => {
          const long = share * unit;
          const fill = tint(level, standard);
          parts.push(rect(x, middle - 11, Math.max(0, long - 1), 22, fill));
          if (long >= 24) parts.push(text(x + long / 2, middle + 4.5, percent(share), `m ${inkOn(fill)}`));
          x += long;
        });
        parts.push(text(start - 6, middle + 4.5, percent(sum(row.shares.slice(0, standard))), "b e"));
        parts.push(text(x + 5, middle + 4.5, percent(sum(row.shares.slice(standard))), "b"));
      }
      y += tall;
    }
    parts.push(line(zero - 0.5, top - 4, zero - 0.5, y + 4, "ink"), ...names);
    return { height: y + 8, parts };
  };
  return figure(
    {
      about,
      chart: "chart.levels",
      hidden,
      legend: [...legend, ...(hidden > 0 ? [hiddenLegend(words)] : [])],
      draw,
      table: {
        columns: [
          {
            heading: words.say("column.group"),
            cell: (row) =>
              row.href === undefined ? row.label : html`<a${attributes({ href: row.href })}>${row.label}</a>`,
          },
          {
            heading: words.say("column.counted"),
            number: true,
            cell: (row) => (row.n === null ? hiddenMark(words) : countText(row.n, words)),
          },
          ...levels.map((heading, level) => ({
            heading,
            number: true,
            cell: (row: LevelBarsRow) =>
              row.shares === null ? hiddenMark(words) : shortValue(row.shares[level] ?? 0, "share", words),
          })),
          {
            heading: words.say("column.at-standard"),
            number: true,
            cell: (row) =>
              row.shares === null ? "" : html`<b>${shortValue(sum(row.shares.slice(standard)), "share", words)}</b>`,
          },
        ],
        rows,
      },
    },
    words,
  );
}
