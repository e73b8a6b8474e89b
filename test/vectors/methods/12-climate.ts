import type { Methods } from "../method.ts";

/** Label of a method in `12-climate.json` -> our function. An entry only renames: `input` in, plain object with the vector's keys out. */
export const climate: Methods = {};
