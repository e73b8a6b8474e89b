import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { languages } from "../base/lang.ts";
import { outliersCsv } from "../printers/csv.ts";
import { outliersHtml } from "../printers/html.ts";
import { readPractices } from "../sources/practices.ts";
import type { Workspace } from "../sources/workspace.ts";
import { nineFactors } from "../surveys/nine-factors.ts";
import type { Words } from "../ui/words.ts";
import { askOfficial, type OfficialAnswer, withOfficialFigures } from "./ask-official.ts";
import { copyStyle, folderOutput } from "./folder-output.ts";
import { reportWords } from "./report-words.ts";
import { version } from "./version.ts";

/**
 * Writes the pages of places that do more than expected into a folder: in each language, with `style.css`, fonts and `places.csv`. Inside the folder
 * of an audit's report they lead back to it.
 *
 * @param workspace  whose notes of practices stand beside the places; undefined for none
 * @returns how many files
 */
export async function writeOutlierPages(
  dir: string,
  answer: OfficialAnswer,
  workspace: string | undefined,
  words: readonly Words[],
): Promise<number> {
  const ids = nineFactors.factors.map(({ id }) => id);
  const site = {
    report: answer.report,
    rows: answer.rows.rows,
    groups: [...answer.report.question.groups.focal, answer.report.question.groups.reference].filter((g) => g !== null),
    practices: workspace === undefined ? [] : readPractices(workspace, ids).practices,
    wholePlace: answer.rows.wholePlace,
    source: answer.source,
    program: `Fairlead ${version}`,
    auditAbove: existsSync(join(dir, "..", "audit.json")),
  };
  rmSync(join(dir, "es"), { recursive: true, force: true });
  const output = folderOutput(dir);
  const pages = await outliersHtml(site, words, output);
  await outliersCsv(site.report, output);
  copyStyle(dir);
  return pages + 1;
}

/**
 * Asks the usual question of published figures and writes its pages: `npm start` puts the sample's beside the audit.
 *
 * @param file       a published file
 * @param workspace  whose notes of practices stand beside the places
 */
export async function writeOutliers(
  dir: string,
  { file, workspace, now }: { readonly file: string; readonly workspace: Workspace; readonly now: Date },
): Promise<number> {
  return await withOfficialFigures({ file, now }, async (db, source) => {
    const { report, rows } = await askOfficial(db, {});
    const words = languages.map((lang) => reportWords(workspace, lang));
    return await writeOutlierPages(dir, { report, rows, source }, workspace.folder, words);
  });
}
