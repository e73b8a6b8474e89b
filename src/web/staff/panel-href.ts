import { isCrossing } from "../../reports/crossing.ts";
import type { AnyFinding, AnyRefused } from "../../reports/judged/finding-at.ts";
import { gapHref, placeGapHref, placePath } from "../audit/addresses.ts";
import { hasPlacePanel } from "../audit/gaps-by-group.ts";
import type { Site } from "../audit/site.ts";

/**
 * The page that answers "how do you know?" of a comparison, judged or not, beside the pages of the audit. At another
 * place than the main one: its own panel there; else the question's page, which shows all places; else the place's.
 *
 * @param everywhere  whether the reader may see all places, as the pages of questions show them
 */
export function panelHref(about: AnyFinding | AnyRefused, everywhere: boolean, site: Site): string | undefined {
  const { place, indicator, group } = about;
  const { main } = site;
  const inMain = place.kind === main.place.kind && place.id === main.place.id;
  const isLatest = about.schoolYear === main.schoolYear;
  if (!inMain && isLatest && "verdict" in about && !isCrossing(group.grouping) && hasPlacePanel(about, site))
    return placeGapHref(about);
  if (everywhere && site.hasPage(indicator, group.grouping))
    return gapHref(indicator, group.grouping, inMain && isLatest ? group.level : undefined);
  return site.hasPlacePage(place) ? placePath(place) : undefined;
}
