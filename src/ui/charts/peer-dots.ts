import type { Unit } from "../../base/finding.ts";
import type { Certainty } from "../certainty.ts";
import { listWords, shortValue } from "../format.ts";
import { type Html, html } from "../html.ts";
import { table } from "../table.ts";
import type { Words } from "../words.ts";
import { axisFor } from "./axis.ts";
import { dotRows } from "./dot-rows.ts";
import type { ChartAbout } from "./figure.ts";
import { hiddenLegend, rangeLegend, ringLegend } from "./legend.ts";
import { estimateColumn, marksOf, type Shown, valuesOf } from "./shown.ts";

export interface PeerDotsRow {
  /** A group or a question. */
  readonly label: string;
  /** This place. */
  readonly own: Shown;
  readonly certainty: Certainty;
  /** Each peer's value; peers without one are skipped. */
  readonly peers: readonly { readonly name: string; readonly value: number }[];
  /** Median of the peers; null if there are none. */
  readonly median: number | null;
}

export interface PeerDots {
  readonly about: ChartAbout;
  readonly unit: Unit;
  /** Label of this place. */
  readonly place: string;
  readonly rows: readonly PeerDotsRow[];
}

/** One place and its peers, by group. */
export function peerDots({ about, unit, place, rows }: PeerDots, words: Words): Html {
  const axis = axisFor(
    rows.flatMap((row) => [...valuesOf(row.own), ...row.peers.map((peer) => peer.value)]),
    unit,
  );
  const hidden = rows.filter((row) => row.own.kind === "hidden").length;
  const chart = dotRows(
    {
      about,
      chart: "chart.dot-interval",
      hidden,
      legend: [
        { mark: "dot" as const, label: place },
        rangeLegend(words),
        ringLegend(words.say("legend.peer")),
        ...(hidden > 0 ? [hiddenLegend(words)] : []),
      ],
      axis,
      rows,
      marks: (row) => [
        ...row.peers.map((peer) => ({ kind: "ring" as const, at: peer.value })),
        ...marksOf(row.own, row.certainty),
      ],
      columns: [
        { heading: words.say("column.group"), cell: (row) => row.label },
        estimateColumn(place, (row: PeerDotsRow) => row.own, unit, words),
        {
          heading: words.say("column.peers-median"),
          cell: (row) => (row.median === null ? "" : shortValue(row.median, unit, words)),
        },
      ],
    },
    words,
  );
  const others = table(
    {
      name: words.say("page.table", { title: about.title }),
      columns: [
        { heading: words.say("column.group"), cell: (row) => row.label },
        {
          heading: words.say("column.peers"),
          cell: (row) =>
            listWords(
              row.peers.map((peer) => `${peer.name} ${shortValue(peer.value, unit, words)}`),
              words,
            ),
        },
      ],
      rows,
    },
    words,
  );
  return html`${chart}<details><summary>${words.label("ui.show-table")}</summary>${others}</details>`;
}
