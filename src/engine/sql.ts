/** The one quoting function for values, and the one for names. Nothing else builds SQL text from data. */

export const sqlText = (value: string): string => `'${value.replaceAll("'", "''")}'`;

export const sqlName = (name: string): string => `"${name.replaceAll('"', '""')}"`;
