import { expect, test } from "vitest";
import { withRowHeaders } from "../../src/printers/pdf-row-headers.ts";

const bytes = (text: string): Uint8Array => Buffer.from(text, "latin1");
const object = (id: number, lines: readonly string[]): string =>
  `\n${id} 0 obj\n<<\n${lines.map((line) => `  ${line}\n`).join("")}>>\nendobj\n`;
const cell = (id: number, attributes: string): string =>
  object(id, ["/Type /StructElem", "/S /TD", "/P 1 0 R", `/A [<<\n    /O /Table\n    ${attributes}\n  >>]`, "/K [4]"]);
const row = (children: string): string => object(1, ["/Type /StructElem", "/S /TR", "/P 9 0 R", `/K [${children}]`]);

test("the first child of a row becomes its header, the others find theirs by scope, and no byte moves", () => {
  const file = `${row("3 0 R 2 0 R")}${cell(2, "/Headers [(U1x1y0)]")}${cell(3, "/Headers [(U1x0y0)]")}\u00ff/S /TD`;
  const changed = Buffer.from(withRowHeaders(bytes(file))).toString("latin1");
  expect(changed).toBe(
    `${row("3 0 R 2 0 R")}${cell(2, "/RowSpan 1".padEnd(19))}${cell(3, "/Scope /Row".padEnd(19)).replace("/S /TD", "/S /TH")}\u00ff/S /TD`,
  );
  expect(changed.length).toBe(file.length);
});

test("the rest of the attributes is kept, and a file without data cells is the same", () => {
  const wide = cell(3, "/Headers [] /ColSpan 3");
  expect(Buffer.from(withRowHeaders(bytes(row("3 0 R") + wide))).toString("latin1")).toContain(
    "/Scope /Row /ColSpan 3",
  );
  const other = bytes(row("3 0 R"));
  expect(withRowHeaders(other)).toBe(other);
});

test("a cell in another form is an error, not a table without row headers", () => {
  expect(() => withRowHeaders(bytes(row("3 0 R") + cell(3, "/Headers 7 0 R")))).toThrow("unknown form");
});
