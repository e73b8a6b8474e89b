import { declaration, escapeXml, officeFile, packaging, relationships, relationshipTypes } from "./office-file.ts";

export type SheetValue = string | number | null;

/** A worksheet: name, column widths in characters, heading row, rows. */
export interface WorkbookSheet {
  readonly name: string;
  readonly widths: readonly number[];
  readonly head: readonly string[];
  /** Iterated once, in order, so that a long sheet need not be in memory. */
  readonly rows: Iterable<readonly SheetValue[]>;
  /** Printed above and below each page of the sheet, which then also repeats the heading row. At most 255 characters are read. */
  readonly page?: { readonly top: string; readonly foot: string };
}

/**
 * A workbook as an XLSX file (ECMA-376). The heading row is bold, wrapped and frozen; empty texts and `null` are
 * empty cells. Deterministic.
 *
 * Custom code because an audit has half a million cells, and a library that creates an object per cell and style
 * takes ten times as long.
 *
 * @param printed  what to write for a text; called once for each distinct text
 */
export function xlsxFile(sheets: readonly WorkbookSheet[], printed: (text: string) => string): Uint8Array {
  const texts = new Map<string, number>();
  const pages = sheets.map((sheet) => sheetXml(sheet, texts));
  return officeFile([
    ["[Content_Types].xml", contentTypes(sheets.length)],
    ["_rels/.rels", relationships([["officeDocument", "xl/workbook.xml"]])],
    ["xl/workbook.xml", workbookXml(sheets)],
    [
      "xl/_rels/workbook.xml.rels",
      relationships([
        ...sheets.map((_, at) => ["worksheet", `worksheets/sheet${at + 1}.xml`] as const),
        ["sharedStrings", "sharedStrings.xml"],
        ["styles", "styles.xml"],
      ]),
    ],
    ["xl/styles.xml", stylesXml],
    ...pages.map((bytes, at) => [`xl/worksheets/sheet${at + 1}.xml`, bytes] as const),
    ["xl/sharedStrings.xml", sharedXml(Array.from(texts.keys(), printed))],
  ]);
}

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

function contentTypes(sheets: number): string {
  const kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const part = (name: string, type: string): string =>
    `<Override PartName="/xl/${name}.xml" ContentType="${kind}.${type}+xml"/>`;
  return `${declaration}<Types xmlns="${packaging}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${part("workbook", "sheet.main")}${part("sharedStrings", "sharedStrings")}${part("styles", "styles")}${Array.from(
    { length: sheets },
    (_, at) => part(`worksheets/sheet${at + 1}`, "worksheet"),
  ).join("")}</Types>`;
}

const workbookXml = (sheets: readonly WorkbookSheet[]): string =>
  `${declaration}<workbook xmlns="${main}" xmlns:r="${relationshipTypes}"><bookViews><workbookView/></bookViews><sheets>${sheets
    .map(({ name }, at) => `<sheet name="${escapeXml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
    .join("")}</sheets>${repeatedHeads(sheets)}</workbook>`;

function repeatedHeads(sheets: readonly WorkbookSheet[]): string {
  const names = sheets.flatMap(({ name, page }, at) =>
    page === undefined
      ? []
      : [
          `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">'${escapeXml(name.replaceAll("'", "''"))}'!$1:$1</definedName>`,
        ],
  );
  return names.length === 0 ? "" : `<definedNames>${names.join("")}</definedNames>`;
}

/** Style 0 is plain; style 1 is for the heading row. */
const stylesXml = `${declaration}<styleSheet xmlns="${main}"><fonts count="2"><font><color theme="1"/><family val="2"/><scheme val="minor"/></font><font><b/><color theme="1"/><family val="2"/><scheme val="minor"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellXfs count="2"><xf/><xf fontId="1" applyFont="1" applyAlignment="1"><alignment wrapText="1"/></xf></cellXfs></styleSheet>`;

/** Characters of a sheet encoded at once. */
const atOnce = 100_000;

function sheetXml({ widths, head, rows, page }: WorkbookSheet, texts: Map<string, number>): Uint8Array {
  const letters = head.map((_, at) => columnLetters(at));
  const bytes: Uint8Array[] = [];
  const columns = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`);
  const fitted = page === undefined ? "" : '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>';
  let text = `${declaration}<worksheet xmlns="${main}">${fitted}<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns.join("")}</cols><sheetData>${rowXml(head, 1, letters, texts, ' s="1"')}`;
  let number = 1;
  for (const row of rows) {
    text += rowXml(row, ++number, letters, texts, "");
    if (text.length < atOnce) continue;
    bytes.push(Buffer.from(text));
    text = "";
  }
  bytes.push(Buffer.from(`${text}</sheetData>${page === undefined ? "" : pageXml(page)}</worksheet>`));
  return Buffer.concat(bytes);
}

/** Longest text of a page header or footer that a spreadsheet program reads. */
const longestPageText = 255;

/** Landscape, as wide as the sheet, with a text at the top and at the foot. */
function pageXml({ top, foot }: NonNullable<WorkbookSheet["page"]>): string {
  const part = (text: string): string => escapeXml(`&L&8 ${text.replaceAll("&", "&&")}`.slice(0, longestPageText));
  return `<pageSetup orientation="landscape" fitToHeight="0"/><headerFooter><oddHeader>${part(top)}</oddHeader><oddFooter>${part(foot)}</oddFooter></headerFooter>`;
}

function rowXml(
  row: readonly SheetValue[],
  number: number,
  letters: readonly string[],
  texts: Map<string, number>,
  style: string,
): string {
  let cells = "";
  for (let at = 0; at < row.length; at++) {
    const value = row[at];
    if (value === null || value === undefined || value === "") continue;
    cells +=
      typeof value === "number"
        ? `<c r="${letters[at]}${number}"${style}><v>${value}</v></c>`
        : `<c r="${letters[at]}${number}"${style} t="s"><v>${indexIn(texts, value)}</v></c>`;
  }
  return `<row r="${number}">${cells}</row>`;
}

function indexIn(texts: Map<string, number>, text: string): number {
  const known = texts.get(text);
  if (known !== undefined) return known;
  texts.set(text, texts.size);
  return texts.size - 1;
}

const sharedXml = (texts: readonly string[]): string =>
  `${declaration}<sst xmlns="${main}">${texts
    .map((text) => `<si><t${text.trim() === text ? "" : ' xml:space="preserve"'}>${escapeXml(text)}</t></si>`)
    .join("")}</sst>`;

/** A, B ... Z, AA ... */
function columnLetters(at: number): string {
  const last = String.fromCharCode(65 + (at % 26));
  return at < 26 ? last : columnLetters(Math.floor(at / 26) - 1) + last;
}
