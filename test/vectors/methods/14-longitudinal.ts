import type { Methods } from "../method.ts";

/** Label of a method in `14-longitudinal.json` -> our function. An entry only renames: `input` in, plain object with the vector's keys out. */
export const longitudinal: Methods = {};
