import {
  type ColumnName,
  columnsEn,
  groupingRulesEn,
  type RecordName,
  type RuledGrouping,
  recordsEn,
} from "./language/en/records.ts";
import type { Words } from "./words.ts";

/** A kind of record, by the name a need gives it; one the words do not know keeps its name. */
export const recordWords = (record: string, words: Words): string =>
  record in recordsEn ? words.language.records[record as RecordName] : record;

/** A column of the student-year inside a rule; one the words do not know keeps its name. */
export const columnWords = (column: string, words: Words): string =>
  column in columnsEn ? words.language.columns[column as ColumnName] : column;

/** The rule of a grouping; a district's own is told as the district wrote it. */
export const groupingRuleWords = (grouping: string, own: string, words: Words): string =>
  grouping in groupingRulesEn ? words.language.groupingRules[grouping as RuledGrouping] : own;
