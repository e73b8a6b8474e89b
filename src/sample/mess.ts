import type { Fields, Tag } from "./calpads-layout.ts";
import type { Chance } from "./chance.ts";

/** Deliberate errors like those in real files. An intact copy of every damaged row remains, so no fact is lost. */
interface Damage {
  /** Copies of rows with an invalid required field (position and text); they must be quarantined. */
  readonly broken: readonly (readonly [position: number, value: string])[];
  /** Unknown codes in optional fields where they change nothing: position, original code, unknown code. */
  readonly unknown?: readonly (readonly [position: number, was: string, code: string])[];
  /** Duplicate rows. */
  readonly twice?: number;
}

const damages: Readonly<Partial<Record<Tag, Damage>>> = {
  SENR: {
    broken: [
      [8, ""],
      [22, "20251345"],
      [24, "13"],
    ],
    unknown: [[26, "E155", "Z999"]],
    twice: 4,
  },
  SINF: { broken: [[9, ""]], unknown: [[38, "12", "16"]], twice: 5 },
  SPRG: { broken: [[7, ""]], twice: 3 },
  SELA: { broken: [[13, "ELL"]], twice: 2 },
  STAS: {
    broken: [
      [7, ""],
      [6, "last year"],
    ],
    twice: 3,
  },
  SINC: { broken: [[13, ""]] },
  SCSC: { broken: [[7, ""]], twice: 6 },
  CRSC: { broken: [[14, ""]] },
  SDEM: { broken: [[8, ""]], twice: 1 },
  SASS: { broken: [[7, ""]] },
};

const lateShare = 0.004;
const lateMost = 40;
const withField = (row: Fields, position: number, value: string): Fields => row.with(position - 1, value);

/** Rows of a file with errors added: late rows at the end, duplicates, broken copies. */
export function messy(tag: Tag, rows: readonly Fields[], rng: Chance): Fields[] {
  const damage = damages[tag];
  const late = new Set<number>();
  if (rows.length > 100) {
    for (let i = 0; i < Math.min(lateMost, rows.length * lateShare); i++) late.add(rng.below(rows.length));
  }
  const out = rows.filter((_, i) => !late.has(i));
  for (const i of late) {
    const row = rows[i];
    if (row) out.push(row);
  }
  if (!damage || rows.length < 20) return out;
  for (const [position, was, code] of damage.unknown ?? []) {
    for (let tries = 0, done = 0; tries < 200 && done < 3; tries++) {
      const at = rng.below(out.length);
      const row = out[at];
      if (row?.[position - 1] !== was) continue;
      out[at] = withField(row, position, code);
      done += 1;
    }
  }
  for (let i = 0; i < (damage.twice ?? 0); i++) out.push(rng.one(out));
  for (const [position, value] of damage.broken) out.push(withField(rng.one(rows), position, value));
  return out;
}
