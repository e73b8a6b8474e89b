import {
  type ColumnName,
  columnsEn,
  groupingRulesEn,
  type RecordName,
  type RuledGrouping,
  recordsEn,
} from "./language/en/records.ts";
import type { Words } from "./words.ts";

/** Name of a record type from its id in a need; unknown ids are returned unchanged. */
export const recordWords = (record: string, words: Words): string =>
  record in recordsEn ? words.language.records[record as RecordName] : record;

/** Wording of a student-year column in a rule; unknown columns are returned unchanged. */
export const columnWords = (column: string, words: Words): string =>
  column in columnsEn ? words.language.columns[column as ColumnName] : column;

/** Rule of a grouping in words; a district's own text is returned unchanged. */
export const groupingRuleWords = (grouping: string, own: string, words: Words): string =>
  grouping in groupingRulesEn ? words.language.groupingRules[grouping as RuledGrouping] : own;
