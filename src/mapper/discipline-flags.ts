import type { ConceptId } from "../base/mapping-facts.ts";
import type { SourceTable } from "../sources/source-tables.ts";
import type { ColumnShape } from "./column-shape.ts";
import { headingWords, type Match } from "./match-columns.ts";

const decisions = /^(suspended|suspension|expelled|expulsion|oss|iss|suspendid[oa]|expulsad[oa])$/;
/** Details about a decision that a heading can name. */
const details = /^(days?|dias?|date|fecha|dates|times|count|number|total|reason|motivo|type|code|id|start|end|length)$/;
const leastYesNo = 0.9;

/**
 * Columns that only say whether a student was suspended or expelled (`Suspended`, `Expelled`: Y or N). Their values
 * could be mistaken for a gender code or a number of days.
 */
export const disciplineFlags = (table: SourceTable, shapes: readonly ColumnShape[]): readonly string[] =>
  table.headers.filter((heading, at) => {
    const shape = shapes[at];
    const words = headingWords(heading);
    return (
      shape !== undefined &&
      shape.known > 0 &&
      shape.yesNo >= leastYesNo &&
      words.some((word) => decisions.test(word)) &&
      !words.some((word) => details.test(word))
    );
  });

const plain: ReadonlySet<ConceptId> = new Set(["student_id", "local_id", "school_id", "school_name", "grade", "name"]);

/** Whether the file contains nothing else of interest: only who and where the students are. */
export const areAllThereIs = (matches: readonly Match[]): boolean =>
  matches.every(
    ({ concept, byHeading }) =>
      concept === null ||
      byHeading === 0 ||
      plain.has(concept.id) ||
      concept.kind === "leave" ||
      concept.id === "school_year",
  );
