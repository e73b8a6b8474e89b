import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { possibleWith } from "../../app/possible.ts";
import { openDuckDb } from "../../engine/duckdb.ts";
import { sqlText } from "../../engine/sql.ts";
import { deliveryFiles } from "../../sources/deliver.ts";
import { profileSources, savedProfiles } from "../../sources/profile/saved-profiles.ts";
import { readDelivery } from "../../sources/read.ts";
import { warehousePath } from "../../sources/workspace.ts";
import { type CommandMaker, exitCodes } from "../command-context.ts";
import { sayReading, toldProblems } from "../say-reading.ts";

export const check: CommandMaker = (context) =>
  new Command("check")
    .description(context.words.check.about)
    .argument("<files...>", context.words.files.one)
    .action(async (paths: string[]) => {
      const { terminal, words } = context;
      // A check needs no workspace; where there is one, its mappings and codes count.
      const workspace = context.workspaceIfAny();
      const files = deliveryFiles(paths, context.cwd);
      const bar = terminal.progress(words.reading);
      const work = mkdtempSync(join(tmpdir(), "fairlead-check-"));
      const db = await openDuckDb();
      try {
        await db.run(`SET temp_directory = ${sqlText(work)}`);
        const reading = await readDelivery(files, db, {
          ...(workspace === undefined
            ? {}
            : { sources: profileSources(savedProfiles(workspace.folder)), codes: workspace.config.codes }),
          work,
          onFile: bar.step,
        });
        bar.stop();
        const possible = await possibleWith(db, workspace && warehousePath(workspace.folder));
        const bad = reading.problems.some((p) => p.severity === "error");
        terminal.answer({
          ok: !bad,
          files: reading.files,
          problems: toldProblems(reading.problems, context.lang),
          possible,
        });
        sayReading(context, reading);
        terminal.say(
          terminal.bold(
            words.check.possible(possible.asked, possible.catalog, possible.official, workspace !== undefined),
          ),
        );
        const [best, ...others] = possible.adds.slice(0, 4).map((a) => words.check.wouldAdd(a.file, a.more));
        if (best !== undefined) terminal.say([best, ...others].join(" "));
        terminal.say();
        terminal.say(`${words.check.nothingLoaded} ${bad ? words.check.nextBad : words.check.next}`);
        context.end(bad ? exitCodes.problems : exitCodes.fine);
      } finally {
        bar.stop();
        await db.close();
        rmSync(work, { recursive: true, force: true });
      }
    });
