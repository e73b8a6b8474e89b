import type { Lang } from "../base/lang.ts";
import type { Hold } from "../sources/hold.ts";
import { languageOf } from "../ui/language/languages.ts";

/** Why a load is held, as a sentence. */
export function holdSentence(lang: Lang, hold: Hold): string {
  const { joins, problems, terminal } = languageOf[lang];
  const { load } = terminal;
  switch (hold.kind) {
    case "rows-unmatched":
      return joins.held(hold);
    case "another-year":
      return load.anotherYear(hold);
    case "rows-quarantined":
      return load.wouldWait(hold.file, hold.rows, hold.of, hold.unknownCodes, hold.moved);
    case "facts-contradict":
      return problems.contradicted(hold.contradiction, hold.headings, hold.file, hold.rows, hold.of);
    case "attribute-changed":
      return load.changed(hold.table, hold.attribute, hold.people, hold.of, hold.lines);
    case "records-changed":
      return load.recordsChanged(hold.table, hold.columns, hold.rows, hold.of, hold.lines);
    case "enrolled-twice":
      return load.enrolledTwice(hold.schoolYear, hold.students, hold.of, hold.elsewhere, hold.lines);
    case "layout-drifted":
      return load.drifted(hold.file, hold.columns, hold.instead);
    case "column-refused":
      return load.refused(hold.column, hold.file, hold.rows, hold.of, hold.movedTo);
    case "dates-day-first":
      return load.dayFirst(hold.column, hold.file, hold.rows, hold.of);
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
