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
  /** Report on all places, from which peers are taken. */
  readonly outliers: OutlierReport;
  /** Groups with results that the request does not cover. */
  readonly otherGroups: readonly string[];
}

/**
 * Compares a school or district with those whose students' covariates are nearest, by official figures.
 *
 * @param named  its code, name, or a unique part of its name
 * @param notes  workspace whose practice notes are shown
 * @throws AppError cli.which-place, cli.no-covariates, and as `placesToLearnFrom`
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
    // All groups with results of their own, not only the requested ones.
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
