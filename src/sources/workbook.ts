import readWorkbookFile from "read-excel-file/node";

/** A sheet as rows of text; row 1 is line 1. */
export interface SheetRows {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

/** Reads every sheet of an XLSX workbook. Dates become CCYY-MM-DD, numbers their shortest decimal form, blanks "". */
export async function readWorkbook(path: string): Promise<SheetRows[]> {
  const sheets = await readWorkbookFile(path);
  return sheets.map((s) => ({ name: s.sheet, rows: s.data.map((row) => row.map(cellText)) }));
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return String(value);
}
