import { type EstimateResult, isNone, type NoNumber, none } from "../base/finding.ts";
import { confidenceLevel } from "../rules/confidence.ts";
import { allSound, type Counts, together } from "./counts.ts";
import { shareFinding } from "./share-finding.ts";

/** Students who did not graduate (hits) out of all (n), by third-grade reading and ever being poor. */
export interface ReadingByPoverty {
  readonly proficientNotPoor: Counts;
  readonly notProficientNotPoor: Counts;
  readonly proficientPoor: Counts;
  readonly notProficientPoor: Counts;
}

export interface DoubleJeopardy {
  /** Risk of not graduating in each cell, and by reading alone. */
  readonly risks: { readonly [Cell in keyof ReadingByPoverty]: EstimateResult };
  readonly notProficient: EstimateResult;
  readonly proficient: EstimateResult;
  /**
   * Risk of nonproficient over risk of proficient readers; "zero_reference_rate" if all proficient readers graduated.
   */
  readonly riskRatio: number | NoNumber;
  /** r11 - r10 - r01 + r00 in share points: what both together add beyond each alone. */
  readonly additiveInteraction: number | NoNumber;
  /** Relative excess risk due to interaction: additiveInteraction over r00. */
  readonly reri: number | NoNumber;
}

/**
 * Graduation by third-grade reading and poverty, two by two. Describes a cohort nine years later and forecasts
 * nothing for any student. Report the share of students who could be linked, by group, because students who move
 * differ.
 *
 * @param cells  students who did not graduate, of all in the cell
 * @returns risks with Wilson intervals and their contrasts, or a reason for empty cells; "invalid_input" for counts
 *   that are not whole numbers
 * @throws AppError stats.bad-confidence
 * @see Hernandez 2011, 2012, Double Jeopardy (Annie E. Casey Foundation); methods.md 14.4
 */
export function readingAndPoverty(
  cells: ReadingByPoverty,
  confidence = confidenceLevel.value,
): DoubleJeopardy | NoNumber {
  if (!allSound(Object.values(cells))) return none("invalid_input");
  const risk = (counts: Counts): EstimateResult => shareFinding(counts, confidence);
  const risks = {
    proficientNotPoor: risk(cells.proficientNotPoor),
    notProficientNotPoor: risk(cells.notProficientNotPoor),
    proficientPoor: risk(cells.proficientPoor),
    notProficientPoor: risk(cells.notProficientPoor),
  };
  const notProficient = risk(together([cells.notProficientNotPoor, cells.notProficientPoor]));
  const proficient = risk(together([cells.proficientNotPoor, cells.proficientPoor]));
  const interaction = interactionOf(risks);
  return {
    risks,
    notProficient,
    proficient,
    riskRatio: over(notProficient, proficient),
    additiveInteraction: interaction,
    reri: typeof interaction === "number" ? over(interaction, risks.proficientNotPoor) : interaction,
  };
}

function interactionOf(risks: DoubleJeopardy["risks"]): number | NoNumber {
  const { notProficientPoor, notProficientNotPoor, proficientPoor, proficientNotPoor } = risks;
  if (isNone(notProficientPoor)) return notProficientPoor;
  if (isNone(notProficientNotPoor)) return notProficientNotPoor;
  if (isNone(proficientPoor)) return proficientPoor;
  if (isNone(proficientNotPoor)) return proficientNotPoor;
  return notProficientPoor.value - notProficientNotPoor.value - proficientPoor.value + proficientNotPoor.value;
}

function over(part: EstimateResult | number, reference: EstimateResult): number | NoNumber {
  if (isNone(part)) return part;
  if (isNone(reference)) return reference;
  if (reference.value === 0) return none("zero_reference_rate");
  return (typeof part === "number" ? part : part.value) / reference.value;
}
