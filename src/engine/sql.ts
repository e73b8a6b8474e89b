/** The only quoting functions for values and names. Nothing else builds SQL text from data. */

export const sqlText = (value: string): string => `'${value.replaceAll("'", "''")}'`;

export const sqlName = (name: string): string => `"${name.replaceAll('"', '""')}"`;
