/** What a printed page of the report looks like sheet by sheet, read back from Chromium's PDF. */
import type { Browser } from "playwright-core";
import { contentOf, nodesOf, type PdfPage, readPdf } from "../printers/read-pdf.ts";
import { onPage } from "./audit-in-chromium.ts";

export interface PrintedSheet {
  /** The lowest text, if it is a heading, a caption or the head of a table: what it introduces is on the next sheet. */
  readonly parted: string | null;
  /** How far down its text reaches: 0 at the upper margin, 1 at the lower. */
  readonly filled: number;
  /** Lines of text. */
  readonly lines: number;
}

/** Upper and lower margin of a sheet, in points: 12 mm. */
const margin = 34;

/** Prints a page and reads each sheet. */
export async function printedSheets(browser: Browser, path: string, format: "A4" | "Letter"): Promise<PrintedSheet[]> {
  const bytes = await onPage(browser, path, {}, (page) => page.pdf({ format, tagged: true, preferCSSPageSize: true }));
  return (await readPdf(bytes)).pages.map(sheetOf);
}

function sheetOf(page: PdfPage): PrintedSheet {
  const lowest = page.texts.toSorted((a, b) => a.y - b.y)[0];
  if (lowest === undefined) return { parted: null, filled: 0, lines: 0 };
  const line = page.texts.filter(({ y }) => Math.abs(y - lowest.y) < 2);
  const introducing = new Set(
    nodesOf(page.tree, "H1", "H2", "H3", "H4", "Caption", "THead").flatMap((node) => contentOf(node)),
  );
  const parted = line.every(({ content }) => typeof content === "string" && introducing.has(content));
  return {
    parted: parted ? line.map(({ text }) => text).join(" ") : null,
    filled: (page.height - margin - lowest.y) / (page.height - 2 * margin),
    lines: new Set(page.texts.map(({ y }) => Math.round(y / 3))).size,
  };
}
