import { type DuckDb, openDuckDb } from "../engine/duckdb.ts";

/** Beyond this the engine moves rows to the disk, so that reading a file of any size needs less than a gigabyte with all that is not the engine's. */
const memory = "500MB";

/** An engine in memory that reads a delivery, to check it as to load it. */
export const openToRead = (): Promise<DuckDb> => openDuckDb(":memory:", { memory });
