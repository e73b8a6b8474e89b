import { requireRight } from "../access/may.ts";
import type { Viewer } from "../access/viewer.ts";
import { AppError } from "../base/errors.ts";
import { withTemporaryFolder } from "../base/temporary-folder.ts";
import { openDuckDb } from "../engine/duckdb.ts";
import type { ImpactOptions } from "../measures/disproportionate-impact.ts";
import { type ImpactRequest, planImpact } from "../reports/impact/plan.ts";
import { readReferences } from "../reports/impact/references.ts";
import { type ImpactRow, impactRows, type Judging } from "../reports/impact/row.ts";
import type { ImpactSegment } from "../reports/impact/segment.ts";
import { type ImpactSummary, impactSummaries, scenariosWithSign } from "../reports/impact/summary.ts";
import { fourFifths } from "../rules/disproportionate-impact.ts";
import { openTableFile } from "../sources/table-file.ts";
import { countImpact, outcomesInParts, rowsWithout } from "./database/impact-counts.ts";
import { type ImpactNames, settleNames } from "./database/impact-names.ts";
import { readImpactTable } from "./database/impact-table.ts";

/** How the counts are judged. All options of DisImpact, with its defaults if absent. */
export interface ImpactRules extends ImpactOptions {
  readonly gapReference?: readonly string[];
  readonly ratioReference?: readonly string[];
  readonly ratioCutoff?: number;
  readonly shareCutoff?: number;
  /** Reject a reference group that no comparison has. */
  readonly checkReference?: boolean;
}

export interface ImpactAnswer {
  readonly file: string;
  /** Headings of the repeated-by columns. */
  readonly by: readonly string[];
  readonly rows: readonly ImpactRow[];
  readonly summaries: readonly ImpactSummary[];
  readonly scenarios: { readonly scenarios: number; readonly flagged: number };
  /** Spellings that were read as one name, and rows of totals that were left out. */
  readonly names: ImpactNames;
  /** Outcomes with counts that are not whole although all sizes are, as percentages are. */
  readonly inParts: readonly string[];
  /** Rows without an outcome, which are not counted. */
  readonly without: readonly { readonly outcome: string; readonly rows: number }[];
}

/**
 * Disproportionate impact by the methods of California's community colleges, in a file of any layout: one row per
 * student, or counts with group sizes.
 *
 * @param path  the file, as typed
 * @param from  current directory
 * @throws AppError table.*, impact.*, delivery.not-there
 */
export async function disproportionateImpact(
  viewer: Viewer,
  { path, from }: { readonly path: string; readonly from: string },
  request: ImpactRequest,
  rules: ImpactRules,
): Promise<ImpactAnswer> {
  requireRight(viewer, "read-rows");
  return await withTemporaryFolder(async (work) => {
    const file = await openTableFile(path, from, work);
    const plan = planImpact(request, file.headings);
    const db = await openDuckDb(":memory:", file.isSmall ? { threads: 1 } : {});
    try {
      const table = await readImpactTable(db, file, plan);
      const names = await settleNames(db, table, plan);
      const segments = await countImpact(db, table, plan);
      const without = await rowsWithout(db, table, plan);
      const inParts = await outcomesInParts(db, table, plan);
      const judging = judgingOf(rules, segments, plan.long !== null && plan.long.referenceFlag !== null);
      const rows = segments.flatMap((segment) => impactRows(segment, judging));
      const byColumns = [...plan.scenarios, ...plan.fixed.slice(plan.long?.disaggregations ?? 0)];
      return {
        file: file.name,
        names,
        by: byColumns.map((column) => file.headings[column] ?? ""),
        rows,
        summaries: impactSummaries(rows),
        scenarios: scenariosWithSign(rows),
        inParts,
        without: plan.outcomes.map(({ name }, i) => ({ outcome: name, rows: without[i] ?? 0 })),
      };
    } finally {
      await db.close();
    }
  });
}

function judgingOf(rules: ImpactRules, segments: readonly ImpactSegment[], marked: boolean): Judging {
  const { gapReference = [], ratioReference = [], checkReference: check = true } = rules;
  if (marked && gapReference.length + ratioReference.length > 0)
    throw new AppError("impact.option", { option: "--reference-flag", wrong: "two-references" });
  const { ratioCutoff = fourFifths.value, shareCutoff = fourFifths.value } = rules;
  return {
    gap: rules,
    gapReferences: readReferences(gapReference, {
      option: "--ppg-reference",
      usual: marked ? "marked" : "overall",
      segments,
      check,
    }),
    ratioReferences: readReferences(ratioReference, {
      option: "--index-80-reference",
      usual: marked ? "marked" : "hpg",
      segments,
      check,
    }),
    ratioCutoff,
    shareCutoff,
  };
}
