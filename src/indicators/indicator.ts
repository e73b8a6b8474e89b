import type { Unit } from "../base/finding.ts";
import type { Expr } from "../records/expr.ts";
import type { Need } from "../records/need.ts";
import type { Boundary } from "./boundary.ts";
import { enrolled } from "./population.ts";

/** The six goals of equity, in the order of the reports. */
export const goals = [1, 2, 3, 4, 5, 6] as const;
export type Goal = (typeof goals)[number];
/** The better direction. "neither": both more often and less often are reported. */
export type Polarity = "favorable" | "unfavorable" | "neither";

interface Asked {
  /** Stable, kebab-case: the name in files, API and words. */
  readonly id: string;
  readonly goal: Goal;
  /** One sentence for the manual; screens use the wording of their language. */
  readonly question: string;
  readonly outcome: Polarity;
  /** Records without which the audit lists it as "not asked". */
  readonly needs: readonly Need[];
  /** The definition it follows. */
  readonly source: string;
  /** The first version of Fairlead with this definition; for a district's own indicator, its owner. */
  readonly since: string;
  /** Groupings that its definition uses: a comparison by them would only repeat the definition. */
  readonly notBy?: readonly string[];
  /** Groupings it is compared by; all when absent. */
  readonly groupings?: readonly string[];
  /** The indicator whose outcome it states in other words, so that a gap of both is one fact: its gaps are no tests of their own and are not counted. */
  readonly restates?: string;
  /** Its place on the report's first page, among the questions a board asks first; all others are on the goals' pages. */
  readonly board?: number;
}

/** A question to student-years. */
interface Declared extends Asked {
  /** The condition for a student-year to be counted. Unknown means not counted. */
  readonly population: Expr;
}

/** Students of the population who meet `hit`, as a share (0 to 1). Students with unknown `hit` are not counted. */
interface Share extends Declared {
  readonly kind: "share";
  readonly unit: "share";
  readonly hit: Expr;
  /** Achievement levels behind the share, 1 to `count`; the cells keep how many students are at each. */
  readonly achievementLevels?: { readonly of: Expr; readonly count: number };
}

/** The average of a value over the students of the population with a known value. */
interface Mean extends Declared {
  readonly kind: "mean";
  readonly unit: Unit;
  readonly value: Expr;
}

/** A sum over a sum (days attended over days expected), taken over the students of the population. */
interface Ratio extends Declared {
  readonly kind: "ratio";
  readonly unit: "share";
  readonly part: Expr;
  readonly whole: Expr;
}

/** The source of an indicator's numbers, and the origin of its definition. */
interface Provenance {
  /** Computed from students' records. */
  readonly answeredBy: "records";
  /** Fairlead's own definition, or one of the district's `fairlead.yaml`. */
  readonly definedBy: "fairlead" | "district";
  /** The population is everyone enrolled, so that its count of students is the enrollment. */
  readonly asksEveryone: boolean;
}

export type ShareIndicator = Share & Provenance;
export type MeanIndicator = Mean & Provenance;
export type RatioIndicator = Ratio & Provenance;
export type Indicator = ShareIndicator | MeanIndicator | RatioIndicator;

/** An indicator known only from official figures: no student-year is counted, so it has no rules over student-years. */
export type OfficialIndicator = Asked & {
  readonly answeredBy: "offices";
  readonly definedBy: "fairlead";
  readonly asksEveryone: false;
} & ({ readonly kind: "share"; readonly unit: "share" } | { readonly kind: "mean"; readonly unit: Unit });

/** Any question of an audit, answered from records or by official figures. */
export type AnyIndicator = Indicator | OfficialIndicator;

type Identified<Id extends string> = { readonly id: Id };
/** A file of the catalog: the definition, and its boundary cases. */
type Definition = (Share | Mean | Ratio) & { readonly boundary: Boundary };

/** An indicator of the catalog: Fairlead's definition over students' records. */
export type CatalogIndicator<Id extends string = string> = Indicator & Identified<Id> & { readonly boundary: Boundary };

export const indicator = <const D extends Definition>(definition: D): D & Provenance => ({
  ...definition,
  answeredBy: "records",
  definedBy: "fairlead",
  asksEveryone: definition.population === enrolled,
});

/** A district's own indicator. */
export const districtIndicator = (i: Share | Mean): Indicator => ({
  ...i,
  answeredBy: "records",
  definedBy: "district",
  asksEveryone: i.population === enrolled,
});

type OfficialOnly<Id extends string> = Omit<Asked, "needs" | "since"> &
  Identified<Id> & {
    /** The unit of an average; a share where absent. */
    readonly mean?: Unit;
  };

/** Declares an indicator known only from official figures. */
export function officialIndicator<const Id extends string>({
  mean,
  ...i
}: OfficialOnly<Id>): OfficialIndicator & Identified<Id> {
  const common = {
    ...i,
    needs: [],
    since: "0.1.0",
    answeredBy: "offices",
    definedBy: "fairlead",
    asksEveryone: false,
  } as const;
  return mean === undefined ? { ...common, kind: "share", unit: "share" } : { ...common, kind: "mean", unit: mean };
}
