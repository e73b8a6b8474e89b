import { Document, isMap, isScalar, isSeq, LineCounter, type Pair, parseDocument, visit } from "yaml";
import { z } from "zod";
import { AppError } from "../../base/errors.ts";
import { form, type NoSuchColumn } from "../../base/setting-fault.ts";
import type { Table } from "../../records/table.ts";
import { tables } from "../../records/tables.ts";
import { readSettings, yamlFaults } from "../faults.ts";
import { vocabularies } from "../vocabulary/code-words.ts";
import type { Suggestions } from "./open-questions.ts";
import { type Origin, type Profile, readings, unanswered } from "./profile.ts";

const canonical = new Map<string, Table>(tables.map((t) => [t.id, t as Table]));
const heading = z.string().min(1);
const yesNoOpen = z.enum(["yes", "no", unanswered]);
const codes = z.record(z.string(), z.union([z.string(), z.null()]));

const origin: z.ZodType<Origin> = z.lazy(() =>
  z.union([
    z.strictObject({
      from: heading,
      as: z.enum(readings).optional(),
      least: z.number().optional(),
      most: z.number().optional(),
      digits: z.int().min(1).max(20).optional(),
      codes: codes.optional(),
      words: z.enum([...vocabularies.keys()] as [string, ...string[]]).optional(),
      yes: z.string().optional(),
      otherwise: origin.optional(),
    }),
    z.strictObject({ value: z.union([z.string(), z.number(), z.boolean()]) }),
    z.strictObject({ joined: z.array(heading).min(2) }),
    z.strictObject({ lineNumber: z.literal(true) }),
    z.strictObject({ difference: z.tuple([heading, heading]) }),
    z.strictObject({ sum: z.array(heading).min(1) }),
    z.strictObject({ filled: heading }),
    z.strictObject({ firstDay: z.literal(true) }),
    z.strictObject({ schoolYear: z.literal(true) }),
    z.strictObject({ yearOfDate: heading }),
    z.strictObject({ numberAmong: z.array(z.string()).min(1) }),
    z.strictObject({ decided: z.string(), column: heading.optional(), within: heading.optional() }),
  ]),
) as z.ZodType<Origin>;

const schoolYear = z.int().min(1950).max(2100);

const schema = z.strictObject({
  name: z.string().regex(/^[\p{L}\p{N}-]+$/u, form("letters-digits-hyphens")),
  kind: z.string(),
  headings: z.array(z.string()),
  missing: z.record(z.string(), yesNoOpen).default({}),
  schoolYear: z.union([schoolYear, z.literal(unanswered)]).optional(),
  yearColumn: heading.optional(),
  yearNames: z.enum(["ends", "begins", unanswered]).optional(),
  yearCodes: z
    .strictObject({ from: heading, codes: z.record(z.string(), z.union([schoolYear, z.literal(unanswered)])) })
    .optional(),
  dates: z.enum(["month-first", "day-first", unanswered]).optional(),
  studentIds: z.enum(["state", "local"]).default("state"),
  confirm: z.record(z.string(), yesNoOpen).optional(),
  decide: z.record(z.string(), z.coerce.string()).optional(),
  sideBySide: z
    .strictObject({
      by: z.enum(["grade", "year"]),
      ends: z.array(z.string().min(1)).min(2),
      headings: z.record(z.string(), z.record(z.string(), heading)),
    })
    .optional(),
  race: z.strictObject({ from: z.array(heading).min(1), codes }).optional(),
  fills: z.array(
    z
      .strictObject({
        table: z.enum(tables.map((t) => t.id) as [string, ...string[]]),
        whereFilled: heading.optional(),
        onlyIf: z.strictObject({ decision: z.string(), answer: z.string() }).optional(),
        inferred: z.boolean().optional(),
        columns: z.record(z.string(), origin),
      })
      .superRefine((fill, context) => {
        const known = canonical.get(fill.table)?.columns ?? {};
        for (const column of Object.keys(fill.columns)) {
          if (column in known) continue;
          const params = { table: fill.table, column, known: Object.keys(known) } satisfies NoSuchColumn;
          context.addIssue({ code: "custom", path: ["columns", column], params });
        }
      }),
  ),
});

/** A profile with likely answers to its open questions. */
export interface SuggestedProfile {
  readonly profile: Profile;
  readonly suggestions: Suggestions;
}

/** The comments of a profile's file, in the reader's language. */
export interface ProfileComments {
  /** Lines at the top. */
  readonly comment: readonly string[];
  /** Beside a "?" that has a likely answer. */
  likely(answer: string): string;
}

/** The text of a profile's file, with the likely answers as comments beside each "?". */
export function profileToYaml({ profile, suggestions }: SuggestedProfile, comments: ProfileComments): string {
  const document = new Document(profile);
  document.commentBefore = comments.comment.map((line) => ` ${line}`).join("\n");
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

/** The suggestion for a path in the profile; those for codes are filed under the heading they belong to. */
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
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    throw new AppError("mapped.profile-not-yaml", { path, faults: yamlFaults(document, lines) });
  }
  const read = readSettings(schema, document.toJS(), (setting) => ({
    line: lines.linePos(offsetOf(document.contents, setting)).line,
  }));
  if ("faults" in read) throw new AppError("mapped.profile-wrong", { path, faults: read.faults });
  return read.value as Profile;
}

/** The offset of a path in the text; of its nearest parent when it is missing. */
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
