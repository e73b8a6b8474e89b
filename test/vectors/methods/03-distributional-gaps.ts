import type { Methods } from "../method.ts";

/** Label of a method in `03-distributional-gaps.json` -> our function. An entry only renames: `input` in, plain object with the vector's keys out. */
export const distributionalGaps: Methods = {};
