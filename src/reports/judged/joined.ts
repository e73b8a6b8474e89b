import type { ChangePs } from "./changes.ts";
import type { ComparedPart } from "./compare.ts";
import type { Depth, EstimateColumns } from "./judged.ts";
import { Labels } from "./labels.ts";
import { GapRows, RefusedRows } from "./rows.ts";

/** Comparisons of all places, concatenated from parts in place order. */
export class JoinedParts {
  private readonly gaps: GapRows;
  private readonly refused: RefusedRows;
  private readonly comparisons = new Labels();
  private readonly changes: ChangePs[] = [];
  private readonly depths: Depth[] = [];

  /** @param room  upper bound on the rows */
  constructor(blocks: number, room: number) {
    this.gaps = new GapRows(blocks, room);
    this.refused = new RefusedRows(blocks, room);
  }

  add({ gaps, refused, comparisons, changes, depth }: ComparedPart): void {
    const codes = Uint16Array.from(comparisons, (label) => this.comparisons.code(label));
    const first = this.gaps.append(gaps, codes);
    this.refused.append(refused, codes);
    this.changes.push(changes);
    if (depth.row.length > 0) this.depths.push({ ...depth, row: Int32Array.from(depth.row, (row) => row + first) });
  }

  finish(): ComparedPart {
    return {
      gaps: this.gaps.finish(),
      refused: this.refused.finish(),
      comparisons: this.comparisons.list,
      changes: { wide: strung(this.changes, "wide"), school: strung(this.changes, "school") },
      depth: {
        row: Int32Array.from(this.depths.flatMap(({ row }) => [...row])),
        vGap: joined(this.depths.map(({ vGap }) => vGap)),
        shrunken: joined(this.depths.map(({ shrunken }) => shrunken)),
      },
    };
  }
}

function strung(parts: readonly ChangePs[], kind: keyof ChangePs): Float64Array {
  const all = new Float64Array(parts.reduce((length, part) => length + part[kind].length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part[kind], at);
    at += part[kind].length;
  }
  return all;
}

function joined(parts: readonly EstimateColumns[]): EstimateColumns {
  const column = (name: keyof EstimateColumns): Float64Array =>
    Float64Array.from(parts.flatMap((part) => [...part[name]]));
  return { value: column("value"), lower: column("lower"), upper: column("upper") };
}
