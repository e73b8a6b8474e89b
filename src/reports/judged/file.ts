import { createHash } from "node:crypto";
import { closeSync, fstatSync, openSync } from "node:fs";
import type { ReadonlyNumbers } from "../../base/readonly-numbers.ts";
import type { Audience, Cube } from "../../cube/cube.ts";
import { madeFrom } from "../../cube/made-from.ts";
import { bytesOf, checksum, checksumLength, readAt, readInto, writeChecked } from "../../cube/raw.ts";
import type { JudgeSettings } from "./compare-plan.ts";
import { type AuditQuestions, listsOf } from "./judge.ts";
import type { Judged } from "./judged.ts";

/** Version of the file format and of the judging rules. A table with another version is judged again. */
const form = 8;
const magic = "FLJUDGE\n";

type SavedArray = Float64Array | Int32Array | Uint16Array | Uint8Array;
const kinds = { f64: Float64Array, i32: Int32Array, u16: Uint16Array, u8: Uint8Array } as const;

/** Columns of a table by name, in file order. */
type SavedTables = Readonly<Record<string, Readonly<Record<string, ReadonlyNumbers>>>>;

interface Header {
  readonly key: string;
  readonly rows: { readonly gaps: number; readonly refused: number };
  readonly comparisons: readonly string[];
  readonly level: number;
  readonly changes: Judged<Audience>["changes"];
  readonly columns: readonly {
    readonly table: string;
    readonly name: string;
    readonly kind: keyof typeof kinds;
    readonly length: number;
  }[];
}

/**
 * Hash of everything a table depends on: the cube (whose fingerprint covers the plan and deliveries), the program and
 * the settings.
 */
function keyOf(cube: Cube<Audience>, { rules, comparison }: JudgeSettings): string {
  const { program, fingerprint } = cube;
  return createHash("sha256")
    .update(JSON.stringify([form, program, fingerprint, Object.entries(rules).sort(), comparison]))
    .digest("hex");
}

/** Saves a judged table next to its cube, with a checksum. */
export function saveJudged<A extends Audience>(
  cube: Cube<A>,
  judged: Judged<A>,
  settings: JudgeSettings,
  path: string,
): void {
  const tables = columnsOf(judged);
  const columns = Object.entries(tables).flatMap(([table, kinds]) =>
    Object.entries(kinds).map(([name, column]) => ({
      table,
      name,
      kind: kindOf(column),
      length: column.length,
      column,
    })),
  );
  const { gaps, refused, comparisons, confidence: level, changes } = judged;
  const header: Header = {
    key: keyOf(cube, settings),
    rows: { gaps: gaps.rows, refused: refused.rows },
    comparisons,
    level,
    changes,
    columns: columns.map(({ column: _, ...described }) => described),
  };
  const text = Buffer.from(JSON.stringify(header));
  const head = Buffer.alloc(magic.length + 4);
  head.write(magic);
  head.writeUInt32LE(text.length, magic.length);
  writeChecked(path, [head, text, ...columns.map(({ column }) => bytesOf(column))]);
}

const kindOf = (column: ReadonlyNumbers): keyof typeof kinds =>
  column instanceof Float64Array
    ? "f64"
    : column instanceof Int32Array
      ? "i32"
      : column instanceof Uint16Array
        ? "u16"
        : "u8";

function columnsOf({ gaps, refused, depth, priority }: Judged<Audience>): SavedTables {
  const { rows: _, ...ofGaps } = gaps;
  const { rows: __, ...ofRefused } = refused;
  const { row, vGap, shrunken } = depth;
  return {
    gaps: ofGaps,
    refused: ofRefused,
    depth: { row },
    vGap: { ...vGap },
    shrunken: { ...shrunken },
    priority: { ...priority },
  };
}

/**
 * Reads the table saved for exactly this cube, plan and settings.
 *
 * @returns undefined if the file is missing, corrupt, or has another key
 */
export function readJudged<A extends Audience>(
  cube: Cube<A>,
  questions: AuditQuestions,
  settings: JudgeSettings,
  path: string,
): Judged<A> | undefined {
  let file: number;
  try {
    file = openSync(path, "r");
  } catch {
    return undefined;
  }
  try {
    const { size } = fstatSync(file);
    if (size < magic.length + 4) return undefined;
    const head = readAt(file, 0, magic.length + 4);
    if (head.toString("latin1", 0, magic.length) !== magic) return undefined;
    const length = head.readUInt32LE(magic.length);
    if (head.length + length > size) return undefined;
    const headerBytes = readAt(file, head.length, length);
    const header = headerOf(headerBytes.toString("utf8"), keyOf(cube, settings));
    if (header === undefined) return undefined;
    const bytes = header.columns.reduce((sum, c) => sum + c.length * kinds[c.kind].BYTES_PER_ELEMENT, 0);
    if (head.length + length + bytes + checksumLength !== size) return undefined;
    const tables: Record<string, Record<string, SavedArray>> = {};
    const read: Uint8Array[] = [head, headerBytes];
    let from = head.length + length;
    for (const { table, name, kind, length } of header.columns) {
      const column = new kinds[kind](length);
      readInto(file, from, bytesOf(column));
      read.push(bytesOf(column));
      from += column.byteLength;
      tables[table] = { ...tables[table], [name]: column };
    }
    if (readAt(file, from, checksumLength).readUInt32LE() !== checksum(read)) return undefined;
    const { gaps, refused, depth, vGap, shrunken, priority } = tables as unknown as ReturnType<typeof columnsOf> & {
      readonly gaps: Omit<Judged<A>["gaps"], "rows">;
      readonly refused: Omit<Judged<A>["refused"], "rows">;
      readonly depth: Pick<Judged<A>["depth"], "row">;
      readonly vGap: Judged<A>["depth"]["vGap"];
      readonly shrunken: Judged<A>["depth"]["shrunken"];
      readonly priority: Judged<A>["priority"];
    };
    return madeFrom(cube, {
      ...listsOf(cube, questions),
      comparisons: header.comparisons,
      confidence: header.level,
      changes: header.changes,
      gaps: { ...gaps, rows: header.rows.gaps },
      refused: { ...refused, rows: header.rows.refused },
      depth: { row: depth.row, vGap, shrunken },
      priority,
    });
  } finally {
    closeSync(file);
  }
}

/** Header of a file with this key. */
function headerOf(text: string, key: string): Header | undefined {
  try {
    const header = JSON.parse(text) as Header;
    return header.key === key ? header : undefined;
  } catch {
    return undefined;
  }
}
