/**
 * Text that no spreadsheet runs as a formula, even after the sheet was saved as CSV and opened again: such a text gets an apostrophe in front.
 *
 * @see OWASP, CSV injection
 */
export const spreadsheetText = (text: string): string => (/^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text);
