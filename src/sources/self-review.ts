import { selfReview } from "../records/tables.ts";
import type { CodeMap, ColumnSource, RecordType } from "./mapping.ts";
import { plainName, type Source } from "./source.ts";
import { factorWords } from "./vocabulary/code-words.ts";

/** Headings of the form in the manual, in English and Spanish; a table with other headings needs a profile (`fairlead map`). */
const headings = {
  place: ["place", "school", "district", "lugar", "escuela", "distrito"],
  school_year: ["year", "school year", "año", "año escolar", "ano escolar"],
  factor: ["factor"],
  rating: ["rating", "score", "calificación", "calificacion"],
  note: ["note", "notes", "nota", "notas"],
} as const satisfies Readonly<Record<keyof typeof selfReview.columns, readonly string[]>>;

const needed = ["place", "school_year", "factor", "rating"] as const;

/** Whether the form in the manual uses this heading for the column. */
export const isReviewHeading = (column: keyof typeof headings, heading: string): boolean =>
  headings[column].some((name) => plainName(name) === plainName(heading));

const factors: CodeMap = {
  id: "self-review.factor",
  list: "factor",
  codes: Object.fromEntries(
    Object.entries(factorWords.means).flatMap(([id, names]) => names.map((name) => [name.toUpperCase(), id])),
  ),
  ...(factorWords.source === undefined ? {} : { source: factorWords.source }),
};

const place: ColumnSource = { at: { header: headings.place }, read: { as: "id" } };

const record: RecordType = {
  id: "self-review",
  name: "self-review of schools or districts",
  main: {
    table: selfReview,
    columns: {
      place,
      school_year: { at: { header: headings.school_year }, read: { as: "school-year" } },
      factor: { at: { header: headings.factor }, read: { as: "code", codes: factors, unknown: "quarantine" } },
      rating: { at: { header: headings.rating }, read: { as: "integer", least: 1, most: 4 } },
      note: { at: { header: headings.note }, read: { as: "text" } },
    },
  },
  scope: { district: place },
};

/** Schools' or districts' ratings of themselves on the nine factors, by year. */
export const selfReviewFile: Source = {
  id: "self-review",
  name: "self-review",
  records: [record],
  recognize(head) {
    for (const { line, fields } of head.lines.slice(0, 20)) {
      const has = (column: keyof typeof headings): boolean => fields.some((name) => isReviewHeading(column, name));
      if (needed.every(has)) return { by: "header", record, headerLine: line };
    }
    return null;
  },
};
