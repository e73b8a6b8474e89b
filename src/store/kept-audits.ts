import type { Kysely } from "kysely";
import type { EarlierAudit, KeptAudit, KeptGap } from "../access/kept-audit.ts";
import type { StateTables } from "./tables.ts";
import { timeText } from "./time.ts";

/** The present audit and the one before it. */
const mostKept = 2;

/** Keeps an audit's clear gaps, unless it is the newest kept one already. Keeps only one older audit. */
export async function keepAudit(db: Kysely<StateTables>, audit: KeptAudit, now: Date): Promise<void> {
  const { mark, schoolYear, gaps } = audit;
  if ((await newestMark(db)) === mark) return;
  await db.transaction().execute(async (change) => {
    if ((await newestMark(change)) === mark) return;
    // An undo brings an earlier audit back: it is the newest again.
    await change.deleteFrom("kept_audits").where("mark", "=", mark).execute();
    const { id } = await change
      .insertInto("kept_audits")
      .values({ mark, at: timeText(now), school_year: schoolYear })
      .returning("id")
      .executeTakeFirstOrThrow();
    for (const [place, kept] of gaps)
      await change
        .insertInto("kept_gaps")
        .values({
          audit_id: id,
          place,
          gaps: JSON.stringify(kept.map((gap) => [gap.indicator, gap.group, gap.students])),
        })
        .execute();
    const old = await change
      .selectFrom("kept_audits")
      .select("id")
      .orderBy("id", "desc")
      .offset(mostKept)
      .limit(1)
      .execute();
    for (const { id: last } of old) await change.deleteFrom("kept_audits").where("id", "<=", last).execute();
  });
}

const newestMark = async (db: Kysely<StateTables>): Promise<string | undefined> =>
  (await db.selectFrom("kept_audits").select("mark").orderBy("id", "desc").limit(1).executeTakeFirst())?.mark;

/**
 * The audit before the one with this mark, at some places; undefined if none was kept.
 *
 * @param places  keys of places
 */
export async function auditBefore(
  db: Kysely<StateTables>,
  mark: string,
  places: readonly string[],
): Promise<EarlierAudit | undefined> {
  const audit = await db
    .selectFrom("kept_audits")
    .selectAll()
    .where("mark", "!=", mark)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  if (audit === undefined) return undefined;
  const rows = await db
    .selectFrom("kept_gaps")
    .select(["place", "gaps"])
    .where("audit_id", "=", audit.id)
    .where("place", "in", places)
    .execute();
  const gaps = new Map(rows.map((row) => [row.place, (JSON.parse(row.gaps) as StoredGap[]).map(fromStored)]));
  return { at: audit.at, schoolYear: audit.school_year, gaps };
}

type StoredGap = readonly [indicator: string, group: string, students: number];
const fromStored = ([indicator, group, students]: StoredGap): KeptGap => ({ indicator, group, students });
