import { isMap, isScalar, LineCounter } from "yaml";
import { z } from "zod";
import { AppError } from "../base/errors.ts";
import { currentCodeLists, currentThresholdName } from "../base/former-ids.ts";
import { type Lang, languages } from "../base/lang.ts";
import { form } from "../base/setting-fault.ts";
import { needs } from "../records/needs.ts";
import { tables } from "../records/tables.ts";
import { defaultAuditRules } from "../rules/audit.ts";
import { defaultPriorityRules } from "../rules/priority.ts";
import { parseYaml, readSettings } from "./faults.ts";

/** Names of one language by key: a name, or its forms (`{ name, sentence, among }`). */
const words = z.record(z.string(), z.union([z.string(), z.record(z.string(), z.string())]));

/** Record types that indicators and groupings need. */
const recordNames = [...new Set(Object.values(needs).map(({ record }) => record))];

/** Smallest gap worth acting on, in the units of the settings file. */
const actionLine = {
  points: defaultAuditRules.actionPoints * 100,
  share_of_comparison: defaultAuditRules.actionPart,
  standard_deviations: defaultAuditRules.actionSpread,
};
const weight = z.number().min(0).max(1);

const schema = z.strictObject({
  district: z.strictObject({
    name: z.string().min(1),
    id: z.string().optional(),
    state: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .default("CA"),
    county: z.string().optional(),
  }),
  language: z.enum(languages).default("en"),
  census_day: z
    .union([
      z.literal("first-wednesday-october"),
      z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$/, form("census-day")),
    ])
    .default("first-wednesday-october"),
  minimum_n: z.int().min(1).max(1000).default(defaultAuditRules.minimumN),
  action_line: z
    .strictObject({
      points: z.number().positive().max(100).default(actionLine.points),
      share_of_comparison: z.number().positive().max(1).default(actionLine.share_of_comparison),
      standard_deviations: z.number().positive().max(5).default(actionLine.standard_deviations),
    })
    .default(actionLine),
  priorities: z
    .strictObject({
      size: weight.default(defaultPriorityRules.weights.size),
      reach: weight.default(defaultPriorityRules.weights.reach),
      persistence: weight.default(defaultPriorityRules.weights.persistence),
      reliability: weight.default(defaultPriorityRules.weights.reliability),
    })
    .refine((weights) => Object.values(weights).some((one) => one > 0), form("a-weight-above-zero"))
    .default(defaultPriorityRules.weights),
  comparison: z
    .string()
    .regex(/^(everyone-else|highest|all|california|[a-z0-9-]+\.[a-z0-9-]+)$/, form("comparison"))
    .default("everyone-else"),
  thresholds: z.record(z.string().transform(currentThresholdName), z.number()).default({}),
  codes: z.record(z.string(), z.record(z.string(), z.string().nullable())).default({}).transform(currentCodeLists),
  conflicts: z.partialRecord(z.enum(tables.map(({ id }) => id)), z.string().min(1)).default({}),
  covers: z.partialRecord(z.enum(recordNames), z.literal("all-schools")).default({}),
  indicators: z.unknown().optional(),
  groupings: z.unknown().optional(),
  words: z.record(z.string(), words).default({}),
});

/** Settings of `fairlead.yaml` with defaults filled in. */
export type Config = z.infer<typeof schema>;

/**
 * Reads the text of a `fairlead.yaml`.
 *
 * @param text  the file's content
 * @param path  its path, for the messages
 * @throws AppError config.not-yaml, config.wrong: every fault with its line and column
 */
export function parseConfig(text: string, path: string): Config {
  const lines = new LineCounter();
  const yaml = parseYaml(text, lines);
  if ("faults" in yaml) throw new AppError("config.not-yaml", { path, faults: yaml.faults });
  const { document, value } = yaml;
  const read = readSettings(schema, value ?? {}, (setting) => {
    const { line, col } = lines.linePos(offsetOf(document.contents, setting));
    return { line, column: col };
  });
  if ("faults" in read) throw new AppError("config.wrong", { path, faults: read.faults });
  return read.value;
}

/** Offset of a setting in the text, or of its nearest existing parent. */
function offsetOf(contents: unknown, keys: readonly string[]): number {
  let at = 0;
  let node: unknown = contents;
  for (const key of keys) {
    if (!isMap(node)) break;
    const pair = node.items.find((p) => isScalar(p.key) && String(p.key.value) === key);
    if (pair === undefined) break;
    if (isScalar(pair.key) && pair.key.range) at = pair.key.range[0];
    node = pair.value;
  }
  return at;
}

/** Settings known when a workspace is created. */
export interface NewConfig {
  readonly name: string;
  readonly id?: string;
  readonly state?: string;
  readonly county?: string;
  readonly language?: Lang;
}

/** Comments for a new settings file: lines above, or one line next to a setting. */
export interface ConfigComments
  extends Readonly<
    Record<
      | "top"
      | "language"
      | "censusDay"
      | "minimumN"
      | "actionLine"
      | "priorities"
      | "comparison"
      | "thresholds"
      | "codes"
      | "conflicts"
      | "covers"
      | "own"
      | "words",
      readonly string[]
    >
  > {
  readonly id: string;
}

/** The commented file that `init` writes. Parsing it yields the defaults. */
export function configText(given: NewConfig, words: ConfigComments): string {
  const quoted = (text: string): string => JSON.stringify(text);
  const lang = given.language ?? "en";
  const explained = (lines: readonly string[]): string => lines.map((line) => `# ${line}`).join("\n");
  return `${explained(words.top)}

district:
  name: ${quoted(given.name)}
${given.id === undefined ? `  # id: "1234567"            # ${words.id}` : `  id: ${quoted(given.id)}`}
  state: ${given.state ?? "CA"}
${given.county === undefined ? '  # county: "Alder"' : `  county: ${quoted(given.county)}`}

${explained(words.language)}
language: ${lang}

${explained(words.censusDay)}
census_day: first-wednesday-october

${explained(words.minimumN)}
minimum_n: 11

${explained(words.actionLine)}
action_line:
  points: 3
  share_of_comparison: 0.25
  standard_deviations: 0.1

${explained(words.priorities)}
priorities:
  size: 0.3
  reach: 0.3
  persistence: 0.2
  reliability: 0.2

${explained(words.comparison)}
comparison: everyone-else

${explained(words.thresholds)}
thresholds: {}

${explained(words.codes)}
# codes:
#   calpads.exit-reason: { "999": moved-away }
codes: {}

${explained(words.conflicts)}
# conflicts:
#   student: calpads/SINF
#   enrollment: last-line
conflicts: {}

${explained(words.covers)}
# covers:
#   activities: all-schools
#   expulsions: all-schools
covers: {}

${explained(words.own)}
# indicators: []
# groupings: []

${explained(words.words)}
# words:
#   en:
#     indicator.chronic-absence: Missed too much school
#     group.el: { name: Multilingual learners, sentence: multilingual learners, among: "{} among multilingual learners" }
#   es:
#     group.el: { name: Estudiantes multilingües, sentence: estudiantes multilingües, among: "{} entre estudiantes multilingües" }
words: {}
`;
}
