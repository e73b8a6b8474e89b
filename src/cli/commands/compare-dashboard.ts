import { Command } from "commander";
import { openDuckDb } from "../../engine/duckdb.ts";
import type { Row } from "../../records/table.ts";
import {
  compareDashboard,
  type DashboardComparison,
  type DashboardDifference,
  type OfficialDashboardRow,
} from "../../reports/compare-dashboard.ts";
import { deliveryFiles } from "../../sources/deliver.ts";
import { readDelivery } from "../../sources/read.ts";
import { openWarehouse } from "../../sources/warehouse.ts";
import { type CommandContext, type CommandMaker, exitCodes } from "../command-context.ts";

const shownDifferences = 20;

export const compareDashboardCommand: CommandMaker = (context) =>
  new Command("compare-dashboard")
    .description(context.words.compareDashboard.about)
    .argument("[files...]", context.words.compareDashboard.files)
    .option("--all", context.words.compareDashboard.every, false)
    .action(async (paths: string[], options: { all: boolean }) => {
      const { terminal } = context;
      const words = context.words.compareDashboard;
      const rows = paths.length > 0 ? await rowsOfFiles(context, paths) : await rowsOfWorkspace(context);
      if (rows.length === 0) {
        terminal.answer({ ok: false, indicators: [], differences: [] });
        terminal.say(words.none);
        terminal.say(`${context.words.fix} ${words.noneFix}`);
        context.end(exitCodes.problems);
        return;
      }
      const found = compareDashboard(rows.map(officialRow));
      terminal.answer({ ok: true, ...found });
      sayComparison(context, found, options.all ? Number.POSITIVE_INFINITY : shownDifferences);
    });

async function rowsOfFiles(context: CommandContext, paths: readonly string[]): Promise<readonly Row[]> {
  const bar = context.terminal.progress(context.words.reading);
  const db = await openDuckDb();
  try {
    await readDelivery(deliveryFiles(paths, context.cwd), db, { onFile: bar.step });
    return await db.all("SELECT * FROM staged.dashboard_row ORDER BY source_file, source_line");
  } finally {
    bar.stop();
    await db.close();
  }
}

async function rowsOfWorkspace(context: CommandContext): Promise<readonly Row[]> {
  const db = await openWarehouse(context.workspace().folder);
  try {
    return await db.all("SELECT * FROM records.dashboard_row ORDER BY source_file, source_line");
  } finally {
    await db.close();
  }
}

function officialRow(row: Row): OfficialDashboardRow {
  const number = (name: string): number | null => (row[name] === null ? null : Number(row[name]));
  const text = (name: string): string | null => (row[name] === null ? null : String(row[name]));
  const record = text("record");
  return {
    schoolYear: Number(row["school_year"]),
    indicator: String(row["indicator"]),
    cds: String(row["cds"]),
    record: record === "X" || record === "D" ? record : "S",
    placeName: text("place_name"),
    group: String(row["student_group"]),
    type: text("type"),
    highSchoolCuts: row["high_school_cuts"] === true,
    hits: number("hits"),
    n: number("n"),
    status: number("status"),
    priorHits: number("prior_hits"),
    priorN: number("prior_n"),
    priorStatus: number("prior_status"),
    change: number("change"),
    statusLevel: number("status_level"),
    changeLevel: number("change_level"),
    color: number("color"),
    box: number("box"),
  };
}

function sayComparison(context: CommandContext, found: DashboardComparison, most: number): void {
  const { terminal } = context;
  const words = context.words.compareDashboard;
  const number = (value: number): string => value.toLocaleString("en-US");
  terminal.table(
    words.headings,
    found.indicators.flatMap((i) =>
      i.parts.map((p) => [
        i.indicator,
        String(i.schoolYear),
        number(i.rows),
        words.parts[p.part],
        number(p.compared),
        number(p.agree),
      ]),
    ),
  );
  terminal.say();
  for (const i of found.indicators)
    if (i.withoutRule > 0) terminal.say(words.withoutRule(i.indicator, i.schoolYear, i.withoutRule));
  const parts = found.indicators.flatMap((i) => i.parts);
  const compared = parts.reduce((sum, p) => sum + p.compared, 0);
  const agree = parts.reduce((sum, p) => sum + p.agree, 0);
  terminal.say(terminal.bold(agree === compared ? words.all(compared) : words.some(agree, compared)));
  for (const [, alike] of Map.groupBy(found.differences, (d) => `${d.indicator}/${d.part}/${d.reason}`)) {
    const [d] = alike;
    if (d !== undefined)
      terminal.say(`- ${words.why(alike.length, words.parts[d.part], d.indicator, words.reasons[d.reason])}`);
  }
  if (found.differences.length === 0) return;
  terminal.say();
  terminal.table(
    words.differenceHeadings,
    found.differences.slice(0, most).map((d) => lineOf(d, words.parts[d.part])),
  );
  if (found.differences.length > most) terminal.say(words.more(found.differences.length - most));
}

const lineOf = (d: DashboardDifference, part: string): string[] => [
  d.indicator,
  d.placeName ?? d.cds,
  d.group,
  part,
  d.official === null ? "" : String(d.official),
  d.recomputed === null ? "" : String(d.recomputed),
];
