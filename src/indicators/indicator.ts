import type { Unit } from "../base/finding.ts";
import type { Expr } from "../records/expr.ts";
import type { Need } from "../records/need.ts";
import type { Boundary } from "./boundary.ts";
import { enrolled } from "./population.ts";

/** The six goals of equity, in the order of the reports. */
export const goals = [1, 2, 3, 4, 5, 6] as const;
export type Goal = (typeof goals)[number];
/** Better direction. "neither": both more often and less often are reported. */
export type Polarity = "favorable" | "unfavorable" | "neither";

interface Asked {
  /** Stable kebab-case id used in files, API and words. */
  readonly id: string;
  readonly goal: Goal;
  /** One sentence for the manual; screens use their language's wording. */
  readonly question: string;
  readonly outcome: Polarity;
  /** Records without which the audit lists it as "not asked". */
  readonly needs: readonly Need[];
  /** Definition it follows. */
  readonly source: string;
  /** First version of Fairlead with this definition; for a district's own indicator, its owner. */
  readonly since: string;
  /** Groupings that are part of its definition; comparing by them would only repeat it. */
  readonly notBy?: readonly string[];
  /** Groupings that its rule names, and that no other indicator is compared by. */
  readonly alsoBy?: readonly string[];
  /** Groupings to compare by; default: all. */
  readonly groupings?: readonly string[];
  /**
   * Indicator whose outcome it restates. A gap in both is one fact, so this one's gaps are not counted as separate
   * tests or findings.
   */
  readonly restates?: string;
  /** Position on the report's first page, among the questions a board asks first; the rest are on the goal pages. */
  readonly board?: number;
}

/** A question to student-years. */
interface OverStudentYears extends Asked {
  /** Condition for a student-year to be counted; unknown means not counted. */
  readonly population: Expr;
}

/** Share (0 to 1) of students in the population who meet `hit`. Students with unknown `hit` are not counted. */
interface Share extends OverStudentYears {
  readonly kind: "share";
  readonly unit: "share";
  readonly hit: Expr;
  /** Achievement levels behind the share, 1 to `count`; the cells keep how many students are at each. */
  readonly achievementLevels?: { readonly of: Expr; readonly count: number };
}

/** Average of a value over students in the population whose value is known. */
interface Mean extends OverStudentYears {
  readonly kind: "mean";
  readonly unit: Unit;
  readonly value: Expr;
}

/** A ratio of two sums over students in the population, such as days attended over days expected. */
interface Ratio extends OverStudentYears {
  readonly kind: "ratio";
  readonly unit: "share";
  readonly part: Expr;
  readonly whole: Expr;
}

/** How an indicator's numbers are obtained, and who defined it. */
interface Provenance {
  /** Computed from students' records. */
  readonly answeredBy: "records";
  /** Fairlead's own definition, or the district's from `fairlead.yaml`. */
  readonly definedBy: "fairlead" | "district";
  /** The population is everyone enrolled, so its count of students is the enrollment. */
  readonly asksEveryone: boolean;
}

export type ShareIndicator = Share & Provenance;
export type MeanIndicator = Mean & Provenance;
export type RatioIndicator = Ratio & Provenance;
export type Indicator = ShareIndicator | MeanIndicator | RatioIndicator;

/** An indicator available only from official figures: no student-years are counted, so it has no rules over them. */
export type OfficialIndicator = Asked & {
  readonly answeredBy: "offices";
  readonly definedBy: "fairlead";
  readonly asksEveryone: false;
} & ({ readonly kind: "share"; readonly unit: "share" } | { readonly kind: "mean"; readonly unit: Unit });

/** Any question of an audit, answered from records or official figures. */
export type AnyIndicator = Indicator | OfficialIndicator;

type Identified<Id extends string> = { readonly id: Id };
/** A catalog file: the definition and its boundary cases. */
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
