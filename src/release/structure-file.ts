import { z } from "zod";
import { AppError } from "../base/errors.ts";
import { releaseForm, type Structure } from "./structure.ts";
import { structureFault } from "./structure-fault.ts";

/**
 * An id: no comma, quotation mark, asterisk or line break, no space at an end, and not a character first that a
 * spreadsheet would read as a formula.
 */
const id = z.string().regex(/^(?![=+\-@\s])[^,"*\r\n\t]*[^,"*\s]$/u);
/** A date, as 2026-12-01. */
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u);
const count = z.int().min(0);
const percent = z.number().min(0).max(100);
const sum = z.enum(["exact", "remainder", "overlap", "none", "separate"]);
const place = z.strictObject({ kind: id, id });
const group = z.strictObject({ grouping: id, level: id });
/** A grouping, a crossing or `all`. */
const anyGrouping = z.string().regex(/^[^,"\r\n\t]+$/u);

const schema = z.strictObject({
  form: z.literal(releaseForm),
  released: day,
  minimum: count,
  zeros: z.enum(["shown", "mixed", "hidden"]),
  rounding: z.strictObject({
    counts: z.strictObject({ from: count, step: z.int().min(1) }).nullable(),
    rates: z.array(
      z.strictObject({
        from: z.int().min(1),
        to: z.int().min(1).nullable(),
        low: percent,
        high: percent,
        step: z.int().min(1).max(100),
        form: z.enum(["band", "rounded"]),
      }),
    ),
  }),
  places: z.array(
    z.strictObject({
      kind: id,
      id,
      parent: place.nullable(),
      grades: z.array(id),
      schoolYears: z.array(id).min(1),
    }),
  ),
  groupings: z.array(z.strictObject({ id, levels: z.array(id).min(1), sum })),
  crossings: z.array(z.array(id).min(2)),
  unions: z.array(z.strictObject({ whole: group, parts: z.array(group).min(1), sum })),
  populations: z.array(
    z.strictObject({
      id,
      years: z.array(z.strictObject({ schoolYear: id, records: z.string().min(1) })).min(1),
      places: sum,
      grades: z.array(id),
      gradesSum: sum,
      indicators: z.array(
        z.discriminatedUnion("measure", [
          z.strictObject({ id, measure: z.literal("rate") }),
          z.strictObject({
            id,
            measure: z.literal("average"),
            unit: id,
            least: z.number().nullable(),
            most: z.number().nullable(),
          }),
          z.strictObject({ id, measure: z.literal("other"), unit: id }),
        ]),
      ),
      outcomes: z.array(z.strictObject({ whole: z.union([id, z.literal("")]), parts: z.array(id).min(1), sum })),
      partOf: z.strictObject({ population: id, indicator: z.union([id, z.literal("")]) }).nullable(),
      offers: z.array(
        z.strictObject({ placeKinds: z.array(id), grades: z.array(id), groupings: z.array(anyGrouping) }),
      ),
    }),
  ),
  withdrawn: z.array(
    z.strictObject({
      why: z.enum(["unsafe", "not-counted"]),
      population: id,
      schoolYears: z.array(id),
      places: z.array(place),
      grades: z.array(id),
      groupings: z.array(anyGrouping),
    }),
  ),
}) satisfies z.ZodType<Structure>;

/**
 * `structure.json` as text, with its keys in a fixed order.
 *
 * @throws AppError release.structure
 */
export const writeStructure = (structure: Structure): string => `${JSON.stringify(checked(structure), null, 1)}\n`;

/**
 * Reads `structure.json`. Unknown keys, another form and names that nothing declares are refused.
 *
 * @throws AppError release.structure, with the path of what is wrong
 */
export function readStructure(text: string): Structure {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new AppError("release.structure", { at: "", wrong: "not-json" }, { cause });
  }
  return checked(json);
}

function checked(json: unknown): Structure {
  const read = schema.safeParse(json);
  if (!read.success) {
    const [issue] = read.error.issues;
    const at = (issue?.path ?? []).map(String).join(".");
    throw new AppError("release.structure", { at, wrong: at === "form" ? "form" : "shape" });
  }
  const fault = structureFault(read.data);
  if (fault !== undefined) throw new AppError("release.structure", fault);
  return read.data;
}
