import { z } from "zod";
import { reasons, units } from "../base/finding.ts";

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
    .describe("The gap to the same comparison there, turned the same way; null where that was not published."),
});

export const findingSchema = z.object({
  ...about,
  comparison: z
    .string()
    .describe('Whom the group is compared with: "everyone-else", "all", "highest" or "level:<level>".'),
  measure: z.literal("gap"),
  value: z
    .number()
    .describe(
      "The gap in the indicator's unit, turned so that positive = disadvantage of the group (positive = more often where neither is better).",
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
  verdict: z.enum(["clear", "clear-small", "probable", "no-sign", "too-few"]),
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
  official: official.optional().describe("Where the figures come from, when an office published them."),
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

export const notJudgedSchema = z.object({
  ...about,
  reason: z.enum(reasons),
  n: z
    .int()
    .nullable()
    .describe("Students of the group who were counted; null where an office did not publish how many."),
  comparisonN: z.int().nullable(),
  official: official
    .extend({
      rate: z.number().nullable().describe("The group's rate or average as published: shown, not judged."),
      comparisonRate: z.number().nullable().describe("The rate of everyone else, where the published figures give it."),
    })
    .optional(),
  recoverable: z
    .boolean()
    .optional()
    .describe("True: it is the only group withheld, so that the others and the total give it away."),
});

export const notAskedSchema = z.object({
  indicator: id.nullable().describe("The indicator that could not be asked, or null when a grouping could not."),
  grouping: id.nullable(),
  goal: z.int().min(1).max(6).nullable(),
  schoolYear: z.int().nullable().describe("Null: in no year."),
  needs: z.array(z.string()).describe("The records that would answer it."),
});

export const auditSchema = z
  .object({
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
      comparison: z.string(),
      thresholds: z.record(z.string(), z.number()),
      family: z.int().describe("How many gaps were tested together."),
    }),
    findings: z.array(findingSchema),
    notJudged: z.array(notJudgedSchema),
    notAsked: z.array(notAskedSchema),
  })
  .describe(
    "An equity audit as Fairlead writes it to audit.json. Shares are 0 to 1; school years are named by the year in which they end.",
  );

export type AuditFinding = z.infer<typeof findingSchema>;
export type NotJudged = z.infer<typeof notJudgedSchema>;
export type NotAsked = z.infer<typeof notAskedSchema>;
export type Benchmark = z.infer<typeof benchmarkSchema>;
export type AuditData = z.infer<typeof auditSchema>;
