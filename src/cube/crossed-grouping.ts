import { crossedLevel, crossing } from "../base/keys.ts";
import type { Grouping } from "../groups/grouping.ts";
import { choose, equals } from "../records/expr.ts";

/**
 * A crossing of two groupings as a grouping of its own, so that it is counted in single grades too, where a cube has no
 * crossings.
 *
 * @throws RangeError if the levels of one come from the data
 */
export function crossedGrouping(left: Grouping, right: Grouping): Grouping {
  const [leftLevels, rightLevels] = [left, right].map(({ id, levels }) => {
    if ("found" in levels) throw new RangeError(`the levels of ${id} come from the data`);
    return levels;
  }) as [readonly string[], readonly string[]];
  return {
    id: crossing(left.id, right.id),
    of: choose(
      leftLevels.map((a) => [
        equals(left.of, a),
        choose(
          rightLevels.map((b) => [equals(right.of, b), crossedLevel(a, b)]),
          null,
        ),
      ]),
      null,
    ),
    levels: leftLevels.flatMap((a) => rightLevels.map((b) => crossedLevel(a, b))),
    needs: [...left.needs, ...right.needs],
    rule: `${left.rule}; ${right.rule}`,
  };
}
