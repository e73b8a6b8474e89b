import { Document, isMap, isScalar, isSeq, LineCounter, type Pair, visit } from "yaml";
import { z } from "zod";
import { AppError } from "../../base/errors.ts";
import { form, type NoSuchColumn } from "../../base/setting-fault.ts";
import type { Table } from "../../records/table.ts";
import { tables } from "../../records/tables.ts";
import { schoolYearBounds } from "../../rules/us-ca-school-year.ts";
import { parseYaml, readSettings } from "../faults.ts";
import { vocabularies } from "../vocabulary/code-words.ts";
import type { Suggestions } from "./open-questions.ts";
import { type Origin, type Profile, readings, rowCounts, unanswered } from "./profile.ts";

const canonical = new Map<string, Table>(tables.map((t) => [t.id, t as Table]));
const heading = z.string().min(1);
const yesNoOpen = z.enum(["yes", "no", unanswered]);
const codes = z.record(z.string(), z.union([z.string(), z.null()]));

const origin: z.ZodType<Origin> = z.lazy(() =>
  z.union([
    z.strictObject({
      from: heading.describe("The heading of the column, as the file spells it."),
      as: z.enum(readings).optional().describe("How its text is read; as text when absent."),
      least: z.number().optional().describe("The least number that is plausible; below it the cell is reported."),
      most: z.number().optional().describe("The greatest number that is plausible."),
      digits: z
        .int()
        .min(1)
        .max(20)
        .optional()
        .describe("An identifier's full length: lost leading zeros are restored."),
      codes: codes
        .optional()
        .describe('What each value means: a code, null where it says nothing here, "?" while nobody has decided.'),
      words: z
        .enum([...vocabularies.keys()] as [string, ...string[]])
        .optional()
        .describe("The built-in vocabulary for values that codes does not list."),
      yes: z.string().optional().describe("What a yes becomes, in a column of yes and no."),
      no: z.string().optional().describe("What a no becomes; nothing where it is left out."),
      otherwise: origin.optional().describe("Where the value comes from if the cell is blank."),
    }),
    z.strictObject({ value: z.union([z.string(), z.number(), z.boolean()]).describe("The same for every row.") }),
    z.strictObject({ joined: z.array(heading).min(2).describe("The texts of several columns, one after the other.") }),
    z.strictObject({
      named: z.string().describe("The text at the beginning; may be empty."),
      parts: z.array(heading).min(1).describe("Columns whose texts follow it, where they are filled."),
    }),
    z.strictObject({ lineNumber: z.literal(true).describe("The number of the line.") }),
    z.strictObject({ difference: z.tuple([heading, heading]).describe("The first column minus the second.") }),
    z.strictObject({ sum: z.array(heading).min(1).describe("The columns added up.") }),
    z.strictObject({
      filled: heading.describe("True where this column is filled; not with a text that has no meaning there."),
      as: z.enum(["number", "integer"]).optional().describe("True only where it is filled with a number."),
    }),
    z.strictObject({ firstDay: z.literal(true).describe("July 1 of the row's school year.") }),
    z.strictObject({ schoolYear: z.literal(true).describe("The school year of the row.") }),
    z.strictObject({ yearOfDate: heading.describe("The school year of the date in this column.") }),
    z.strictObject({
      numberAmong: z
        .array(z.string())
        .min(1)
        .describe("1, 2, 3 ... among rows that agree in these columns of the table."),
    }),
    z.strictObject({
      decided: z.string().describe("The name of a decision under decide, which gives the value."),
      column: heading.optional().describe("The column that the decision is about."),
      within: heading.optional().describe("The column within whose values it is unique."),
    }),
  ]),
) as z.ZodType<Origin>;

const schoolYear = z.int().min(schoolYearBounds.first).max(schoolYearBounds.last);

/** A profile file, with the meaning of each setting. */
export const profileSchema = z.strictObject({
  name: z
    .string()
    .regex(/^[\p{L}\p{N}-]+$/u, form("letters-digits-hyphens"))
    .describe("The profile's name; its file has the same."),
  kind: z.string().describe("What kind of file it is, for people."),
  headings: z
    .array(z.string())
    .describe("Every heading of the file. A file with other headings that mean something is not read by it."),
  missing: z
    .record(z.string(), yesNoOpen)
    .default({})
    .describe('Marks that may mean "no value": yes, no, or "?" while nobody has decided.'),
  schoolYear: z
    .union([schoolYear, z.literal(unanswered)])
    .optional()
    .describe("The school year of every row, by the year in which it ends, where no column has it."),
  years: z
    .record(z.string(), schoolYear)
    .optional()
    .describe("Files of another school year than schoolYear, by their names: next.csv: 2026."),
  yearColumn: heading.optional().describe("The column of the school year."),
  yearNames: z
    .enum(["ends", "begins", unanswered])
    .optional()
    .describe("Whether a year written as 2025 is the one in which the school year ends or begins."),
  yearCodes: z
    .strictObject({ from: heading, codes: z.record(z.string(), z.union([schoolYear, z.literal(unanswered)])) })
    .optional()
    .describe("A column whose values decide the school year, such as a test window or a grade."),
  dates: z
    .enum(["month-first", "day-first", unanswered])
    .optional()
    .describe("The order of month and day in 3/4/2025; month first when absent."),
  studentIds: z
    .enum(["state", "local"])
    .default("state")
    .describe("Whose student identifiers the file has: the state's, or the district's own."),
  covers: z
    .literal("all-schools")
    .optional()
    .describe(
      "The files are about every school of the district: a school without a row has none. Only about the schools they name when absent.",
    ),
  confirm: z
    .record(z.string(), yesNoOpen)
    .optional()
    .describe("Columns that only their values explain. They are used where a person says yes."),
  counts: z
    .record(z.string(), z.record(z.string(), z.enum([...rowCounts, unanswered])))
    .optional()
    .describe(
      'Columns that decide which rows count, such as Voided or Role: for each value yes, no, takes-back (neither the row nor another row about the same fact counts), or "?" while nobody has decided. "" is a blank cell. A row with any other value goes to quarantine.',
    ),
  decide: z.record(z.string(), z.coerce.string()).optional().describe("Other decisions, by their names."),
  sideBySide: z
    .strictObject({
      by: z.enum(["grade", "year"]),
      ends: z.array(z.string().min(1)).min(2),
      headings: z.record(z.string(), z.record(z.string(), heading)),
    })
    .optional()
    .describe("Several grades or years of a student in one row, under headings that differ only in their end."),
  race: z
    .strictObject({ from: z.array(heading).min(1), codes })
    .superRefine((race, context) => requireMeanings(race.codes, meaningsOf("mapped.race"), ["codes"], context))
    .optional()
    .describe("The columns of race and ethnicity, and what their values mean."),
  fills: z
    .array(
      z
        .strictObject({
          table: z.enum(tables.map((t) => t.id) as [string, ...string[]]).describe("The table that gets a row."),
          whereFilled: heading.optional().describe("Only for rows in which this column is filled."),
          onlyIf: z
            .strictObject({ decision: z.string(), answer: z.string() })
            .optional()
            .describe("Only when a decision has this answer."),
          inferred: z.boolean().optional().describe("Files that state the fact come before this one."),
          columns: z.record(z.string(), origin).describe("Where each column of the table gets its value."),
        })
        .superRefine((fill, context) => {
          const known = canonical.get(fill.table)?.columns ?? {};
          for (const column of Object.keys(fill.columns)) {
            if (column in known) continue;
            const params = { table: fill.table, column, known: Object.keys(known) } satisfies NoSuchColumn;
            context.addIssue({ code: "custom", path: ["columns", column], params });
          }
          for (const [column, from] of Object.entries(fill.columns))
            for (const { path, codes: given, meanings } of codedIn(from, known[column]?.type === "boolean"))
              requireMeanings(given, meanings, ["columns", column, ...path], context);
        }),
    )
    .describe("Each row of the file gives a row of these tables."),
});

/** The codes that a vocabulary has. */
const meaningsOf = (words: string): readonly string[] => Object.keys(vocabularies.get(words)?.means ?? {});

interface CodesToCheck {
  readonly path: readonly string[];
  readonly codes: Readonly<Record<string, string | null>>;
  readonly meanings: readonly string[];
}

/** Codes whose meanings are known: those of a vocabulary, and yes and no. */
function* codedIn(from: Origin, isBoolean: boolean): Generator<CodesToCheck> {
  if (!("from" in from)) return;
  const yesOrNo = isBoolean || from.yes !== undefined;
  if (from.codes !== undefined && (from.words !== undefined || yesOrNo))
    yield {
      path: ["codes"],
      codes: from.codes,
      meanings: [...(yesOrNo ? ["yes", "no"] : []), ...(from.words === undefined ? [] : meaningsOf(from.words))],
    };
  if (from.otherwise !== undefined)
    for (const inner of codedIn(from.otherwise, isBoolean)) yield { ...inner, path: ["otherwise", ...inner.path] };
}

/** A misspelled meaning would load as a code that nothing asks for, so its students would disappear without a word. */
function requireMeanings(
  given: Readonly<Record<string, string | null>>,
  meanings: readonly string[],
  path: readonly string[],
  context: z.core.$RefinementCtx,
): void {
  for (const [value, meaning] of Object.entries(given)) {
    if (meaning === null || meaning === unanswered || meanings.includes(meaning)) continue;
    context.addIssue({ code: "invalid_value", values: [...meanings], input: meaning, path: [...path, value] });
  }
}

/** A profile with likely answers to its open questions. */
export interface SuggestedProfile {
  readonly profile: Profile;
  readonly suggestions: Suggestions;
}

/** Comments in a profile file, in the reader's language. */
export interface ProfileComments {
  /** Lines at the top. */
  readonly comment: readonly string[];
  /** Next to a "?" with a likely answer. */
  likely(answer: string): string;
}

/** Schema file next to the profiles, with which editors complete and check them. */
export const profileSchemaName = "profile.schema.json";

/** How the YAML extensions of editors find a schema. */
const schemaLine = `yaml-language-server: $schema=./${profileSchemaName}`;

/** Text of a profile file, with likely answers as comments next to each "?". */
export function profileToYaml({ profile, suggestions }: SuggestedProfile, comments: ProfileComments): string {
  const document = new Document(profile);
  document.commentBefore = [schemaLine, ...comments.comment].map((line) => ` ${line}`).join("\n");
  visit(document, {
    Pair(_, pair, path) {
      if (!isScalar(pair.value) || pair.value.value !== unanswered) return;
      const keys = [...path, pair].flatMap((node) => keyOf(node));
      const likely = likelyAnswer(keys, suggestions, path);
      if (likely !== null) pair.value.comment = ` ${comments.likely(likely)}`;
    },
  });
  return document.toString({ lineWidth: 120 });
}

function keyOf(node: unknown): string[] {
  const pair = node as Partial<Pair>;
  return isScalar(pair.key) ? [String(pair.key.value)] : [];
}

/** Suggestion for a path in the profile; those for codes are filed under their heading. */
function likelyAnswer(
  keys: readonly string[],
  suggestions: Readonly<Record<string, string>>,
  path: readonly unknown[],
): string | null {
  const last = keys.at(-1) ?? "";
  if (keys.at(-2) === "codes" && keys[0] !== "yearCodes") {
    const holder = path.filter(isMap).at(-2);
    const from = holder?.toJSON() as { from?: string | string[] } | undefined;
    for (const heading of [from?.from ?? []].flat()) {
      const found = suggestions[`codes.${heading}.${last}`];
      if (found !== undefined) return found;
    }
    return null;
  }
  return suggestions[keys.join(".")] ?? null;
}

/**
 * Reads a profile's file.
 *
 * @param path  for the messages
 * @throws AppError mapped.profile-not-yaml, mapped.profile-wrong: every fault with its line
 */
export function profileFromYaml(text: string, path = "the profile"): Profile {
  const lines = new LineCounter();
  const yaml = parseYaml(text, lines);
  if ("faults" in yaml) throw new AppError("mapped.profile-not-yaml", { path, faults: yaml.faults });
  const { document, value } = yaml;
  const read = readSettings(profileSchema, value, (setting) => ({
    line: lines.linePos(offsetOf(document.contents, setting)).line,
  }));
  if ("faults" in read) throw new AppError("mapped.profile-wrong", { path, faults: read.faults });
  return read.value as Profile;
}

/** Offset of a path in the text, or of its nearest existing parent. */
function offsetOf(contents: unknown, keys: readonly string[]): number {
  let at = 0;
  let node: unknown = contents;
  for (const key of keys) {
    if (isMap(node)) {
      const pair = node.items.find((p) => isScalar(p.key) && String(p.key.value) === key);
      if (pair === undefined) break;
      if (isScalar(pair.key) && pair.key.range != null) at = pair.key.range[0];
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(key)];
      if (isMap(node) && node.range != null) at = node.range[0];
    } else break;
  }
  return at;
}
