import { evaluate } from "../records/evaluate.ts";
import type { Relation } from "../records/relation.ts";
import { type Records, rowsOf } from "../records/rows.ts";
import type { ColumnType, Row } from "../records/table.ts";
import type { Engine, PackColumn, Packed, PackedBlock, Packing, PackRequest } from "./engine.ts";

/** The judge: every question answered by the evaluator, row by row, in memory. For tests and small districts. */
export class Memory implements Engine {
  readonly name = "memory";
  private records: Records;

  constructor(records: Records) {
    this.records = records;
  }

  async fill(table: string, _columns: Readonly<Record<string, ColumnType>>, rows: readonly Row[]): Promise<void> {
    this.records = { ...this.records, [table]: rows };
  }

  async ask(question: Relation): Promise<readonly Row[]> {
    return rowsOf(question, this.records);
  }

  async keep(table: string, questions: readonly Relation[], packing?: Packing): Promise<void> {
    const rows = questions.flatMap((q) => rowsOf(q, this.records));
    this.records = { ...this.records, [table]: packing === undefined ? rows : keptRows(rows, packing) };
  }

  async packed(request: PackRequest): Promise<Packed> {
    const rows = await this.ask(request.of);
    const keyOf = (row: Row): string => JSON.stringify(request.segmentBy.map((name) => row[name] ?? null));
    const bySegment = new Map<string, Row[]>();
    for (const row of rows) {
      const key = keyOf(row);
      const there = bySegment.get(key);
      if (there === undefined) bySegment.set(key, [row]);
      else there.push(row);
    }
    const keys = [...bySegment.keys()].sort();
    const segments = keys.map((key) =>
      Object.fromEntries(request.segmentBy.map((name, i) => [name, JSON.parse(key)[i]])),
    );
    const blocks = keys.map((key, segment) => packBlock(segment, bySegment.get(key) ?? [], request.columns));
    return {
      segments,
      blocks: (async function* () {
        yield* blocks;
      })(),
    };
  }

  async close(): Promise<void> {}
}

function keptRows(rows: readonly Row[], { plain, packed }: Packing): readonly Row[] {
  const names = Object.keys(packed);
  const block = packBlock(0, rows, Object.values(packed));
  return rows.map((row, i) => ({
    ...Object.fromEntries(plain.map((name) => [name, row[name] ?? null])),
    ...Object.fromEntries(names.map((name, c) => [name, block.columns[c]?.[i] ?? null])),
  }));
}

function packBlock(segment: number, rows: readonly Row[], columns: readonly PackColumn[]): PackedBlock {
  return {
    rows: rows.length,
    segment: new Int32Array(rows.length).fill(segment),
    columns: columns.map((c) => {
      if (c.pack === "kept") return Float64Array.from(rows, (row) => Number(row[c.column]));
      if (c.pack === "number") return Float64Array.from(rows, (row) => Number(evaluate(c.of, row) ?? Number.NaN));
      if (c.pack === "levels")
        return Int32Array.from(rows, (row) =>
          c.of.reduce(
            (word, { of, levels, shift }) =>
              word + (levels.indexOf(String(evaluate(of, row) ?? "\0")) + 1) * 2 ** shift,
            0,
          ),
        );
      return Int32Array.from(rows, (row) =>
        c.of.reduce(
          (bits, e, i) => (evaluate(e, row) === true ? bits | (1 << i) : bits),
          c.onto === undefined ? 0 : Number(row[c.onto]),
        ),
      );
    }),
  };
}
