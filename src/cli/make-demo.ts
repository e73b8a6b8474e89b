import { existsSync, readdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { AppError } from "../base/errors.ts";
import type { Lang } from "../base/lang.ts";
import { proposeMapping } from "../mapper/propose.ts";
import { proposalWords } from "../mapper/words/proposal-words.ts";
import { writeDistrict } from "../sample/write.ts";
import { deliveryFiles } from "../sources/deliver.ts";
import { loadDelivery } from "../sources/load.ts";
import { openQuestions } from "../sources/profile/open-questions.ts";
import { saveProfile } from "../sources/profile/saved-profiles.ts";
import { sourceTables } from "../sources/source-tables.ts";
import { unknownFiles } from "../sources/unknown-files.ts";
import { initWorkspace, openWorkspace, type Workspace } from "../sources/workspace.ts";
import type { CommandContext } from "./command-context.ts";

export interface DemoOptions {
  readonly seed: number;
  readonly students: number;
  readonly years: number;
}

/** The sample district as it is shown when nothing else is asked. */
export const usualDemo: DemoOptions = { seed: 1, students: 9_000, years: 4 };

/**
 * Invents the sample district in a new folder: `deliveries/`, `answer-key.json`, and a workspace with them loaded. It is made beside the folder and
 * put in its place whole, so that no half district ever stands there.
 *
 * @throws AppError cli.demo-exists when the folder holds something
 */
export async function makeDemo(
  context: CommandContext,
  folder: string,
  options: DemoOptions,
): Promise<{ workspace: Workspace; students: number }> {
  const { words } = context;
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    const { exists, existsFix } = words.demo;
    throw new AppError("cli.demo-exists", { what: exists(folder), fix: existsFix, facts: { folder } });
  }
  const beside = join(dirname(folder), `.${basename(folder)}.making`);
  rmSync(beside, { recursive: true, force: true });
  const students = await makeIn(context, beside, options);
  rmSync(folder, { recursive: true, force: true });
  renameSync(beside, folder);
  return { workspace: openWorkspace(folder, context.cwd), students };
}

/** @returns students the warehouse then knows */
async function makeIn(context: CommandContext, folder: string, options: DemoOptions): Promise<number> {
  const bar = context.terminal.progress(context.words.demo.inventing);
  try {
    const workspace = initWorkspace(folder, { name: "Alder Valley Unified", language: context.lang });
    const { deliveries } = writeDistrict(folder, options);
    await mapOwnLists(
      folder,
      deliveries.flatMap((d) => d.files),
      context.lang,
    );
    let students = 0;
    for (const [i, delivery] of deliveries.entries()) {
      const result = await loadDelivery(workspace, deliveryFiles(delivery.files, folder), {
        add: false,
        accept: true,
        now: context.now(),
        onFile: (done, total, name) => bar.step(i * total + done, deliveries.length * total, name),
      });
      if (result.outcome === "loaded") students = result.students;
    }
    return students;
  } finally {
    bar.stop();
  }
}

/** What the sample's makers answer where a mapping can't know: its exams count as what their file calls them. */
const answers: Readonly<Record<string, string>> = { "state-test": "yes" };

/** The district's own lists need a mapping; theirs are plain enough that nobody else has to be asked. */
async function mapOwnLists(folder: string, paths: readonly string[], lang: Lang): Promise<void> {
  const lists = new Map(paths.filter((path) => path.endsWith(".csv")).map((path) => [basename(path), path]));
  const { tables } = await sourceTables(await unknownFiles([...lists].map(([name, path]) => ({ name, path }))));
  for (const table of tables) {
    const proposal = proposeMapping(table);
    const decide = Object.fromEntries(
      Object.entries(proposal.profile.decide ?? {}).map(([name, answer]) => [name, answers[name] ?? answer]),
    );
    const profile = { ...proposal.profile, ...(proposal.profile.decide === undefined ? {} : { decide }) };
    if (openQuestions(profile).length === 0) saveProfile(folder, { ...proposal, profile }, false, proposalWords(lang));
  }
}
