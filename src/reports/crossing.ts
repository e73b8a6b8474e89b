/** Re-exported because pages and printers may see a cube's groups only through reports. */
export { crossedGroupings, crossedLevels, isCrossing } from "../base/keys.ts";
