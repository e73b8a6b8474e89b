import { z } from "zod";
import { AppError } from "../base/errors.ts";
import { form, settingFault } from "../base/setting-fault.ts";
import { choose, type Expr } from "../records/expr.ts";
import { readCondition } from "../records/read-expr.ts";
import { studentYearKinds } from "../records/student-year/kinds.ts";
import { type Grouping, silentLevels } from "./grouping.ts";
import { groupings } from "./index.ts";

/** A district's own grouping: ordered levels, each with a condition; the first true condition wins. */
const written = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  levels: z
    .record(z.string().regex(/^[a-z0-9][a-zA-Z0-9-]*$/), z.unknown())
    .refine((levels) => Object.keys(levels).length > 1, form("two-levels")),
  rule: z.string().default("The district's own rule"),
});

/**
 * @param settings  the `groupings:` list of the configuration
 * @throws AppError groups.custom, records.expression
 */
export function customGroupings(settings: unknown): readonly Grouping[] {
  if (settings === undefined || settings === null) return [];
  const parsed = z.array(written).safeParse(settings, { reportInput: true });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new AppError("groups.custom", {
      at: `groupings.${issue?.path.join(".") ?? ""}`,
      wrong: "shape",
      fault: issue === undefined ? null : settingFault(issue),
    });
  }
  const kinds = studentYearKinds();
  return parsed.data.map((w): Grouping => {
    if (groupings.some((g) => g.id === w.id))
      throw new AppError("groups.custom", { at: `groupings.${w.id}`, wrong: "taken" });
    const cases = Object.entries(w.levels).map(([level, when]): [Expr, string] => [
      readCondition(when, kinds, `groupings.${w.id}.levels.${level}`),
      level,
    ]);
    const levels = Object.keys(w.levels);
    const silent = levels.filter((level) => silentLevels.includes(level));
    return { id: w.id, of: choose(cases, null), levels, needs: [], rule: w.rule, silent };
  });
}
