import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { operator } from "../../src/access/viewer.ts";
import { disproportionateImpact, type ImpactAnswer, type ImpactRules } from "../../src/app/disproportionate-impact.ts";
import { impactColumns } from "../../src/reports/impact/columns.ts";
import type { ImpactRequest } from "../../src/reports/impact/plan.ts";

/** Writes a table as CSV and asks the program about it. */
export async function askImpact(
  table: readonly (readonly (string | number | null)[])[] | string,
  request: ImpactRequest,
  rules: ImpactRules = {},
): Promise<ImpactAnswer> {
  const folder = mkdtempSync(join(tmpdir(), "impact-test-"));
  try {
    const text = typeof table === "string" ? table : table.map((row) => `${row.map(cell).join(",")}\n`).join("");
    writeFileSync(join(folder, "table.csv"), text);
    return await disproportionateImpact(operator, { path: "table.csv", from: folder }, request, rules);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const cell = (value: string | number | null): string =>
  value === null ? "" : /[",\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value);

export type Result = Readonly<Record<string, string | number | null>>;

/** Each result under the column names of DisImpact, with the columns it is repeated by. */
export const resultsOf = ({ by, rows }: ImpactAnswer): readonly Result[] =>
  rows.map((row) => ({
    ...Object.fromEntries(by.map((heading, i) => [heading, row.segment.by[i] ?? null])),
    ...Object.fromEntries(impactColumns.map((column) => [column.name, column.of(row)])),
  }));
