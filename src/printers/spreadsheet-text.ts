/**
 * Prevents formula injection, even after the sheet is saved as CSV and reopened: prefixes risky text with an
 * apostrophe.
 *
 * @see OWASP, CSV injection
 */
export const spreadsheetText = (text: string): string => (/^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text);
