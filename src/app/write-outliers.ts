import { existsSync } from "node:fs";
import { join } from "node:path";
import { requireRight } from "../access/may.ts";
import type { Viewer } from "../access/viewer.ts";
import { languages } from "../base/lang.ts";
import { type Notes, staffNotes } from "../cube/staff-notes.ts";
import { outliersCsv } from "../printers/csv.ts";
import { outliersHtml } from "../printers/html.ts";
import { withoutNotes } from "../reports/notes.ts";
import type { Audience } from "../reports/report.ts";
import type { Practice } from "../sources/practices.ts";
import type { Workspace } from "../sources/workspace.ts";
import type { Words } from "../ui/words.ts";
import { copyStyle, folderOutput } from "./folder-output.ts";
import type { OfficialAnswer } from "./official-request.ts";
import { placesToLearnFrom } from "./places-to-learn-from.ts";
import { practices } from "./practices.ts";
import { writeReportFolder } from "./report-folder.ts";
import { reportWords } from "./report-words.ts";
import { version } from "./version.ts";

/**
 * Writes the pages of places that do more than expected into a folder: in each language, with `style.css`, fonts and
 * `places.csv`. Inside an audit's report folder they link back to it.
 *
 * @param workspace  whose practice notes are shown with the places; undefined for none
 * @returns number of files
 * @throws AppError cli.not-a-report, cli.own-file
 */
export async function writeOutlierPages(
  viewer: Viewer,
  dir: string,
  answer: OfficialAnswer,
  workspace: Workspace | undefined,
  words: readonly Words[],
): Promise<number> {
  requireRight(viewer, "read-official");
  const site = {
    report: answer.report,
    rows: answer.rows.rows,
    groups: [...answer.report.question.groups.focal, answer.report.question.groups.reference].filter((g) => g !== null),
    wholePlace: answer.rows.wholePlace,
    source: answer.source,
    program: `Fairlead ${version}`,
    auditAbove: existsSync(join(dir, "..", "audit.json")),
  };
  return await writeReportFolder(dir, async (folder) => {
    const print = <A extends Audience>(notes: Notes<A, Practice>): Promise<number> =>
      outliersHtml({ ...site, practices: notes }, words, folderOutput(folder, notes));
    const notes = workspace === undefined ? [] : practices(viewer, workspace).matches;
    const pages = await (notes.length === 0 ? print(withoutNotes(site.report)) : print(staffNotes(notes)));
    await outliersCsv(site.report, folderOutput(folder, site.report));
    copyStyle(folder);
    return pages + 1;
  });
}

/**
 * Writes the pages for the default request of official figures; `npm start` puts the sample's next to the audit.
 *
 * @param file       a published file
 * @param workspace  whose practice notes are shown with the places
 */
export async function writeOutliers(
  viewer: Viewer,
  dir: string,
  { file, workspace, now }: { readonly file: string; readonly workspace: Workspace; readonly now: Date },
): Promise<number> {
  const answer = await placesToLearnFrom(viewer, { file, now }, {});
  const words = languages.map((lang) => reportWords(workspace, lang));
  return await writeOutlierPages(viewer, dir, answer, workspace, words);
}
