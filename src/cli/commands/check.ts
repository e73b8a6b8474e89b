import { Command } from "commander";
import { openDuckDb } from "../../engine/duckdb.ts";
import { deliveryFiles } from "../../sources/deliver.ts";
import { readDelivery } from "../../sources/read.ts";
import { type CommandMaker, exitCodes } from "../door.ts";
import { sayReading } from "../say-reading.ts";

export const check: CommandMaker = (door) =>
  new Command("check")
    .description(door.words.check.about)
    .argument("<files...>", door.words.files.one)
    .action(async (paths: string[]) => {
      const { terminal, words } = door;
      const files = deliveryFiles(paths, door.cwd);
      const bar = terminal.progress(words.reading);
      const db = await openDuckDb();
      try {
        const reading = await readDelivery(files, db, { onFile: bar.step });
        bar.stop();
        const bad = reading.problems.some((p) => p.severity === "error");
        terminal.answer({ ok: !bad, files: reading.files, problems: reading.problems });
        sayReading(door, reading);
        terminal.say(`${words.check.nothingLoaded} ${bad ? words.check.nextBad : words.check.next}`);
        door.end(bad ? exitCodes.problems : exitCodes.fine);
      } finally {
        bar.stop();
        await db.close();
      }
    });
