import { z } from "zod";
import { AppError } from "../base/errors.ts";
import { proofForm, type ReleaseProof } from "./proof.ts";

const count = z.int().min(0);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u);
const id = z.string().min(1);

const numbers = z
  .strictObject({ offered: count, exact: count, ranges: count, hidden: count, withdrawn: count })
  .refine(({ offered, exact, ranges, hidden, withdrawn }) => offered === exact + ranges + hidden + withdrawn);
const views = z.strictObject({ allGrades: count, largerPlace: count, largerGroup: count, none: count });
const figures = { counts: numbers, measures: numbers };

const schema = z.strictObject({
  form: z.literal(proofForm),
  released: day,
  attackedTogether: z.array(day).min(1),
  attack: z.strictObject({
    unknowns: count,
    relations: count,
    solved: count,
    unsolved: count,
    isWhole: z.boolean(),
    narrowest: count.nullable(),
  }),
  ...figures,
  places: z.array(z.strictObject({ population: id, placeKind: id, grades: z.enum(["all", "single"]), ...figures })),
  groups: z.array(
    z.strictObject({
      ...{ population: id, grouping: id, level: id },
      ...figures,
      ...{ coarserCounts: views, coarserMeasures: views },
    }),
  ),
}) satisfies z.ZodType<ReleaseProof>;

/** `proof.json` as text, with its keys in a fixed order; places and groups a line each. */
export function writeProof(proof: ReleaseProof): string {
  const { places, groups, ...rest } = schema.parse(proof);
  const lines = (list: readonly unknown[]): string =>
    list.length === 0 ? "[]" : `[\n  ${list.map((one) => JSON.stringify(one)).join(",\n  ")}\n ]`;
  const entries = [
    ...Object.entries(rest).map(([key, value]) => [key, JSON.stringify(value)] as const),
    ["places", lines(places)] as const,
    ["groups", lines(groups)] as const,
  ];
  return `{\n${entries.map(([key, text]) => ` ${JSON.stringify(key)}: ${text}`).join(",\n")}\n}\n`;
}

/**
 * Reads `proof.json`. Unknown keys, another form and sums that do not add up are refused.
 *
 * @throws AppError release.proof, with the path of what is wrong
 */
export function readProof(text: string): ReleaseProof {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new AppError("release.proof", { at: "", wrong: "not-json" }, { cause });
  }
  const read = schema.safeParse(json);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const at = (issue?.path ?? []).map(String).join(".");
  throw new AppError("release.proof", { at, wrong: at === "form" ? "form" : "shape" });
}
