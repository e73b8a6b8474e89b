import { type DuckDb, openDuckDb } from "../engine/duckdb.ts";

/**
 * Memory limit beyond which the engine spills to disk, so that reading any file needs less than a gigabyte in total.
 */
const memory = "500MB";

/** In-memory engine for reading a delivery, to check or to load it. */
export const openToRead = (): Promise<DuckDb> => openDuckDb(":memory:", { memory });

/**
 * Lowers the limit for the rest of a delivery, once a large file was cut by our own CSV parser: its rows are stored
 * twice (cut and mapped), the parser and the writing of tables use memory that the engine does not count, and the
 * process keeps some of it. A CALPADS folder of 100,000 students next to such a file can be checked even with 200 MB.
 */
export const lowerMemory = (db: DuckDb): Promise<void> => db.run("SET memory_limit = '300MB'");
