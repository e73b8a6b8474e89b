import { requireRight } from "../access/may.ts";
import type { Viewer } from "../access/viewer.ts";
import { AppError } from "../base/errors.ts";
import { isNone } from "../base/finding.ts";
import { staffNotes } from "../cube/staff-notes.ts";
import { withoutNotes } from "../reports/notes.ts";
import type { OutlierPlace, OutlierReport } from "../reports/outliers.ts";
import { type PeersReport, peersReport } from "../reports/peers.ts";
import type { Audience } from "../reports/report.ts";
import type { Practice } from "../sources/practices.ts";
import type { Workspace } from "../sources/workspace.ts";
import { withOfficialFigures } from "./database/official-figures.ts";
import type { OfficialPlace, OfficialRequest } from "./official-request.ts";
import { practices } from "./practices.ts";

export interface PeersAnswer {
  readonly peers: PeersReport<Audience, Practice>;
  /** The report on all places that the peers are taken from. */
  readonly outliers: OutlierReport;
  /** Groups with results that the question is not about. */
  readonly otherGroups: readonly string[];
}

/**
 * A school or district beside those whose students' covariates are nearest, by official figures.
 *
 * @param named  its code, its name, or a part of its name that no other place has
 * @param notes  the workspace whose notes of practices are shown
 * @throws AppError cli.which-place, cli.no-covariates, and what `placesToLearnFrom` throws
 */
export async function findPeers(
  viewer: Viewer,
  place: OfficialPlace,
  request: OfficialRequest,
  { named, most, notes }: { readonly named: string; readonly most: number; readonly notes: Workspace | undefined },
): Promise<PeersAnswer> {
  requireRight(viewer, "read-official");
  return await withOfficialFigures(place, async (figures) => {
    const { report: outliers, ask } = await figures.report(request);
    const { id, name } = placeNamed(named, outliers.places);
    // Every group with a result of its own, not only those of the question.
    const groups = [...new Set([...ask.groups, ...(await figures.groups(ask))])];
    const { rows } = await figures.rows({ ...ask, groups, covariates: [], size: null });
    const sized = ask.size === null ? rows : (await figures.rows({ ...ask, covariates: [] })).rows;
    const askedGroups = new Set(ask.groups);
    const peers = peersReport<Audience, Practice>({
      outliers,
      rows: [
        ...sized.filter(({ group }) => askedGroups.has(group)),
        ...rows.filter(({ group }) => !askedGroups.has(group)),
      ],
      place: id,
      groups,
      practices: notes === undefined ? withoutNotes(outliers) : staffNotes(practices(viewer, notes).matches),
      most,
    });
    if (isNone(peers)) throw new AppError("cli.no-covariates", { place: id, name, reason: peers.reason });
    return { peers, outliers, otherGroups: groups.filter((group) => !askedGroups.has(group)) };
  });
}

function placeNamed(named: string, places: readonly OutlierPlace[]): OutlierPlace {
  const wanted = named.trim().toLowerCase();
  const exact = places.filter(({ id, name }) => id === named.trim() || name.toLowerCase() === wanted);
  const matches = exact.length > 0 ? exact : places.filter(({ name }) => name.toLowerCase().includes(wanted));
  const [only] = matches;
  if (only !== undefined && matches.length === 1) return only;
  const shown = matches.slice(0, 10).map(({ id, name, districtName }) => ({ id, name, district: districtName }));
  throw new AppError("cli.which-place", { named, places: matches.length, shown });
}
