import { requireRight } from "../access/may.ts";
import type { Viewer } from "../access/viewer.ts";
import { isNone } from "../base/finding.ts";
import type { Problem } from "../base/problem-facts.ts";
import type { DuckDb } from "../engine/duckdb.ts";
import { withoutNotes } from "../reports/notes.ts";
import { peersReport } from "../reports/peers.ts";
import { selfReviewReport } from "../reports/self-review.ts";
import { deliveryFiles } from "../sources/deliver.ts";
import { readDelivery } from "../sources/read.ts";
import { openToRead } from "../sources/reading-engine.ts";
import { openWarehouse } from "../sources/warehouse.ts";
import type { Workspace } from "../sources/workspace.ts";
import { withLoadedFigures } from "./database/official-figures.ts";
import { ownReading } from "./own-reading.ts";
import { factorIds, requireFactor } from "./practices.ts";

/** Maximum number of nearest places to compare with. */
export const mostNear = 10;

/**
 * Where self-reviews are: a file (path relative to `from`) read with a workspace's mappings, or a workspace's loads.
 */
export type ReviewsIn =
  | { readonly path: string; readonly from: string; readonly workspace: Workspace | undefined }
  | Workspace;

export interface SelfReviews {
  readonly review: ReturnType<typeof selfReviewReport>;
  readonly problems: readonly Problem[];
  /** Whether places are compared with their nearest peers; if no figures are loaded, with all others. */
  readonly comparedWithNearest: boolean;
}

/**
 * Self-reviews on the nine factors, over time and compared with other places.
 *
 * @param factor  one of the nine; default: all
 * @throws AppError cli.unknown-factor
 */
export async function selfReviews(viewer: Viewer, where: ReviewsIn, factor?: string): Promise<SelfReviews> {
  requireRight(viewer, "read-workspace");
  requireFactor(factor);
  const workspace = "path" in where ? where.workspace : where;
  const { ratings, problems } = "path" in where ? await reviewsIn(viewer, where) : await loadedReviews(where);
  const nearest = workspace && (await nearestOf(workspace, new Set(ratings.map(({ place }) => place))));
  return {
    review: selfReviewReport(ratings, factor === undefined ? factorIds : [factor], (place) => nearest?.get(place)),
    problems,
    comparedWithNearest: nearest !== undefined,
  };
}

interface Reviews {
  readonly ratings: Parameters<typeof selfReviewReport>[0];
  readonly problems: readonly Problem[];
}

async function loadedReviews({ folder }: Workspace): Promise<Reviews> {
  const db = await openWarehouse(folder);
  try {
    return { ratings: await ratingsIn(db, "records"), problems: [] };
  } finally {
    await db.close();
  }
}

/** Reads a file as a load would, with the workspace's mappings, without loading it. */
async function reviewsIn(
  viewer: Viewer,
  { path, from, workspace }: Extract<ReviewsIn, { path: unknown }>,
): Promise<Reviews> {
  const db = await openToRead();
  try {
    const { problems } = await readDelivery(deliveryFiles([path], from), db, ownReading(viewer, workspace));
    return { ratings: await ratingsIn(db, "staged"), problems };
  } finally {
    await db.close();
  }
}

async function ratingsIn(db: DuckDb, schema: "records" | "staged"): Promise<Reviews["ratings"]> {
  const rows = await db.all(`SELECT place, school_year, factor, rating FROM ${schema}.self_review ORDER BY ALL`);
  return rows.map((row) => ({
    place: String(row["place"]),
    year: Number(row["school_year"]),
    factor: String(row["factor"]),
    rating: Number(row["rating"]),
  }));
}

/** Per reviewed place with loaded covariates, its nearest reviewed places; undefined if no figures are loaded. */
const nearestOf = (
  workspace: Workspace,
  reviewed: ReadonlySet<string>,
): Promise<ReadonlyMap<string, ReadonlySet<string>> | undefined> =>
  withLoadedFigures(workspace, async (figures) => {
    if (!(await figures.hasUsual())) return undefined;
    const { report } = await figures.report({});
    const nearest = new Map<string, ReadonlySet<string>>();
    for (const place of reviewed) {
      const most = report.places.length;
      const peers = peersReport({
        outliers: report,
        rows: [],
        place,
        groups: [],
        practices: withoutNotes(report),
        most,
      });
      if (isNone(peers)) continue;
      const others = peers.peers.map((peer) => peer.place.id).filter((id) => reviewed.has(id));
      if (others.length > 0) nearest.set(place, new Set(others.slice(0, mostNear)));
    }
    return nearest;
  });
