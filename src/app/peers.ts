import { requireRight } from "../access/may.ts";
import type { Viewer } from "../access/viewer.ts";
import { AppError } from "../base/errors.ts";
import { isNone } from "../base/finding.ts";
import type { OutlierPlace, OutlierReport } from "../reports/outliers.ts";
import { type PeersReport, peersReport } from "../reports/peers.ts";
import type { Practice } from "../sources/practices.ts";
import type { Workspace } from "../sources/workspace.ts";
import { askOfficial, type OfficialPlace, type OfficialRequest, withOfficialFigures } from "./ask-official.ts";
import { officialGroups, officialRows } from "./official-rows.ts";
import { practices } from "./practices.ts";

export interface PeersAnswer {
  readonly found: PeersReport<Practice>;
  readonly report: OutlierReport;
  /** Groups with results that the question is not about. */
  readonly otherGroups: readonly string[];
}

/**
 * A school or district beside those whose students' circumstances are nearest, by official figures.
 *
 * @param named  its code, its name, or a part of its name that no other place has
 * @param notes  the workspace whose notes of practices are shown
 * @throws AppError cli.which-place, cli.no-circumstances, and what `placesToLearnFrom` throws
 */
export async function peers(
  viewer: Viewer,
  place: OfficialPlace,
  request: OfficialRequest,
  { named, most, notes }: { readonly named: string; readonly most: number; readonly notes: Workspace | undefined },
): Promise<PeersAnswer> {
  requireRight(viewer, "read-official");
  return await withOfficialFigures(place, async (db) => {
    const { report, ask } = await askOfficial(db, request);
    const { id, name } = placeNamed(named, report.places);
    // Every group with a result of its own, not only those of the question.
    const groups = [...new Set([...ask.groups, ...(await officialGroups(db, ask))])];
    const { rows } = await officialRows(db, { ...ask, groups, circumstances: [], size: null });
    const sized =
      ask.size === null ? rows : (await officialRows(db, { ...ask, groups: ask.groups, circumstances: [] })).rows;
    const ofQuestion = new Set(ask.groups);
    const found = peersReport<Practice>({
      outliers: report,
      rows: [
        ...sized.filter(({ group }) => ofQuestion.has(group)),
        ...rows.filter(({ group }) => !ofQuestion.has(group)),
      ],
      place: id,
      groups,
      practices: notes === undefined ? [] : practices(viewer, notes).found,
      most,
    });
    if (isNone(found)) throw new AppError("cli.no-circumstances", { place: id, name, reason: found.reason });
    return { found, report, otherGroups: groups.filter((group) => !ofQuestion.has(group)) };
  });
}

function placeNamed(named: string, places: readonly OutlierPlace[]): OutlierPlace {
  const wanted = named.trim().toLowerCase();
  const exact = places.filter(({ id, name }) => id === named.trim() || name.toLowerCase() === wanted);
  const found = exact.length > 0 ? exact : places.filter(({ name }) => name.toLowerCase().includes(wanted));
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  const shown = found.slice(0, 10).map(({ id, name, districtName }) => ({ id, name, district: districtName }));
  throw new AppError("cli.which-place", { named, places: found.length, shown });
}
