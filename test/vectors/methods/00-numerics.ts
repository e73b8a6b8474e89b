import type { Methods } from "../method.ts";

/** Label of a method in `00-numerics.json` -> our function. An entry only renames: `input` in, plain object with the vector's keys out. */
export const numerics: Methods = {};
