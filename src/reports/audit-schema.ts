import { z } from "zod";
import { type Reason, reasons, units } from "../base/finding.ts";
import { unplacedReasons } from "../base/unplaced.ts";
import type { Audience } from "../cube/cube.ts";
import { familyIds } from "./judged/families.ts";

const id = z.string();
const share = z.number();

const place = z.object({
  kind: z.enum(["state", "county", "district", "school", "grade-band", "grade"]),
  id: id.describe("The place's identifier as the district's files have it."),
  name: z.string(),
});
const group = z.object({
  grouping: id.describe('A grouping of the catalog, or two joined by "*" for a crossing.'),
  level: z.string().describe('The level; for a crossing two joined by "*".'),
});
const about = {
  id: id.describe("Stable: indicator/year/place/group/comparison. What `fairlead explain` takes."),
  indicator: id,
  goal: z.int().min(1).max(6).describe("The goal of equity it belongs to, 1 to 6."),
  schoolYear: z.int().describe("The calendar year in which the school year ends."),
  place,
  group,
};

const change = z.object({
  since: z.int().describe("The earlier school year."),
  value: z.number().describe("Gap now minus gap then, both turned so that positive = disadvantage."),
  lower: z.number(),
  upper: z.number(),
  verdict: z.enum(["growing", "closing", "same", "unclear"]),
  own: z
    .enum(["better", "worse", "same"])
    .describe("Whether the group's own rate moved, by more than the action line."),
  others: z.enum(["better", "worse", "same"]).describe("The same of the comparison's rate."),
});

const official = z.object({
  publication: z.string().describe("The publication the figures are from."),
  counted: z
    .string()
    .describe('Which students of the place it counts: "all", or those of a part of the schools ("non-charter" ...).'),
});

const priority = z.object({
  score: z
    .number()
    .describe(
      "0 to 100: the weighted geometric mean of size, reach, persistence and reliability, by the settings' weights.",
    ),
  rank: z
    .int()
    .describe("Among the gaps of the place and year by single groups, or among those by crossings; 1 is first."),
  rankMin: z.int().describe("The best rank that equal weights, or leaving out one part, would give."),
  rankMax: z.int().describe("The worst rank of the same."),
  size: z.number().describe("0 to 1: the gap, in full from `settings.priority.gapCap`."),
  reach: z
    .number()
    .describe(
      "0 to 1: square root of the students to parity as a share of the district's enrollment, in full from `settings.priority.reachCap`.",
    ),
  persistence: z
    .number()
    .describe(
      "0 to 1: in how many of the last three years the gap was at least `settings.actionPoints`; an unknown year counts half.",
    ),
  reliability: z.number().describe("0 to 1: the chance that the true gap is larger than `settings.actionPoints`."),
});

/** The same gap elsewhere, from published figures. */
export const benchmarkSchema = z.object({
  relation: z
    .enum(["as-published", "county", "state", "peer"])
    .describe("The place itself as the office published it, the county or state it is in, or a place like it."),
  place,
  schoolYear: z.int().describe("The year of the finding, or the latest one published before or after it."),
  ...official.shape,
  rate: z.number().describe("The group's rate or average there."),
  n: z.int().nullable().describe("Students of the group there, where published."),
  gap: z
    .number()
    .nullable()
    .describe(
      "The gap to the same comparison there, with the sign of the finding's `gap`; null where that was not published.",
    ),
});

export const findingSchema = z.object({
  ...about,
  comparison: z
    .string()
    .describe('Whom the group is compared with: "everyone-else", "all", "highest" or "level:<level>".'),
  measure: z.literal("gap"),
  gap: z
    .number()
    .describe(
      "The gap as pages, charts and sheets show it, in the indicator's unit: negative = the group has less of the wanted outcome (where neither direction is better: negative = less often).",
    ),
  value: z
    .number()
    .describe(
      "The same gap turned for sorting: positive = disadvantage of the group, so the opposite of `gap` (positive = more often where neither is better, as in `gap`). `lower` and `upper` are its interval.",
    ),
  lower: z.number().describe("Lower bound at the settings' confidence level, turned the same way."),
  upper: z.number(),
  unit: z.enum(units).describe('"share-points" for shares (0.05 = 5 points), else the indicator\'s unit.'),
  n: z.int().describe("Students of the group who were counted."),
  hits: z.int().nullable().describe("How many of them meet the indicator; null for averages and ratios."),
  rate: z.number().describe("The group's rate or average."),
  comparisonN: z.int(),
  comparisonHits: z.int().nullable(),
  comparisonRate: z.number(),
  pValue: z.number().nullable(),
  qValue: z.number().nullable().describe("Benjamini-Hochberg over all gaps of this audit."),
  studentsToClose: z
    .int()
    .nullable()
    .describe("Students of the group for whom the outcome would differ at the comparison's rate; shares only."),
  actionLine: z.number().describe("The smallest gap worth acting on, in the unit of the value."),
  direction: z.enum(["higher-is-better", "lower-is-better", "neither"]),
  verdict: z.enum(["clear", "clear-small", "probable", "no-sign", "cannot-tell"]),
  priority: priority
    .optional()
    .describe("How much the gap deserves discussion: on gaps of shares of the latest year that are a disadvantage."),
  change: change.optional().describe("On the latest year: how the gap moved since the first year held."),
  ratio: z
    .object({ value: z.number(), lower: z.number().nullable(), upper: z.number().nullable() })
    .optional()
    .describe(
      "Rate over the comparison's rate, with its log-normal interval; for unwanted outcomes and identification.",
    ),
  vGap: z
    .object({ value: z.number(), lower: z.number(), upper: z.number() })
    .optional()
    .describe(
      "Gap of the whole distribution over achievement levels, in standard deviations (Ho & Haertel 2006), positive = disadvantage.",
    ),
  shrunkenRate: z
    .number()
    .optional()
    .describe("For crossings: the rate of the MAIHDA model, drawn toward what the two groups alone would give."),
  shrunkenRange: z
    .object({ lower: z.number(), upper: z.number() })
    .optional()
    .describe("The interval of that rate at the settings' confidence level."),
  published: official.optional().describe("Where the figures come from, when an office published them."),
  benchmarks: z
    .array(benchmarkSchema)
    .optional()
    .describe("The same gap in the county, in the state and in places like this one, from published figures."),
  idea: z
    .object({
      ratio: z.number().nullable(),
      status: z.string(),
      studentsAway: z.int().nullable(),
      threshold: z.number(),
    })
    .optional()
    .describe(
      "Special education: the risk ratio as 34 CFR 300.647 reads it, and how many students from the threshold.",
    ),
});

export const notAskedSchema = z.object({
  indicator: id.nullable().describe("The indicator that could not be asked, or null when a grouping could not."),
  grouping: id.nullable(),
  goal: z.int().min(1).max(6).nullable(),
  schoolYear: z.int().nullable().describe("Null: in no year."),
  needs: z.array(z.string()).describe("The records that would answer it."),
  why: z
    .enum(["no-records", "not-matched", "not-dated", "too-short", "nobody-counted", "one-level"])
    .describe(
      "Not delivered; or delivered, and no row matches an enrolled student; or without dates; or about too short a period; or delivered, and no student could be counted; or the records know a single group, and nobody to compare it with.",
    ),
  schools: z
    .array(z.object({ id: z.string(), name: z.string() }))
    .nullable()
    .describe(
      "The schools that the records leave out; numbers of larger places are about the others. Null: every school.",
    ),
});

export const auditSchema = z
  .object({
    audience: z
      .enum(["internal", "staff", "public"] satisfies Audience[])
      .describe(
        "Who may see it. internal: exact counts of students, for staff who may see them; not for publication. public: official figures only.",
      ),
    program: z.string().describe("Name and version of the program."),
    fingerprint: z
      .string()
      .describe("Hash of the plan and the deliveries: the same fingerprint means the same numbers."),
    asOf: z
      .string()
      .optional()
      .describe("Where only what was known on a past day was audited: that day, 2026-01-31, or a full time in UTC."),
    district: z.object({ id: z.string(), name: z.string() }),
    years: z.array(z.int()),
    settings: z.object({
      minimumN: z.int(),
      level: share,
      clearQ: share,
      probableQ: share,
      actionPoints: share,
      actionPart: share,
      actionSpread: z.number(),
      priority: z
        .object({
          weights: z.object({ size: z.number(), reach: z.number(), persistence: z.number(), reliability: z.number() }),
          gapCap: share,
          reachCap: share,
        })
        .describe("The weights and caps of the findings' priorities."),
      comparison: z.string(),
      thresholds: z.record(z.string(), z.number()),
      tests: z
        .record(z.enum(familyIds), z.int())
        .describe(
          "How many gaps were tested together, by family: the latest year and earlier ones, schools and wider places; all values that belong to teachers, classes or schools are one family, 'shared'. They are gaps of both files; the mirror of a pair, an outcome that restates another, and the same students under another name are not counted.",
        ),
    }),
    findings: z
      .array(findingSchema)
      .describe("Every gap that could be judged. What could not be judged is in not-judged.json."),
    notAsked: z.array(notAskedSchema),
  })
  .describe(
    "An equity audit as Fairlead writes it to audit.json. Shares are 0 to 1; school years are named by the year in which they end.",
  );

const index = z.int().min(0);
const count = z.int().nullable();
const number = z.number();
const chance = z.number().nullable();

/** Last field of a row: values that few gaps have, keyed as in `findings`. */
const unsureMore = findingSchema
  .pick({ vGap: true, shrunkenRate: true, shrunkenRange: true, idea: true, benchmarks: true, published: true })
  .partial();

const changeRow = z
  .tuple([z.int(), number, number, number, index, index, index])
  .describe(
    "The fields of a finding's change as a list: since, value, lower, upper, then verdict (in changes), own and others (in moves).",
  );

const refusedMore = z.object({
  published: official
    .extend({
      rate: z.number().nullable().describe("The group's rate or average as published: shown, not judged."),
      comparisonRate: z.number().nullable().describe("The rate of everyone else, where the published figures give it."),
    })
    .optional(),
  shown: z
    .object({ rate: z.number().nullable(), comparisonRate: z.number().nullable() })
    .optional()
    .describe(
      "The rates of a gap that is shown without a word of certainty: it rests on too few teachers, classes or schools.",
    ),
  recoverable: z
    .literal(true)
    .optional()
    .describe("It is the only group withheld, so that the others and the total give it away."),
});

/** A row without trailing empty values. */
const unsureRow = <F extends readonly [z.ZodType, ...z.ZodType[]]>(fields: F) =>
  z.union([
    z.tuple([...fields]),
    z.tuple([...fields, changeRow]),
    z.tuple([...fields, changeRow.nullable(), unsureMore]),
  ]);

const shareRow = unsureRow([index, z.int(), z.int(), z.int(), count, number, number, number, chance] as const);
const averageRow = unsureRow([
  index,
  z.int(),
  number,
  z.int(),
  number,
  number,
  number,
  number,
  chance,
  number,
] as const);
const refusedRow = z.union([z.tuple([index, count, count]), z.tuple([index, count, count, refusedMore])]);

const blockOf = { indicator: index, year: index, place: index, comparison: index };

export const notJudgedSchema = z
  .object({
    audience: auditSchema.shape.audience,
    program: auditSchema.shape.program,
    fingerprint: auditSchema.shape.fingerprint,
    asOf: auditSchema.shape.asOf,
    district: auditSchema.shape.district,
    settings: auditSchema.shape.settings,
    indicators: z.array(id),
    years: z.array(z.int()),
    places: z.array(place),
    groups: z.array(group),
    comparisons: z.array(z.string()),
    reasons: z.array(z.enum(reasons)),
    changes: z.array(change.shape.verdict),
    moves: z.array(change.shape.own),
    columns: z
      .object({ shares: z.array(z.string()), averages: z.array(z.string()), refused: z.array(z.string()) })
      .describe("Names of the values of a row, in their order, for each kind of row."),
    unsure: z
      .array(
        z.union([
          z.strictObject({ ...blockOf, shares: z.array(shareRow) }),
          z.strictObject({ ...blockOf, averages: z.array(averageRow) }),
        ]),
      )
      .describe("Gaps whose interval is too wide to say (verdict cannot-tell), by question, year and place."),
    refused: z
      .array(z.strictObject({ ...blockOf, reason: index, rows: z.array(refusedRow) }))
      .describe("Comparisons without a gap, by question, year, place and reason."),
    unplaced: z
      .array(
        z.strictObject({
          table: z.string().describe("The kind of record."),
          schoolYear: z.int(),
          why: z
            .enum(unplacedReasons)
            .describe(
              "The student is enrolled in no school that year; or only in schools of other districts; or, of days of attendance, not at that school; or the row names no school and the student attended several.",
            ),
          rows: z.int().describe("How many rows."),
        }),
      )
      .describe("Records that were delivered and count in no number, by kind, year and reason."),
  })
  .describe(
    "What an equity audit could not judge, as Fairlead writes it to not-judged.json. The numbers that begin a block, and the first of a row (its group), are places in the lists of names, from 0.",
  );

/** A finding before printing. Its source is `official` in the program and `published` in the file. */
export type AuditFinding = Omit<z.infer<typeof findingSchema>, "published"> & {
  readonly official?: z.infer<typeof official>;
};
export type NotAsked = z.infer<typeof notAskedSchema>;
export type Benchmark = z.infer<typeof benchmarkSchema>;
export type AuditFile = z.infer<typeof auditSchema>;

/** A comparison without a gap, and the reason. */
export interface NotJudged extends Pick<AuditFinding, "id" | "indicator" | "goal" | "schoolYear" | "place" | "group"> {
  readonly reason: Reason;
  /** Students of the group who were counted; null if an agency did not publish the number. */
  readonly n: number | null;
  readonly comparisonN: number | null;
  readonly official?: z.infer<typeof official> & {
    /** The group's rate or average as published; shown without a verdict. */
    readonly rate: number | null;
    /** Everyone else's rate, if the published figures give it. */
    readonly comparisonRate: number | null;
  };
  /** The rates of a gap that is shown, and whose certainty cannot be said. */
  readonly shown?: { readonly rate: number | null; readonly comparisonRate: number | null };
  /** The only withheld group, so the total and the other groups reveal it. */
  readonly recoverable?: true;
}
