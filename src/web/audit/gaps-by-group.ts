import { groupKey } from "../../base/keys.ts";
import { factTest } from "../../reports/judged/facts.ts";
import { type AnyFinding, type AnyRefused, refusedOf } from "../../reports/judged/finding-at.ts";
import type { PlaceOverview, Site } from "./site.ts";

/** Every comparison of a group at the main place in the latest year. */
export interface GroupGaps {
  readonly grouping: string;
  readonly level: string;
  readonly findings: readonly AnyFinding[];
  readonly refused: readonly AnyRefused[];
}

const known = new WeakMap<Site["audit"], readonly GroupGaps[]>();

/** The one-way groups compared at the main place, in the order of the audit; built once for all pages. */
export function gapsByGroup(site: Site): readonly GroupGaps[] {
  const cached = known.get(site.audit);
  if (cached !== undefined) return cached;
  const made = gapsByGroupFrom(site);
  known.set(site.audit, made);
  return made;
}

function gapsByGroupFrom(site: Site): readonly GroupGaps[] {
  const { audit, main } = site;
  const refused = refusedOf(audit.judged, { place: main.placeIndex, year: audit.years.length - 1, crossed: false });
  const groups = new Map<string, { grouping: string; level: string; findings: AnyFinding[]; refused: AnyRefused[] }>();
  const gapsOf = (group: AnyFinding["group"]) => {
    const key = groupKey(group);
    const entry = groups.get(key) ?? { ...group, findings: [], refused: [] };
    groups.set(key, entry);
    return entry;
  };
  for (const f of site.here()) gapsOf(f.group).findings.push(f);
  for (const r of refused) gapsOf(r.group).refused.push(r);
  const order = new Map(site.definitions.groupings.map((g, at) => [g.id, at]));
  const levels = new Map(audit.judged.groups.map((g, at) => [groupKey(g), at]));
  const rank = ({ grouping }: GroupGaps): number => order.get(grouping) ?? order.size;
  const at = (g: GroupGaps): number => levels.get(groupKey(g)) ?? levels.size;
  return [...groups.values()].sort((a, b) => rank(a) - rank(b) || at(a) - at(b));
}

/** Findings by certainty and direction. */
export interface SortedGaps {
  /** Disadvantages: clear, then probable; within these, more students first. */
  readonly worse: readonly AnyFinding[];
  /** More or less often, where neither direction is better. */
  readonly neither: readonly AnyFinding[];
  readonly better: readonly AnyFinding[];
  readonly noSign: readonly AnyFinding[];
  readonly unclear: readonly AnyFinding[];
}

const sureVerdicts: readonly string[] = ["clear", "clear-small", "probable"];
const sureness = ({ verdict }: AnyFinding): number => sureVerdicts.indexOf(verdict);
const isSure = (f: AnyFinding): boolean => sureness(f) >= 0;

export function sortedGaps(findings: readonly AnyFinding[]): SortedGaps {
  const bySize = (a: AnyFinding, b: AnyFinding): number =>
    sureness(a) - sureness(b) ||
    (b.studentsToClose ?? 0) - (a.studentsToClose ?? 0) ||
    Math.abs(b.value) / b.actionLine - Math.abs(a.value) / a.actionLine;
  return {
    worse: findings.filter((f) => isSure(f) && f.direction !== "neither" && f.value > 0).sort(bySize),
    better: findings.filter((f) => isSure(f) && f.direction !== "neither" && f.value <= 0).sort(bySize),
    neither: findings.filter((f) => isSure(f) && f.direction === "neither").sort(bySize),
    noSign: findings.filter((f) => f.verdict === "no-sign"),
    unclear: findings.filter((f) => f.verdict === "cannot-tell"),
  };
}

/** Findings of a place that its page lists: each outcome once, so that its counts are those of the goals. */
export const listedGaps = (findings: readonly AnyFinding[], { audit: { judged } }: Site): readonly AnyFinding[] =>
  findings.filter(factTest(judged));

/** The listed gaps of a place other than the main one. */
export const placeGaps = ({ overview }: PlaceOverview, site: Site): readonly AnyFinding[] =>
  listedGaps(
    overview.quilt.rows.flatMap((row) =>
      row.cells.flatMap((cell) => (cell === undefined || cell === "not-judged" ? [] : [cell])),
    ),
    site,
  );

/** Whether a place other than the main one has a panel for a gap there. */
export const hasPlacePanel = (f: AnyFinding, site: Site): boolean =>
  isSure(f) && (f.value > 0 || f.direction === "neither") && listedGaps([f], site).length > 0;
