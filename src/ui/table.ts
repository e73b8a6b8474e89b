import { attributes, type Content, type Html, html, textStyle } from "./html.ts";
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

/** Columns that the stylesheet knows by their place; what is said of them is said once a table, not in every cell. */
const styledColumns = 24;

/** A table: words left, numbers right; on a phone each row becomes a small card with its headings. */
export function table<Row>({ columns, rows, caption, name, total }: TableInput<Row>, words: Words): Html {
  const [first, ...others] = columns;
  const styled = columns.slice(1, styledColumns);
  const ofCell = columns.map((column, at) =>
    at < styledColumns ? attributes({}) : attributes({ class: column.number ? "n" : null, "data-th": column.heading }),
  );
  const body = rows.map(
    (row) =>
      html`<tr${attributes({ class: total?.(row) ? "total" : null })}><th scope="row">${first.cell(row)}</th>${others.map(
        (column, at) => html`<td${ofCell[at + 1] ?? attributes({})}>${column.cell(row)}</td>`,
      )}</tr>`,
  );
  const label = name ?? caption ?? words.say("page.table-plain");
  const headings = textStyle(Object.fromEntries(styled.map(({ heading }, at) => [`c${at + 2}`, heading])));
  const numbers = attributes({
    "data-n": columns.flatMap(({ number }, at) => (number && at < styledColumns ? [at + 1] : [])).join(" ") || null,
  });
  return html`<div class="scroll" tabindex="0" role="group" aria-label="${label}"><table${numbers} class="stack"${headings}>${
    caption === undefined ? null : html`<caption>${caption}</caption>`
  }<thead><tr>${columns.map(
    (column, at) =>
      html`<th${attributes({ scope: "col", class: column.number && at >= styledColumns ? "n" : null })}>${column.heading}</th>`,
  )}</tr></thead><tbody>${body}</tbody></table></div>`;
}

/** The one mark of a number that is not shown. It never says which rule hid it. */
export const hiddenMark = (words: Words): Html => html`<span class="hid">${words.say("mark.hidden")}</span>`;
