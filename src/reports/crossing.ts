/** How the groups of a finding are taken apart: pages and printers see the groups of a cube only through reports. */
export { crossedGroupings, crossedLevels, isCrossing } from "../base/keys.ts";
