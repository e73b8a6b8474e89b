import { crossedGroupings, crossedLevels, everybody, type GroupKey, groupKey, isCrossing } from "../base/keys.ts";
import type { Engine } from "../engine/engine.ts";
import type { Grouping } from "../groups/grouping.ts";
import { distinct, type Relation } from "../records/relation.ts";
import type { Group } from "./cube.ts";

/** Groups in official figures. */
export interface OfficialGroups {
  readonly groups: readonly Group[];
  readonly oneWayGroups: number;
  /**
   * Group index of an `official_figure` row; -1 if the cube does not have it (a group within a grade, or a grouping
   * not in the plan).
   */
  indexOf(grouping: string, level: string, grade: string): number;
}

/** All students, the groupings in the plan's order, then the crossings. All students of one grade are a level of the grouping "grade". */
export async function officialCubeGroups(
  engine: Engine,
  cells: Relation,
  groupings: readonly Grouping[],
): Promise<OfficialGroups> {
  const named = (await engine.ask(distinct(cells, ["grouping", "level"])))
    .map((row): Group => ({ grouping: String(row["grouping"]), level: String(row["level"]) }))
    .filter((g) => g.grouping !== everybody.grouping)
    .filter((g) => crossedGroupings(g.grouping).every((id) => groupings.some((known) => known.id === id)));
  const grades = new Set((await engine.ask(distinct(cells, ["grade"]))).map((row) => String(row["grade"])));
  const ofGrades = declaredLevels(groupings, "grade")
    .filter((grade) => grades.has(grade))
    .map((level): Group => ({ grouping: "grade", level }));

  const rank = rankIn(groupings);
  const byRank = (a: Group, b: Group): number => (rank(a) < rank(b) ? -1 : 1);
  const oneWay = [...named.filter((g) => !isCrossing(g.grouping)), ...ofGrades].sort(byRank);
  const crossed = named.filter((g) => isCrossing(g.grouping)).sort(byRank);
  const groups = [everybody, ...oneWay, ...crossed];
  const index = new Map<GroupKey, number>(groups.map((g, at) => [groupKey(g), at]));
  return {
    groups,
    oneWayGroups: 1 + oneWay.length,
    indexOf(grouping, level, grade) {
      const key = groupKey({ grouping, level });
      if (grade === "all") return index.get(key) ?? -1;
      return index.get(key) === 0 ? (index.get(groupKey({ grouping: "grade", level: grade })) ?? -1) : -1;
    },
  };
}

function declaredLevels(groupings: readonly Grouping[], id: string): readonly string[] {
  const levels = groupings.find((g) => g.id === id)?.levels;
  return levels === undefined || "found" in levels ? [] : levels;
}

/** Sort key for groups: order of the groupings, then of their levels; undeclared levels come last, by name. */
function rankIn(groupings: readonly Grouping[]): (group: Group) => string {
  const position = (index: number): string => String(index < 0 ? 999 : index).padStart(3, "0");
  return (group) => {
    const ids = crossedGroupings(group.grouping);
    return [
      ids.length,
      ...ids.map((id) => position(groupings.findIndex((g) => g.id === id))),
      ...crossedLevels(group).map(
        (level, k) => `${position(declaredLevels(groupings, ids[k] ?? "").indexOf(level))}${level}`,
      ),
    ].join("/");
  };
}
