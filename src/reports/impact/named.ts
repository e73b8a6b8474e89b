/** A typed "Name=value" in two, at the first equals sign; null for a text that is not of this form. */
export function nameAndValue(text: string): { readonly name: string; readonly value: string } | null {
  const [, name, value] = /^\s*([^=\s][^=]*?)\s*=\s*(\S.*?)\s*$/s.exec(text) ?? [];
  return name === undefined || value === undefined ? null : { name, value };
}

/** Values separated by commas; one in double quotes can have commas itself. */
export const listedValues = (text: string): readonly string[] =>
  [...text.matchAll(/\s*(?:"((?:[^"]|"")*)"|([^,]*?))\s*(?:,|$)/g)]
    .map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "")
    .filter((value) => value !== "");
