import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DuckDb, openDuckDb } from "../../src/engine/duckdb.ts";
import { type Proposal, type ProposeOptions, proposeMapping } from "../../src/mapper/propose.ts";
import type { Row } from "../../src/records/table.ts";
import { applyProfile } from "../../src/sources/profile/apply-profile.ts";
import type { Profile } from "../../src/sources/profile/profile.ts";
import type { Reading } from "../../src/sources/reading.ts";
import { sourceTables } from "../../src/sources/source-tables.ts";

/** A file as its lines, proposed and read, with what stands in the staged tables. */
export interface Read {
  readonly proposal: Proposal;
  readonly reading: Reading;
  rows(table: string, order?: string): Promise<Row[]>;
}

/**
 * Writes a file, proposes how to read it, edits the proposal as a person would, reads the file with it, and passes
 * the result to `look`.
 */
export async function readMapped(
  file: { readonly name: string; readonly lines: readonly string[] },
  options: ProposeOptions & { readonly answer?: (profile: Profile) => Profile },
  look: (read: Read) => Promise<void> | void,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "mapped-test-"));
  const db: DuckDb = await openDuckDb();
  try {
    const path = join(folder, file.name);
    await writeFile(path, `${file.lines.join("\n")}\n`);
    const { tables } = await sourceTables([{ name: file.name, path }]);
    const [table] = tables;
    if (table === undefined) throw new Error("no table");
    const proposal = proposeMapping(table, options);
    const profile = options.answer?.(proposal.profile) ?? proposal.profile;
    const reading = await applyProfile(profile, [{ name: file.name, path }], db);
    const rows = (id: string, order = "source_line"): Promise<Row[]> =>
      db.all(`SELECT * FROM staged."${id}" ORDER BY ${order}`);
    await look({ proposal, reading, rows });
  } finally {
    await db.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** A person's answers, applied to a profile. */
export const answering =
  (answers: Partial<Profile>) =>
  (profile: Profile): Profile => ({
    ...profile,
    ...answers,
    decide: { ...profile.decide, ...answers.decide },
    missing: { ...profile.missing, ...answers.missing },
  });
