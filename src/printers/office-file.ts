import { deflateRawSync } from "node:zlib";
import { Zip, ZipPassThrough } from "fflate";

export const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
/** Types of relationships in Office files, and their prefix in XML. */
export const relationshipTypes = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
export const packaging = "http://schemas.openxmlformats.org/package/2006";

/** What a part refers to, in order: the first is rId1. */
export const relationships = (parts: readonly (readonly [kind: string, target: string])[]): string =>
  `${declaration}<Relationships xmlns="${packaging}/relationships">${parts
    .map(
      ([kind, target], at) =>
        `<Relationship Id="rId${at + 1}" Type="${relationshipTypes}/${kind}" Target="${target}"/>`,
    )
    .join("")}</Relationships>`;

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\r": "&#13;",
};

/** Escapes text for XML content and attributes. Drops characters that XML forbids. */
export const escapeXml = (text: string): string =>
  text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters XML forbids
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, "")
    .replace(/[&<>"\r]/g, (c) => escapes[c] ?? "");

/** An archive entry compressed with Node's zlib, which takes half as long as compression in JavaScript. */
class ZlibFile extends ZipPassThrough {
  // Fixed, so that two files of one report are identical.
  override mtime = new Date(1980, 0, 1);

  constructor(name: string) {
    super(name);
    this.compression = 8;
  }

  protected override process(chunk: Uint8Array, final: boolean): void {
    this.ondata(null, deflateRawSync(chunk), final);
  }
}

/** An Office file (ECMA-376) from its parts. The same parts give the same bytes: no part has a date. */
export function officeFile(files: readonly (readonly [name: string, content: string | Uint8Array])[]): Uint8Array {
  const pieces: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error;
    pieces.push(piece);
  });
  for (const [name, content] of files) {
    const file = new ZlibFile(name);
    zip.add(file);
    file.push(typeof content === "string" ? Buffer.from(content) : content, true);
  }
  zip.end();
  return Buffer.concat(pieces);
}
