import { groupKey } from "../base/keys.ts";
import { displayRules } from "../rules/display.ts";
import type { Audit } from "./audit.ts";
import { factTest } from "./judged/facts.ts";
import type { Finding } from "./judged/finding-at.ts";
import type { AuditOverview } from "./overview.ts";
import type { Audience } from "./report.ts";

/**
 * The clear gaps that a board decides about, first priority first. Each is about a different question, and about a
 * different group where there are enough of them. Without priorities (no enrollment is known), the gaps with the most
 * students.
 */
export function boardGaps<A extends Audience>(
  { judged }: Audit<A>,
  { priorities, largest }: AuditOverview<A>,
): readonly Finding<A>[] {
  const isFact = factTest(judged);
  const clear = priorities.filter((f) => f.verdict === "clear" && isFact(f));
  const inOrder: readonly Finding<A>[] = clear.length > 0 ? clear : largest;
  const chosen = new Set<Finding<A>>();
  for (const differs of ["question-and-group", "question"] as const) {
    for (const gap of inOrder) {
      const isRepeat = [...chosen].some(
        (other) =>
          other.indicator === gap.indicator ||
          (differs === "question-and-group" && groupKey(other.group) === groupKey(gap.group)),
      );
      if (!isRepeat && chosen.size < displayRules.boardGaps) chosen.add(gap);
    }
  }
  return inOrder.filter((gap) => chosen.has(gap));
}
