import { randomUUID } from "node:crypto";
import { type Kysely, sql } from "kysely";
import type { DecisionStatus, DecisionText, DecisionVersion, KeptDecision } from "../access/decision.ts";
import type { Scope } from "../access/grant.ts";
import type { ScopeKind } from "../access/roles.ts";
import type { StateTables } from "./tables.ts";
import { timeText } from "./time.ts";

/** Who saves a decision, and when. */
interface Saved {
  readonly person: string;
  readonly at: Date;
}

/** Keeps a decision about a page. @returns its id */
export async function addDecision(
  db: Kysely<StateTables>,
  { page, about }: { readonly page: string; readonly about: Scope },
  text: DecisionText,
  { person, at }: Saved,
): Promise<string> {
  const id = randomUUID();
  await db.transaction().execute(async (change) => {
    await change
      .insertInto("decisions")
      .values({ id, page, scope: about.kind, scope_id: about.kind === "district" ? null : about.id })
      .execute();
    await change
      .insertInto("decision_versions")
      .values({ ...columnsOf(text), decision_id: id, version: 1, at: timeText(at), person_id: person })
      .execute();
  });
  return id;
}

/**
 * Saves a new version of a decision, if nobody has saved another one meanwhile (optimistic locking).
 *
 * @param base  the version that was read before
 * @returns whether it was saved
 */
export async function changeDecision(
  db: Kysely<StateTables>,
  { id, base }: { readonly id: string; readonly base: number },
  text: DecisionText,
  { person, at }: Saved,
): Promise<boolean> {
  const { task, responsible, due, expected, status } = text;
  const { numAffectedRows } = await sql`
    INSERT INTO decision_versions (decision_id, version, at, person_id, task, responsible, due, expected, status)
    SELECT ${id}, ${base + 1}, ${timeText(at)}, ${person}, ${task}, ${responsible}, ${due}, ${expected}, ${status}
    WHERE (SELECT max(version) FROM decision_versions WHERE decision_id = ${id}) = ${base}`.execute(db);
  return numAffectedRows === 1n;
}

/** The current version of a decision; undefined for an unknown one. */
export async function decisionOf(db: Kysely<StateTables>, id: string): Promise<KeptDecision | undefined> {
  const [decision] = (await current(db).where("decisions.id", "=", id).execute()).map(fromRow);
  return decision;
}

/** All decisions about a page, ordered by due date. */
export async function decisionsAbout(db: Kysely<StateTables>, page: string): Promise<readonly KeptDecision[]> {
  return (await current(db).where("decisions.page", "=", page).execute()).map(fromRow);
}

/** All decisions, ordered by due date. */
export async function allDecisions(db: Kysely<StateTables>): Promise<readonly KeptDecision[]> {
  return (await current(db).execute()).map(fromRow);
}

/** What a decision said over time, newest first. */
export async function versionsOf(db: Kysely<StateTables>, id: string): Promise<readonly DecisionVersion[]> {
  const rows = await db
    .selectFrom("decision_versions")
    .leftJoin("people", "people.id", "person_id")
    .select(["version", "at", "people.name as name", "task", "responsible", "due", "expected", "status"])
    .where("decision_id", "=", id)
    .orderBy("version", "desc")
    .execute();
  return rows.map((row) => ({ ...row, status: row.status as DecisionStatus }));
}

const columnsOf = ({ task, responsible, due, expected, status }: DecisionText): DecisionText => ({
  ...{ task, responsible, due, expected, status },
});

const current = (db: Kysely<StateTables>) =>
  db
    .selectFrom("decisions")
    .innerJoin("decision_versions as v", "v.decision_id", "decisions.id")
    .leftJoin("people", "people.id", "v.person_id")
    .select([
      ...(["decisions.id", "page", "scope", "scope_id", "version", "at", "people.name as name"] as const),
      ...(["task", "responsible", "due", "expected", "status"] as const),
    ])
    .where("version", "=", (of) =>
      of
        .selectFrom("decision_versions as newest")
        .whereRef("newest.decision_id", "=", "decisions.id")
        .select(({ fn }) => fn.max("newest.version").as("version")),
    )
    .orderBy("due")
    .orderBy("decisions.id");

/** As stored: `may` refuses a scope that it does not know. */
function fromRow({
  scope,
  scope_id,
  status,
  ...row
}: Awaited<ReturnType<ReturnType<typeof current>["execute"]>>[number]): KeptDecision {
  const about = (scope_id === null ? { kind: scope } : { kind: scope as ScopeKind, id: scope_id }) as Scope;
  return { ...row, about, status: status as DecisionStatus };
}
