import { madeFrom, type Unbranded } from "../src/cube/made-from.ts";
import { officialRecords } from "../src/cube/official-records.ts";
import { Memory } from "../src/engine/memory.ts";

const source = await officialRecords(new Memory({ official_figure: [] }), "official_figure", ["indicator"]);

/** Data as if it were made from official figures. */
export const officialData = <T extends object>(data: Unbranded<T>) => madeFrom<"public", T>(source, data);
