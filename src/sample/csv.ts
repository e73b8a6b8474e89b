/** Comma-separated text with a header, quoted where necessary (RFC 4180). */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  `${rows.map((row) => row.map(quoted).join(",")).join("\r\n")}\r\n`;

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
