import { attributes, type Content, type Html, html } from "./html.ts";
import type { Words } from "./words.ts";

/** A column of a table: its heading, what stands in a row, whether that is a number (set to the right). */
export interface Column<Row> {
  readonly heading: string;
  readonly cell: (row: Row) => Content;
  readonly number?: boolean;
}

export interface TableInput<Row> {
  /** The first column names the row. */
  readonly columns: readonly [Column<Row>, ...Column<Row>[]];
  readonly rows: readonly Row[];
  /** Seen by all; for a table without one near its heading, give `name`. */
  readonly caption?: string;
  /** For readers who hear the page: what the scrolling box holds. */
  readonly name?: string;
  /** Rows set apart at the end: totals. */
  readonly total?: (row: Row) => boolean;
}

/** A table: words left, numbers right; on a phone each row becomes a small card with its headings. */
export function table<Row>({ columns, rows, caption, name, total }: TableInput<Row>, words: Words): Html {
  const kind = (column: Column<Row>): string | null => (column.number ? "n" : null);
  const [first, ...others] = columns;
  const body = rows.map(
    (row) =>
      html`<tr${attributes({ class: total?.(row) ? "total" : null })}><th scope="row">${first.cell(row)}</th>${others.map(
        (column) => html`<td${attributes({ class: kind(column), "data-th": column.heading })}>${column.cell(row)}</td>`,
      )}</tr>`,
  );
  const label = name ?? caption ?? words.say("page.table-plain");
  return html`<div class="scroll" tabindex="0" role="group" aria-label="${label}"><table class="stack">${
    caption === undefined ? null : html`<caption>${caption}</caption>`
  }<thead><tr>${columns.map(
    (column) => html`<th${attributes({ scope: "col", class: kind(column) })}>${column.heading}</th>`,
  )}</tr></thead><tbody>${body}</tbody></table></div>`;
}

/** The one mark of a number that is not shown. It never says which rule hid it. */
export const hiddenMark = (words: Words): Html => html`<span class="hid">${words.say("mark.hidden")}</span>`;
