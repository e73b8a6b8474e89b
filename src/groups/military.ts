import { needs } from "../records/needs.ts";
import { yesNo } from "./grouping.ts";

export const military = yesNo(
  { id: "military", needs: [needs.military], rule: "In an armed-forces family at any time in the year" },
  "military",
);
