import { existsSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { requireRight } from "../../access/may.ts";
import type { Viewer } from "../../access/viewer.ts";
import { type SurfaceLeak, surfaceLeaks } from "../../attack/surface.ts";
import { fsyncFolder, makeFolder, tidy, writeWhole } from "../../base/durable.ts";
import { AppError } from "../../base/errors.ts";
import { placeKey } from "../../base/keys.ts";
import { type Lang, languages } from "../../base/lang.ts";
import { customIndicators } from "../../indicators/custom.ts";
import { publishSite } from "../../publish/site.ts";
import { writeCells } from "../../release/cells-file.ts";
import { certificateLines } from "../../release/certificates-file.ts";
import { writeProof } from "../../release/proof-file.ts";
import { writeStructure } from "../../release/structure-file.ts";
import type { DataFile, DistrictTexts } from "../../reports/public/about.ts";
import { publicReport } from "../../reports/public/report.ts";
import { whileLocked } from "../../sources/lock.ts";
import type { Workspace } from "../../sources/workspace.ts";
import { builtFiles } from "../built-files.ts";
import { folderOutput, styleSource } from "../folder-output.ts";
import { paperFonts } from "../paper-fonts.ts";
import { reportWords } from "../report-words.ts";
import { version } from "../version.ts";
import { dictionaryOf } from "./dictionary.ts";
import type { PreparedRelease } from "./prepare-release.ts";
import {
  dataFiles,
  logSignOff,
  privateFiles,
  releaseFolders,
  releaseNames,
  releasesPath,
  type SignOff,
  sha256,
  unfinished,
} from "./releases-folder.ts";

export interface Approval {
  readonly approvedBy: string;
  readonly reason: string;
  readonly now: Date;
}

/** Texts that the district writes for its site: `site/what-we-do.en.md` and `site/how-to-ask.en.md` in the workspace. */
const textsFolder = "site";

/** A release that was written; or, with nothing written, what its built files would have given away. */
export type WrittenRelease =
  | { readonly folder: string; readonly pages: number; readonly packet: number }
  | { readonly surface: readonly SurfaceLeak[] };

/**
 * Writes an approved release whole or not at all: `data/` and `site/` for everybody, and `private/` for its owner only. The
 * built files are scanned before anything is in its place.
 *
 * @throws AppError release.exists, also if another release was published since this one was prepared; workspace.busy;
 *   cube.not-from-a-door if the release was refused
 */
export async function writeRelease(
  viewer: Viewer,
  workspace: Workspace,
  prepared: PreparedRelease,
  approval: Approval,
): Promise<WrittenRelease> {
  requireRight(viewer, "change-workspace");
  return await whileLocked(workspace.folder, "release", approval.now, () =>
    writeLocked(viewer, workspace, prepared, approval),
  );
}

async function writeLocked(
  viewer: Viewer,
  workspace: Workspace,
  prepared: PreparedRelease,
  approval: Approval,
): Promise<WrittenRelease> {
  const { date, secret, records, proof } = prepared;
  const { safe, certificates } = prepared.protected;
  if (safe === null || prepared.refused.length > 0) throw new AppError("cube.not-from-a-door", {});
  const root = releasesPath(workspace);
  const folder = join(root, date);
  const since = releaseNames(viewer, workspace)[prepared.earlier.length];
  if (since !== undefined || existsSync(folder))
    throw new AppError("release.exists", { folder: join(root, since ?? date) });
  makeFolder(root);
  // The lock excludes other writers.
  for (const left of unfinished(workspace)) tidy(left);
  const part = `${folder}.part`;
  const into = (name: keyof typeof releaseFolders): string => join(part, releaseFolders[name]);
  try {
    for (const name of ["data", "private"] as const) makeFolder(into(name));
    const all = languages.map((lang) => reportWords(workspace, lang));
    const placeNames = new Map(prepared.cube.places.map((place) => [placeKey(place) as string, place.name]));
    const own = customIndicators(workspace.config.indicators);
    const questions = Object.fromEntries(own.map(({ id, question }) => [id, question]));
    const otherFiles = [
      ...all.map((words) => ({
        name: `dictionary.${words.lang}.csv`,
        content: dictionaryOf(safe, { places: placeNames, questions }, words),
      })),
      { name: "proof.json", content: writeProof(proof) },
    ];
    const files = [
      { name: dataFiles.cells, content: writeCells(safe.cells) },
      { name: dataFiles.structure, content: writeStructure(safe.structure) },
      ...otherFiles,
    ];
    for (const { name, content } of files)
      writeWhole(join(into("data"), name), (write) => {
        for (const piece of pieces(content)) write(Buffer.from(piece));
      });
    const report = publicReport(safe, {
      districtName: workspace.config.district.name,
      placeNames,
      texts: textsOf(workspace),
      program: `fairlead ${version}`,
      ownQuestions: own.map(({ id, goal, outcome, question }) => ({ id, goal, outcome, question })),
      otherFiles,
      proof,
    });
    const [style, search, font, fontLicense] = [
      "style.css",
      "search.js",
      "fonts/public-sans.woff2",
      "fonts/OFL.txt",
    ].map((name) => readFileSync(styleSource(name))) as [Buffer, Buffer, Buffer, Buffer];
    const pages = await publishSite(report, {
      languages: all,
      output: folderOutput(into("site"), report),
      assets: { style: style.toString(), search: search.toString(), font, fontLicense: fontLicense.toString() },
      hasPacket: true,
    });
    // The typesetter is a native module of 50 MB, which only this loads.
    const { publishPacket } = await import("../../publish/packet.ts");
    const packet = await publishPacket(report, {
      languages: all,
      output: folderOutput(into("site"), report),
      fonts: paperFonts(),
    });
    writeWhole(join(into("private"), privateFiles.secret), secret);
    writeWhole(join(into("private"), privateFiles.records), `${JSON.stringify(records)}\n`);
    writeWhole(join(into("private"), privateFiles.certificates), (write) => {
      for (const line of certificateLines(certificates)) write(Buffer.from(line));
    });
    const signOff: SignOff = {
      ...{ released: date, approvedBy: approval.approvedBy, reason: approval.reason, at: approval.now.toISOString() },
      ...{ program: `fairlead ${version}`, policy: prepared.policy.id, moved: prepared.moved },
      files: Object.fromEntries(files.map(({ name, content }) => [name, sha256(pieces(content))])),
    };
    writeWhole(join(into("private"), privateFiles.signOff), `${JSON.stringify(signOff, null, 1)}\n`);
    const surface: SurfaceLeak[] = [];
    for await (const file of builtFiles(part)) surface.push(...surfaceLeaks(safe, [file]));
    if (surface.length > 0) {
      tidy(part);
      return { surface };
    }
    renameSync(part, folder);
    fsyncFolder(root);
    logSignOff(viewer, workspace, signOff);
    return { folder, pages, packet };
  } catch (error) {
    tidy(part);
    throw error;
  }
}

const pieces = (content: DataFile["content"]): Iterable<string> => (typeof content === "string" ? [content] : content);

function textsOf({ folder }: Workspace): Readonly<Partial<Record<Lang, DistrictTexts>>> {
  const read = (name: string, lang: Lang): string => {
    const path = join(folder, textsFolder, `${name}.${lang}.md`);
    return existsSync(path) ? readFileSync(path, "utf8") : "";
  };
  return Object.fromEntries(
    languages.flatMap((lang) => {
      const [whatWeDo, howToAsk] = [read("what-we-do", lang), read("how-to-ask", lang)];
      return whatWeDo + howToAsk === "" ? [] : [[lang, { whatWeDo, howToAsk }]];
    }),
  );
}
