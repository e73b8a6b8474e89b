/** Splits a typed "Name=value" at the first equals sign; null if the text does not have this form. */
export function nameAndValue(text: string): { readonly name: string; readonly value: string } | null {
  const [, name, value] = /^\s*([^=\s][^=]*?)\s*=\s*(\S.*?)\s*$/s.exec(text) ?? [];
  return name === undefined || value === undefined ? null : { name, value };
}

/** Comma-separated values; a value in double quotes may contain commas. */
export const listedValues = (text: string): readonly string[] =>
  [...text.matchAll(/\s*(?:"((?:[^"]|"")*)"|([^,]*?))\s*(?:,|$)/g)]
    .map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "")
    .filter((value) => value !== "");
