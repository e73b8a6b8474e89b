import type { PackColumn, PackedLevel } from "../engine/engine.ts";
import { columnsOf, type Expr, literal } from "../records/expr.ts";
import { keptColumns } from "./derive.ts";
import type { CubePlan } from "./plan.ts";
import { bitsPerWord, type TallyQuestion } from "./tally.ts";

/** How a plan's rows are packed into numbers: most of it when they are kept, the rest when they are counted. */
export interface PlanPacking {
  /** Columns that are kept as they are, for what is packed later. */
  readonly plain: readonly string[];
  /** What is packed when the rows are kept, by the names of its columns. */
  readonly packed: Readonly<Record<string, PackColumn>>;
  /**
   * What is asked of the kept rows: words of levels, then words of bits, then numbers.
   *
   * @param levels  the levels of each grouping
   */
  asked(levels: readonly (readonly string[])[]): AskedColumns;
}

export interface AskedColumns {
  readonly columns: readonly PackColumn[];
  /** Where the level of each grouping stands: `((columns[word] >> shift) & mask) - 1`, -1 for none. */
  readonly levelAt: readonly LevelAt[];
  /** The first word of bits. */
  readonly firstBits: number;
  /** The first number. */
  readonly firstNumber: number;
}

export interface LevelAt {
  readonly word: number;
  readonly shift: number;
  readonly mask: number;
}

interface Listed {
  readonly grouping: number;
  readonly of: Expr;
  readonly levels: readonly string[];
}

/** Lays levels side by side into as few words as they fill one after the other. */
function inWords(listed: readonly Listed[]): { readonly words: PackedLevel[][]; readonly at: Map<number, LevelAt> } {
  const words: PackedLevel[][] = [];
  const at = new Map<number, LevelAt>();
  let used = bitsPerWord;
  for (const { grouping, of, levels } of listed) {
    const width = Math.ceil(Math.log2(levels.length + 2));
    if (used + width > bitsPerWord) {
      words.push([]);
      used = 0;
    }
    words.at(-1)?.push({ of, levels, shift: used });
    at.set(grouping, { word: words.length - 1, shift: used, mask: 2 ** width - 1 });
    used += width;
  }
  return { words, at };
}

/** Packed before where its columns are known by then. */
const isKept = (e: Expr): boolean => [...columnsOf(e)].every((name) => keptColumns.has(name));
const never = literal(false);

export function packingOf(plan: CubePlan, question: TallyQuestion): PlanPacking {
  const packed: Record<string, PackColumn> = {};
  const later: Expr[] = [];
  const keep = (name: string, c: PackColumn): PackColumn => {
    packed[name] = c;
    return { pack: "kept", column: name };
  };
  const askLater = <C extends PackColumn>(c: C, of: readonly Expr[]): C => {
    later.push(...of);
    return c;
  };
  const declared: Listed[] = [];
  const found: Omit<Listed, "levels">[] = [];
  plan.groupings.forEach(({ of, levels }, grouping) => {
    if ("found" in levels || !isKept(of)) found.push({ grouping, of });
    else declared.push({ grouping, of, levels });
  });
  later.push(...found.map(({ of }) => of));
  const early = inWords(declared);
  const levelWords = early.words.map((of, w) => keep(`levels_${w}`, { pack: "levels", of }));
  const words = Array.from({ length: Math.ceil(question.bits.length / bitsPerWord) }, (_, w): PackColumn => {
    const of = question.bits.slice(w * bitsPerWord, (w + 1) * bitsPerWord);
    const kept = keep(`word_${w}`, { pack: "bits", of: of.map((e) => (isKept(e) ? e : never)) });
    const rest = of.map((e) => (isKept(e) ? never : e));
    return rest.every((e) => e === never) ? kept : askLater({ pack: "bits", of: rest, onto: `word_${w}` }, rest);
  });
  const numbers = question.numbers.map((of, k): PackColumn => {
    const number: PackColumn = { pack: "number", of };
    return isKept(of) ? keep(`number_${k}`, number) : askLater(number, [of]);
  });
  return {
    plain: [...new Set(later.flatMap((e) => [...columnsOf(e)]))],
    packed,
    asked: (levels) => {
      const late = inWords(found.map((f) => ({ ...f, levels: levels[f.grouping] ?? [] })));
      const lateWords = late.words.map((of): PackColumn => ({ pack: "levels", of }));
      const levelAt = plan.groupings.map((_, g): LevelAt => {
        const before = early.at.get(g);
        const after = late.at.get(g);
        if (before !== undefined) return before;
        return { word: levelWords.length + (after?.word ?? 0), shift: after?.shift ?? 0, mask: after?.mask ?? 0 };
      });
      const firstBits = levelWords.length + lateWords.length;
      return {
        columns: [...levelWords, ...lateWords, ...words, ...numbers],
        levelAt,
        firstBits,
        firstNumber: firstBits + words.length,
      };
    },
  };
}
