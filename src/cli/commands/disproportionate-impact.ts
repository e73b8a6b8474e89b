import { Command, InvalidArgumentError } from "commander";
import { disproportionateImpact, type ImpactRules } from "../../app/disproportionate-impact.ts";
import { type ImpactFiles, writeImpact } from "../../app/write-impact.ts";
import { plainImpact } from "../../printers/impact.ts";
import type { ImpactRequest } from "../../reports/impact/plan.ts";
import type { CommandContext, CommandMaker } from "../command-context.ts";
import { impactNotes, sayImpact } from "../say-impact.ts";

type Options = ImpactRequest &
  ImpactFiles & {
    readonly ppgReference?: readonly string[];
    readonly minMoe?: number;
    readonly usePropInMoe?: boolean;
    readonly propSub0?: number;
    readonly propSub1?: number;
    readonly index80Reference?: readonly string[];
    readonly index80Cutoff?: number;
    readonly propIndexCutoff?: number;
    readonly allowMissingReference?: boolean;
  };

export const disproportionateImpactCommand: CommandMaker = (context) => {
  const say = context.words.impact;
  const repeated = (text: string, before: readonly string[] = []): readonly string[] => [...before, text];
  const share = (option: string) => (text: string) => readShare(context, option, text);
  return new Command("disproportionate-impact")
    .description(say.about)
    .argument("<file>", say.file)
    .requiredOption("--success <columns>", say.success, repeated)
    .option("--group <columns>", say.group, repeated)
    .option("--cross <columns>", say.cross, repeated)
    .option("--flags <name=columns>", say.flags, repeated)
    .option("--cohort <columns>", say.cohort, repeated)
    .option("--scenario <columns>", say.scenario, repeated)
    .option("--exclude-scenario <values>", say.excludeScenario, repeated)
    .option("--only <values>", say.only, repeated)
    .option("--weight <column>", say.weight)
    .option("--unfavorable", say.unfavorable)
    .option("--no-total", say.noTotal)
    .option("--ppg-reference <reference>", say.ppgReference, repeated)
    .option("--min-moe <number>", say.minMoe, share("--min-moe"))
    .option("--use-prop-in-moe", say.usePropInMoe)
    .option("--prop-sub-0 <number>", say.propSub0, share("--prop-sub-0"))
    .option("--prop-sub-1 <number>", say.propSub1, share("--prop-sub-1"))
    .option("--index-80-reference <reference>", say.ratioReference, repeated)
    .option("--index-80-cutoff <number>", say.ratioCutoff, share("--index-80-cutoff"))
    .option("--prop-index-cutoff <number>", say.shareCutoff, share("--prop-index-cutoff"))
    .option("--allow-missing-reference", say.allowMissing)
    .option("--disaggregation <column>", say.disaggregation)
    .option("--disaggregation-2 <column>", say.disaggregation2)
    .option("--group-2 <column>", say.group2)
    .option("--summarize-by <columns>", say.summarizeBy, repeated)
    .option("--reference-flag <column>", say.referenceFlag)
    .option("--csv <file>", say.csv)
    .option("--xlsx <file>", say.xlsx)
    .action(async (path: string, options: Options) => {
      const { viewer, terminal, cwd } = context;
      const answer = await disproportionateImpact(viewer, { path, from: cwd }, options, rulesOf(options));
      const written = writeImpact(viewer, answer, options, {
        from: cwd,
        input: path,
        words: say.sheet,
        notes: impactNotes(context, answer, typed(options)),
      });
      if (terminal.json) {
        const { file, by, rows, names, inParts, without, scenarios } = answer;
        terminal.answer({
          ok: true,
          file,
          results: rows.map((row) => plainImpact(by, row)),
          scenarios,
          names,
          inParts,
          without,
          written,
        });
      }
      sayImpact(context, answer);
      for (const file of written) terminal.say(say.written(file));
    });
};

const rulesOf = (options: Options): ImpactRules => ({
  ...(options.minMoe === undefined ? {} : { minimumMargin: options.minMoe }),
  ...(options.usePropInMoe === undefined ? {} : { marginFromRate: options.usePropInMoe }),
  ...(options.propSub0 === undefined ? {} : { inPlaceOf0: options.propSub0 }),
  ...(options.propSub1 === undefined ? {} : { inPlaceOf1: options.propSub1 }),
  ...(options.index80Cutoff === undefined ? {} : { ratioCutoff: options.index80Cutoff }),
  ...(options.propIndexCutoff === undefined ? {} : { shareCutoff: options.propIndexCutoff }),
  gapReference: options.ppgReference ?? [],
  ratioReference: options.index80Reference ?? [],
  checkReference: options.allowMissingReference !== true,
});

function readShare({ words }: CommandContext, option: string, text: string): number {
  const value = /^(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : Number.NaN;
  if (value >= 0 && value <= 1) return value;
  throw new InvalidArgumentError(words.impact.number(option, text));
}

/** Options as typed, for the workbook's notes. */
function typed(options: Options): string {
  const names = Object.entries(options).filter(([name]) => name !== "csv" && name !== "xlsx" && name !== "total");
  const parts = names.flatMap(([name, value]) => {
    const option = `--${name.replaceAll(/[A-Z]|\d+/g, (letter) => `-${letter.toLowerCase()}`)}`;
    return value === true ? [option] : [value].flat().map((one) => `${option} ${JSON.stringify(one)}`);
  });
  return [...parts, ...(options.total === false ? ["--no-total"] : [])].join(" ");
}
