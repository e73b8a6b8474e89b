import type { ExploreAxis } from "../../reports/explore-choice.ts";
import { factTest } from "../../reports/judged/facts.ts";
import type { AnyFinding, AnyRefused } from "../../reports/judged/finding-at.ts";
import { wantedName } from "../../ui/audit-sentence.ts";
import { placeName } from "../../ui/audit-wording.ts";
import { schoolYear } from "../../ui/format.ts";
import { groupName } from "../../ui/group-name.ts";
import type { Site } from "../audit/site.ts";

/** The value of an axis in words: what is wanted, the group, the place, the school year. */
export function axisLabel(axis: ExploreAxis, about: AnyFinding | AnyRefused, site: Site): string {
  const { words, custom } = site;
  switch (axis) {
    case "question":
      return wantedName({ indicator: about.indicator, direction: site.directionOf(about.indicator) }, words, custom);
    case "group":
      return groupName(about.group.grouping, about.group.level, words).label;
    case "place":
      return placeName(about.place, site);
    case "year":
      return schoolYear(about.schoolYear);
  }
}

/**
 * Clear gaps that leave a group with less, each fact once; if all of them restate a gap that the view lacks, all of
 * them.
 */
export function clearWithLess(findings: readonly AnyFinding[], { audit }: Site): readonly AnyFinding[] {
  const clear = findings.filter((f) => f.verdict === "clear" && f.direction !== "neither" && f.value > 0);
  const facts = clear.filter(factTest(audit.judged));
  return facts.length === 0 ? clear : facts;
}
