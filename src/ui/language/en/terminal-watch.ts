import { count, n, plural } from "./writing.ts";

/** The first few names of a list, and the number of others. */
const named = (files: readonly string[]): string =>
  files.length <= 5 ? files.join(", ") : `${files.slice(0, 5).join(", ")} and ${n(files.length - 5)} more`;

/** Output of `fairlead watch`. */
export const terminalWatch = {
  watch: {
    about: "load files dropped in a folder, once they are complete",
    dir: "the folder where exports are dropped; its files are not changed",
    once: "wait until the folder stops changing, load, and exit (for cron and systemd timers)",
    settle: "seconds without a change after which a file counts as complete",
    marker: "load only files no newer than this one, which the export writes last (DONE)",
    began: (folder: string, seconds: number) =>
      `Watching ${folder}. A file is complete when it has not changed for ${count(seconds, "second")}. Press Ctrl+C to stop.`,
    ended: "The watch has ended.",
    files: (files: readonly string[]) => `${named(files)}:`,
    nothingNew: "Nothing new to load.",
    stillHeld: (files: readonly string[]) =>
      `Not in the warehouse: ${named(files)}. See why with \`fairlead check\`, then load ${plural(files.length, "it", "them")} with \`fairlead load --accept FILES\`, or correct or remove ${plural(files.length, "it", "them")}.`,
    waiting: (files: readonly string[], marker: string | undefined) =>
      `Not complete yet: ${named(files)}. ${marker === undefined ? "Still being written" : `Waiting for ${marker}`}; the next run looks again.`,
    held: "The load is on hold, because something looks wrong. Nothing was changed.",
    heldFix:
      "If this is right, run `fairlead load --accept FILES` with these files. Otherwise export them again: they are tried again when one of them changes.",
    nothingUsableFix: "Fix what is listed above. The files are tried again when one of them changes.",
    retries: "It will be tried again.",
  },
};
