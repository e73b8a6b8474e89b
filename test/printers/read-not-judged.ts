import type { z } from "zod";
import { isNone } from "../../src/base/finding.ts";
import { reportableRiskRatio } from "../../src/measures/risk-ratio.ts";
import { smallestShareGap } from "../../src/measures/verdict.ts";
import { notJudgedSchema } from "../../src/reports/audit-schema.ts";
import { defaultAuditRules } from "../../src/rules/audit.ts";

type NotJudgedFile = z.infer<typeof notJudgedSchema>;
type Fields = Readonly<Record<string, unknown>>;

/** A row as reconstructed from `not-judged.json`: its id, values by name, and for a share the derived values. */
export interface NotJudgedRow extends Fields {
  readonly id: string;
  readonly n: number | null;
  readonly comparisonN: number | null;
}

export interface ReadNotJudged {
  readonly unsure: readonly NotJudgedRow[];
  readonly refused: readonly NotJudgedRow[];
}

/** Reads the file according to `docs/audit-json.md`. @throws if it does not match the schema */
export function readNotJudged(text: string): ReadNotJudged {
  const file = notJudgedSchema.strict().parse(JSON.parse(text));
  const rowsOf = (block: object, columns: readonly string[], rows: readonly (readonly unknown[])[]): NotJudgedRow[] =>
    rows.map((row) => {
      const fields = { ...block, ...Object.fromEntries(columns.slice(0, row.length).map((name, k) => [name, row[k]])) };
      return { ...fields, id: idOf(file, fields) } as NotJudgedRow;
    });
  return {
    unsure: file.unsure.flatMap((block) => {
      if ("averages" in block) {
        const { averages, ...head } = block;
        return rowsOf(head, file.columns.averages, averages).map((row) => ({
          ...row,
          hits: null,
          comparisonHits: null,
        }));
      }
      const { shares, ...head } = block;
      return rowsOf(head, file.columns.shares, shares).map((row) => ({ ...row, ...shareFacts(file, row) }));
    }),
    refused: file.refused.flatMap(({ rows, ...head }) =>
      rowsOf(head, file.columns.refused, rows).map((row) => ({ ...row, reason: file.reasons[head.reason] })),
    ),
  };
}

function idOf(file: NotJudgedFile, fields: Fields): string {
  const at = (name: string): number => Number(fields[name]);
  const [place, group] = [file.places[at("place")], file.groups[at("group")]];
  return `${file.indicators[at("indicator")]}/${file.years[at("year")]}/${place?.kind}:${place?.id}/${group?.grouping}=${group?.level}/${file.comparisons[at("comparison")]}`;
}

/** Derived values of a share from counts and settings: rates, smallest gap worth acting on, ratio. */
function shareFacts({ settings }: NotJudgedFile, row: NotJudgedRow): Fields {
  const [n, hits, comparisonN, comparisonHits] = ["n", "hits", "comparisonN", "comparisonHits"].map((x) =>
    Number(row[x]),
  );
  const group = { n: n ?? 0, hits: hits ?? 0 };
  const others = { n: comparisonN ?? 0, hits: comparisonHits ?? 0 };
  const [rate, comparisonRate] = [group.hits / group.n, others.hits / others.n];
  const ratio = reportableRiskRatio(group, others);
  return {
    rate,
    comparisonRate,
    actionLine: smallestShareGap(group.n, comparisonRate, { ...defaultAuditRules, ...settings }),
    ratio: isNone(ratio) ? null : ratio.ratio,
  };
}
