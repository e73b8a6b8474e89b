import { realpathSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { requireRight } from "../access/may.ts";
import type { Viewer } from "../access/viewer.ts";
import { makeFolder, writeWhole } from "../base/durable.ts";
import { AppError } from "../base/errors.ts";
import { type ImpactSheetWords, impactCsv, impactXlsx, mostSheetRows } from "../printers/impact.ts";
import type { ImpactAnswer } from "./disproportionate-impact.ts";

/** Output paths, as typed. */
export interface ImpactFiles {
  readonly csv?: string;
  readonly xlsx?: string;
}

/**
 * Writes results to files readable only by their owner, because they have exact counts of small groups.
 *
 * @param input  input file, which is never overwritten
 * @returns the paths written
 * @throws AppError impact.own-input, impact.too-many
 */
export function writeImpact(
  viewer: Viewer,
  answer: ImpactAnswer,
  { csv, xlsx }: ImpactFiles,
  {
    from,
    input,
    words,
    notes,
  }: {
    readonly from: string;
    readonly input: string;
    readonly words: ImpactSheetWords;
    readonly notes: readonly (readonly [string, string])[];
  },
): readonly string[] {
  requireRight(viewer, "read-rows");
  const paths = [csv, xlsx].flatMap((typed) => (typed === undefined ? [] : resolve(from, typed)));
  for (const path of paths) {
    if (realPath(path) === realPath(resolve(from, input))) throw new AppError("impact.own-input", { path });
  }
  if (xlsx !== undefined && answer.rows.length > mostSheetRows)
    throw new AppError("impact.too-many", { most: mostSheetRows });
  for (const path of paths) makeFolder(dirname(path));
  if (csv !== undefined) {
    writeWhole(resolve(from, csv), (put) => {
      for (const piece of inPieces(impactCsv(answer))) put(Buffer.from(piece));
    });
  }
  if (xlsx !== undefined) writeWhole(resolve(from, xlsx), impactXlsx(answer, words, notes));
  return paths;
}

/** Real path, if it exists. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** Joins lines into chunks, so that a long table takes few writes. */
function* inPieces(lines: Iterable<string>): Generator<string> {
  let piece = "";
  for (const line of lines) {
    piece += line;
    if (piece.length < atOnce) continue;
    yield piece;
    piece = "";
  }
  yield piece;
}

const atOnce = 100_000;
