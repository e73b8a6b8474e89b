import { declaration, escapeXml, relationshipTypes } from "./office-file.ts";
import { drawingSpace } from "./slide-master.ts";
import { spreadsheetText } from "./spreadsheet-text.ts";
import { type SheetValue, xlsxFile } from "./workbook.ts";

/** Bars in percent, from the top. What a number leaves open is drawn hatched, from its lower to its upper end. */
export interface BarChart {
  /** For screen readers: every bar in words. */
  readonly alt: string;
  /** Name of the sheet in the chart's workbook. */
  readonly sheet: string;
  /** Headings of the workbook: bars, lower ends, ranges, then those of `more`. */
  readonly head: readonly [bars: string, low: string, range: string, ...more: string[]];
  readonly bars: readonly Bar[];
}

export interface Bar {
  readonly label: string;
  /** Where the bar ends and, hatched, how far the number may reach above it. Null of a hidden number: no bar. */
  readonly low: number | null;
  readonly range: number | null;
  /** Further columns of the workbook. */
  readonly more: readonly SheetValue[];
}

/** The numbers of a chart as a workbook, which a presentation program opens to edit it. */
export const chartWorkbook = ({ sheet, head, bars }: BarChart): Uint8Array =>
  xlsxFile(
    [
      {
        name: sheet,
        widths: head.map((_, at) => (at === 0 ? widest : narrow)),
        head,
        rows: bars.map(({ label, low, range, more }) => [label, low, range, ...more]),
      },
    ],
    spreadsheetText,
  );

/** Widths of columns in characters. */
const widest = 44;
const narrow = 14;

/** Row of the first bar, below the headings. */
const firstRow = 2;
const percent = 100;
/** The axis ends at a multiple of so many percent. */
const axisStep = 10;

export function chartXml({ sheet, head, bars }: BarChart, lang: string): string {
  const top = Math.max(...bars.map(({ low, range }) => (low ?? 0) + (range ?? 0)), axisStep);
  const max = Math.min(percent, Math.ceil(top / axisStep) * axisStep);
  const rows = bars.length + 1;
  const cells = (column: string, from = firstRow, to = rows): string =>
    escapeXml(`'${sheet.replaceAll("'", "''")}'!$${column}$${from}${from === to ? "" : `:$${column}$${to}`}`);
  const points = (values: readonly (string | number | null)[]): string =>
    `<c:ptCount val="${values.length}"/>${values
      .map((value, at) => (value === null ? "" : `<c:pt idx="${at}"><c:v>${escapeXml(String(value))}</c:v></c:pt>`))
      .join("")}`;
  const labels = `<c:cat><c:strRef><c:f>${cells("A")}</c:f><c:strCache>${points(bars.map(({ label }) => label))}</c:strCache></c:strRef></c:cat>`;
  const series = (at: 0 | 1, column: string, name: string, fill: string, values: readonly (number | null)[]): string =>
    `<c:ser><c:idx val="${at}"/><c:order val="${at}"/><c:tx><c:strRef><c:f>${cells(column, 1, 1)}</c:f><c:strCache>${points([name])}</c:strCache></c:strRef></c:tx><c:spPr>${fill}<a:ln w="9525"><a:solidFill><a:schemeClr val="accent1"/></a:solidFill></a:ln></c:spPr><c:invertIfNegative val="0"/>${labels}<c:val><c:numRef><c:f>${cells(column)}</c:f><c:numCache><c:formatCode>General</c:formatCode>${points(values)}</c:numCache></c:numRef></c:val></c:ser>`;
  const line = '<c:spPr><a:ln w="6350"><a:solidFill><a:schemeClr val="accent2"/></a:solidFill></a:ln></c:spPr>';
  return `${declaration}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="${drawingSpace}" xmlns:r="${relationshipTypes}"><c:date1904 val="0"/><c:lang val="${escapeXml(lang)}"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/><c:barChart><c:barDir val="bar"/><c:grouping val="stacked"/><c:varyColors val="0"/>${series(
    0,
    "B",
    head[1],
    '<a:solidFill><a:schemeClr val="accent1"/></a:solidFill>',
    bars.map(({ low }) => low),
  )}${series(
    1,
    "C",
    head[2],
    '<a:pattFill prst="wdUpDiag"><a:fgClr><a:schemeClr val="accent1"/></a:fgClr><a:bgClr><a:schemeClr val="bg1"/></a:bgClr></a:pattFill>',
    bars.map(({ range }) => range),
  )}<c:gapWidth val="40"/><c:overlap val="100"/><c:axId val="1001"/><c:axId val="1002"/></c:barChart><c:catAx><c:axId val="1001"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>${line}<c:crossAx val="1002"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx><c:valAx><c:axId val="1002"/><c:scaling><c:orientation val="minMax"/><c:max val="${max}"/><c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="b"/><c:majorGridlines>${line}</c:majorGridlines><c:numFmt formatCode="0&quot;%&quot;" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>${line}<c:crossAx val="1001"/><c:crosses val="max"/><c:crossBetween val="between"/></c:valAx></c:plotArea><c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1100"/></a:pPr><a:endParaRPr lang="${escapeXml(lang)}"/></a:p></c:txPr><c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>`;
}
