import type { CodeMap, ColumnSource, RecordType } from "../mapping.ts";

/** Sources of columns in CALPADS files, by position. */
export const text = (position: number): ColumnSource => ({ at: { position }, read: { as: "text" } });
export const date = (position: number): ColumnSource => ({ at: { position }, read: { as: "date" } });
export const number = (position: number): ColumnSource => ({ at: { position }, read: { as: "number", least: 0 } });
export const percent = (position: number): ColumnSource => ({ at: { position }, read: { as: "percent" } });
export const yesNo = (position: number): ColumnSource => ({ at: { position }, read: { as: "yes-no" } });
export const schoolYear = (position: number): ColumnSource => ({ at: { position }, read: { as: "school-year" } });
/** State student identifier. */
export const ssid = (position: number): ColumnSource => ({ at: { position }, read: { as: "id", digits: 10 } });
/** County and district, or school: seven digits. */
export const orgId = (position: number): ColumnSource => ({ at: { position }, read: { as: "id", digits: 7 } });
export const code = (
  position: number,
  codes: CodeMap,
  unknown: "quarantine" | "blank" | "keep" = "blank",
): ColumnSource => ({
  at: { position },
  read: { as: "code", codes, unknown },
});

/** The date at that position, or the first day of the school year if it is blank. */
export const dateOrYear = (position: number, year: number): ColumnSource => ({
  at: { position },
  read: { as: "date" },
  otherwise: { firstDayOfYear: schoolYear(year) },
});

/** D deletes the state's record; R replaces it, which a later row does anyway. */
export const transaction: NonNullable<RecordType["transaction"]> = { at: { position: 2 }, deletes: ["D"] };

/** The columns of a record's district and school year. */
export const scope = (district: number, year: number): NonNullable<RecordType["scope"]> => ({
  district: orgId(district),
  schoolYear: schoolYear(year),
});
