import type { Hold } from "../sources/hold.ts";
import type { TerminalWords } from "../ui/language/language.ts";

/** Why a load is held, in a sentence. */
export function holdSentence(words: TerminalWords, hold: Hold): string {
  const { load } = words;
  switch (hold.kind) {
    case "rows-unmatched":
      return words.joins.held(hold);
    case "students-lost":
      return load.lost(hold.schoolYear, hold.beforeYear, hold.school, hold.before, hold.after);
    case "field-emptied": {
      const { schoolYear, beforeYear } = hold;
      const when = schoolYear === null || beforeYear === null ? "" : load.emptiedWhen(schoolYear, beforeYear);
      return load.emptied(hold.column, hold.record, when, hold.before, hold.after, hold.rows);
    }
    case "rate-jump":
      return load.jump(hold.rate, hold.schoolYear, hold.beforeYear, hold.before, hold.after, hold.students);
  }
}
