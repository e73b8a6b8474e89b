import type { CodeMap, ColumnSource, RecordType } from "../mapping.ts";

/** Sources of columns in CALPADS files, by position. */
export const textAt = (position: number): ColumnSource => ({ at: { position }, read: { as: "text" } });
export const dateAt = (position: number): ColumnSource => ({ at: { position }, read: { as: "date" } });
export const numberAt = (position: number): ColumnSource => ({ at: { position }, read: { as: "number", least: 0 } });
export const percentAt = (position: number): ColumnSource => ({ at: { position }, read: { as: "percent" } });
export const yesNoAt = (position: number): ColumnSource => ({ at: { position }, read: { as: "yes-no" } });
export const schoolYearAt = (position: number): ColumnSource => ({ at: { position }, read: { as: "school-year" } });
/** State student identifier. */
export const ssidAt = (position: number): ColumnSource => ({ at: { position }, read: { as: "id", digits: 10 } });
/** County and district, or school: seven digits. */
export const orgIdAt = (position: number): ColumnSource => ({ at: { position }, read: { as: "id", digits: 7 } });
export const codeAt = (
  position: number,
  codes: CodeMap,
  unknown: "quarantine" | "blank" | "keep" = "blank",
): ColumnSource => ({
  at: { position },
  read: { as: "code", codes, unknown },
});

/** The date at that position, or the first day of the school year if it is blank. */
export const dateOrYearAt = (position: number, year: number): ColumnSource => ({
  at: { position },
  read: { as: "date" },
  otherwise: { firstDayOfYear: schoolYearAt(year) },
});

/** D deletes the state's record; R replaces it, which a later row does anyway. */
export const transaction: NonNullable<RecordType["transaction"]> = { at: { position: 2 }, deletes: ["D"] };

/** The columns of a record's district and school year. */
export const scope = (district: number, year: number): NonNullable<RecordType["scope"]> => ({
  district: orgIdAt(district),
  schoolYear: schoolYearAt(year),
});
