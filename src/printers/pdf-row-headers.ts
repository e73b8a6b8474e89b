/** Bytes as characters of the same number. */
const encoding = "latin1";

/** Start of an element of the structure tree, as Typst's PDF writer (krilla) prints it; `K` is its list of children. */
const element = /\n(\d+) 0 obj\n<<\n {2}\/Type \/StructElem\n {2}\/S \/(TR|TD)\n/g;
const children = /\n {2}\/K \[([^\]]*)\]/;
/** A data cell's column headers, in the attributes of the table. */
const headers = /\/Headers \[[^\]]*\]/;

const rowScope = "/Scope /Row";
/** The default, in place of attributes that are no longer needed: an attribute object is never empty. */
const noSpan = "/RowSpan 1";

/**
 * Tags the first cell of each table row as the row's header, which Typst 0.14 does not offer through its binding. Column
 * headers have a scope already, so data cells no longer list theirs: a reader then finds both headers of a cell by
 * their scopes (ISO 32000-1, 14.8.4.3.4). Each change keeps its length, so that the file's offsets stay right.
 *
 * @param pdf  by Typst, whose structure tree is not compressed
 * @throws Error if the tree is printed in another way than this code knows
 */
export function withRowHeaders(pdf: Uint8Array): Uint8Array {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString(encoding);
  if (!text.includes("/S /TD")) return pdf;
  const found = [...text.matchAll(element)].map((match) => {
    const end = text.indexOf("\nendobj", match.index);
    return { id: match[1] ?? "", kind: match[2], start: match.index, body: text.slice(match.index, end) };
  });
  const rowHeaders = new Set(
    found.filter(({ kind }) => kind === "TR").map(({ body }) => children.exec(body)?.[1]?.split(" ")[0]),
  );
  let printed = "";
  let done = 0;
  for (const { id, kind, start, body } of found) {
    if (kind !== "TD") continue;
    const isHeader = rowHeaders.has(id);
    const changed = body.replace(headers, (old) => (isHeader ? rowScope : noSpan).padEnd(old.length));
    const cell = isHeader ? changed.replace("/S /TD", "/S /TH") : changed;
    if (changed === body || changed.length !== body.length) throw new Error("a cell of the PDF has an unknown form");
    printed += text.slice(done, start) + cell;
    done = start + body.length;
  }
  return Buffer.from(printed + text.slice(done), encoding);
}
