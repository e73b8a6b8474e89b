import { currentSourceId } from "../base/former-ids.ts";
import type { DuckDb } from "../engine/duckdb.ts";
import { sqlText } from "../engine/sql.ts";

/**
 * Renames sources with former ids, in `meta.files` and in row scopes, so that a new file still replaces the rows of
 * the old one.
 *
 * @param at  the attached database: `next`
 */
export async function renameFormerSources(db: DuckDb, at: string): Promise<void> {
  const rows = await db.all(`SELECT DISTINCT source AS s FROM ${at}.meta.files WHERE source IS NOT NULL`);
  for (const former of rows.map((row) => String(row["s"]))) {
    const source = currentSourceId(former);
    if (source !== former) await renameSource(db, at, former, source);
  }
}

async function renameSource(db: DuckDb, at: string, former: string, source: string): Promise<void> {
  const renamed = (scope: string): string =>
    `CASE WHEN starts_with(${scope}, ${sqlText(`${former}/`)}) THEN ${sqlText(source)} || substr(${scope}, ${former.length + 1}) ELSE ${scope} END`;
  await db.run(
    `UPDATE ${at}.meta.origins SET scope = ${renamed("scope")} WHERE starts_with(scope, ${sqlText(`${former}/`)})`,
  );
  await db.run(
    `UPDATE ${at}.meta.files SET source = ${sqlText(source)}, scopes = list_transform(scopes, lambda s: ${renamed("s")}) WHERE source = ${sqlText(former)}`,
  );
}
