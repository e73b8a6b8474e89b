import type { Unit } from "../base/finding.ts";
import type { Expr } from "../records/expr.ts";
import type { Need } from "../records/need.ts";

export type Goal = 1 | 2 | 3 | 4 | 5 | 6;
/** Which way is better. "neither": more often and less often are both looked at. */
export type Outcome = "favorable" | "unfavorable" | "neither";

interface Declared {
  /** Stable, kebab-case: the name in files, API and words. */
  readonly id: string;
  readonly goal: Goal;
  /** One sentence for the manual; screens take theirs from the words. */
  readonly question: string;
  readonly outcome: Outcome;
  /** Which student-years are asked. Unknown means: not asked. */
  readonly population: Expr;
  /** Records without which it is "not asked". */
  readonly needs: readonly Need[];
  /** The definition it follows. */
  readonly source: string;
  /** The version of Fairlead that first had this definition. */
  readonly since: string;
  /** Groupings that its own definition rests on: a comparison by them would only repeat the definition. */
  readonly notBy?: readonly string[];
  /** Groupings it is asked by; all when absent. */
  readonly groupings?: readonly string[];
}

/** Students of the population who meet `hit`, as a share (0 to 1). Students of whom `hit` is unknown are not counted. */
export interface ShareIndicator extends Declared {
  readonly kind: "share";
  readonly unit: "share";
  readonly hit: Expr;
  /** Achievement levels behind the share, 1 to `count`; the cells keep how many students stand at each. */
  readonly levels?: { readonly of: Expr; readonly count: number };
}

/** The average of a value over the students of the population of whom it is known. */
export interface MeanIndicator extends Declared {
  readonly kind: "mean";
  readonly unit: Unit;
  readonly value: Expr;
}

/** A sum over a sum (days attended over days expected), taken over the students of the population. */
export interface RatioIndicator extends Declared {
  readonly kind: "ratio";
  readonly unit: "share";
  readonly part: Expr;
  readonly whole: Expr;
}

export type Indicator = ShareIndicator | MeanIndicator | RatioIndicator;

export const indicator = <I extends Indicator>(i: I): I => i;
