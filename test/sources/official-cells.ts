import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DuckDb, openDuckDb } from "../../src/engine/duckdb.ts";
import type { Row } from "../../src/records/table.ts";
import { readDelivery } from "../../src/sources/read.ts";
import type { Reading, ReadOptions } from "../../src/sources/reading.ts";

/** Files by name: text or bytes. */
export type StringDictionary = Readonly<Record<string, string | Uint8Array>>;

export interface Official {
  readonly reading: Reading;
  /** Rows of `staged.official_figure`, or of the given query. */
  ask(sql?: string): Promise<Row[]>;
  readonly db: DuckDb;
}

/** Reads files from a new folder and passes the engine with the staged rows to `look`. */
export async function whileOfficial<T>(
  texts: StringDictionary,
  look: (p: Official) => Promise<T>,
  options: ReadOptions = {},
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "fairlead-public-"));
  const db = await openDuckDb();
  try {
    const files = Object.entries(texts).map(([name, text]) => {
      const path = join(folder, name);
      writeFileSync(path, text);
      return { name, path };
    });
    const reading = await readDelivery(files, db, options);
    return await look({ reading, db, ask: (sql = "SELECT * FROM staged.official_figure") => db.all(sql) });
  } finally {
    await db.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The content of a cell in short form: "12 of 40", "28.9%", "suppressed *", "blank". */
export function figure(row: Row | undefined): string {
  if (row === undefined) return "absent";
  if (row["status"] !== "counted") return [row["status"], row["marker"]].filter((x) => x !== null).join(" ");
  if (row["hits"] !== null)
    return `${row["hits"]} of ${row["n"] ?? "?"}${row["computed"] === true ? " (computed)" : ""}`;
  if (row["value"] !== null) return `${Number(Number(row["value"]).toPrecision(6))} of ${row["n"] ?? "?"}`;
  return `${row["n"]} students`;
}

/** Cells as `indicator place group year` to their content. */
export function figuresOf(rows: readonly Row[]): Record<string, string> {
  return Object.fromEntries(
    rows.map((r) => [
      [
        r["indicator"],
        r["place_id"],
        r["grouping"] === "all" ? "all" : `${r["grouping"]}=${r["level"]}`,
        r["school_year"],
        ...(r["grade"] === "all" ? [] : [`grade ${r["grade"]}`]),
        ...(r["counted_students"] === "all" ? [] : [r["counted_students"]]),
      ].join(" "),
      figure(r),
    ]),
  );
}
