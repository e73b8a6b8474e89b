import type { Methods } from "../method.ts";

/** Label of a method in `13-improvement.json` -> our function. An entry only renames: `input` in, plain object with the vector's keys out. */
export const improvement: Methods = {};
