import { closeSync, openSync, renameSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { Kysely, SqliteDialect } from "kysely";
import { migrate } from "./migrations.ts";
import type { StateTables } from "./tables.ts";

/** What the app stores about people: who they are, what they may see, who looked at what. */
export interface State {
  readonly db: Kysely<StateTables>;
  /** Moves the database to another path on the same disk, between two statements. */
  moveTo(path: string): Promise<void>;
  close(): Promise<void>;
}

/** The database in a workspace's folder. */
export const statePath = (folder: string): string => join(folder, "state.sqlite");

/** Milliseconds to wait while another process writes. */
const patience = 5_000;

/**
 * Opens the database of a workspace's people, and creates it if there is none. Only its owner can read the file.
 *
 * @param path  file, or `:memory:`
 */
export async function openState(path: string): Promise<State> {
  let at = path;
  let file = openFile(at);
  const database = {
    close: () => file.close(),
    prepare: (text: string) => {
      const statement = file.prepare(text);
      const inputs = (values: readonly unknown[]): SQLInputValue[] => values as SQLInputValue[];
      return {
        reader: statement.columns().length > 0,
        all: (values: readonly unknown[]) => statement.all(...inputs(values)),
        run: (values: readonly unknown[]) => statement.run(...inputs(values)),
        iterate: (values: readonly unknown[]) => statement.iterate(...inputs(values)),
      };
    },
  };
  const db = new Kysely<StateTables>({ dialect: new SqliteDialect({ database }) });
  await migrate(db);
  return {
    db,
    moveTo: (to) =>
      // The pool gives a connection to one caller at a time, so no transaction is open.
      db.connection().execute(async () => {
        file.close();
        try {
          renameSync(at, to);
          at = to;
        } finally {
          file = openFile(at);
        }
      }),
    close: () => db.destroy(),
  };
}

function openFile(path: string): DatabaseSync {
  if (path !== ":memory:") closeSync(openSync(path, "a", 0o600));
  const file = new DatabaseSync(path, { timeout: patience, enableForeignKeyConstraints: true });
  // `synchronous = FULL`: a commit is on disk. With `recursive_triggers`, a REPLACE also runs the triggers that keep
  // the log append-only.
  file.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA recursive_triggers = ON");
  return file;
}
