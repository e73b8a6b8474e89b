import type { Unit } from "../base/finding.ts";
import { bestGroup } from "../reports/judged/best-group.ts";
import type { AnyFinding } from "../reports/judged/finding-at.ts";
import type { Judged } from "../reports/judged/judged.ts";
import type { Audience } from "../reports/report.ts";
import { shortValue } from "./format.ts";
import { groupName } from "./group-name.ts";
import type { Words } from "./words.ts";

/**
 * Best rate among the groups of a finding's grouping, and which group has it; empty if two groups are each other's
 * comparison.
 *
 * @param shown  turns a rate into the direction of the rates beside it
 */
export function bestRateWords(
  judged: Judged<Audience>,
  finding: AnyFinding,
  unit: Unit,
  words: Words,
  shown: (rate: number) => number = (rate) => rate,
): string {
  const best = bestGroup(judged, finding);
  if (best === undefined) return "";
  const group = groupName(finding.group.grouping, best.level, words).label;
  return words.say("gap.best-rate", { rate: shortValue(shown(best.rate), unit, words), group });
}
