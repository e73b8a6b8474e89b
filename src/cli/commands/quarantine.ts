import { Command } from "commander";
import { quarantine as quarantinedRows } from "../../app/quarantine.ts";
import { quarantineReason } from "../../ui/language/problems.ts";
import { type CommandMaker, exitCodes, pathFrom } from "../command-context.ts";

/** Lines shown on screen; `--json` has all. */
const shown = 50;

export const quarantineCommand: CommandMaker = (context) =>
  new Command("quarantine")
    .description(context.words.quarantine.about)
    .option("--out <dir>", context.words.quarantine.out)
    .action(async (options: { out?: string }) => {
      const { terminal, words, lang } = context;
      const say = words.quarantine;
      const folder = options.out === undefined ? undefined : pathFrom(context, options.out);
      const { rows, written } = await quarantinedRows(context.viewer, context.workspace(), folder);
      terminal.answer({ ok: rows.length === 0, rows, written });
      context.end(rows.length === 0 ? exitCodes.fine : exitCodes.problems);
      if (rows.length === 0) {
        terminal.say(say.none);
        return;
      }
      terminal.say(terminal.bold(say.some(rows.length, new Set(rows.map((r) => r.delivery + r.file)).size)));
      const whyOf = (codes: readonly string[]): string =>
        codes.map((code) => `${quarantineReason(code, lang)} [${code}]`).join("; ");
      for (const place of rows.slice(0, shown)) {
        terminal.say(say.place(place.file, place.line, whyOf(place.codes)));
      }
      if (rows.length > shown) terminal.say(say.more(rows.length - shown));
      if (folder === undefined) terminal.say(say.private);
      else {
        terminal.say(say.written(written.length, folder));
        terminal.say(say.repairFiles(folder));
      }
    });
