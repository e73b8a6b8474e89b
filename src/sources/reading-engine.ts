import { type DuckDb, openDuckDb } from "../engine/duckdb.ts";

/**
 * Memory limit beyond which the engine spills to disk, so that reading any file needs less than a gigabyte in total.
 */
const memory = "500MB";

/** In-memory engine for reading a delivery, to check or to load it. */
export const openToRead = (): Promise<DuckDb> => openDuckDb(":memory:", { memory });
