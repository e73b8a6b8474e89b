import { requireRight } from "../access/may.ts";
import type { Viewer } from "../access/viewer.ts";
import { withOfficialFigures } from "./database/official-figures.ts";
import type { OfficialAnswer, OfficialPlace, OfficialRequest } from "./official-request.ts";

/**
 * Finds places whose students do better than their covariates predict, by official figures.
 *
 * @throws AppError cli.no-official-figures, cli.no-usual-figure, cli.bad-level, cli.no-figure
 */
export async function placesToLearnFrom(
  viewer: Viewer,
  place: OfficialPlace,
  request: OfficialRequest,
): Promise<OfficialAnswer> {
  requireRight(viewer, "read-official");
  return await withOfficialFigures(place, async (figures) => {
    const { report, rows } = await figures.report(request);
    return { report, rows, source: figures.source };
  });
}

/** Ids of available official figures. @throws AppError cli.no-official-figures */
export async function officialFigures(viewer: Viewer, place: OfficialPlace): Promise<readonly string[]> {
  requireRight(viewer, "read-official");
  return await withOfficialFigures(place, (figures) => figures.ids());
}
