import type { Cell, CodeMap, RecordType } from "../mapping.ts";

/** Cells as CALPADS files spell them, by position. */
export const text = (position: number): Cell => ({ at: { position }, read: { as: "text" } });
export const date = (position: number): Cell => ({ at: { position }, read: { as: "date" } });
export const number = (position: number, least = 0): Cell => ({ at: { position }, read: { as: "number", least } });
export const yesNo = (position: number): Cell => ({ at: { position }, read: { as: "yes-no" } });
export const schoolYear = (position: number): Cell => ({ at: { position }, read: { as: "school-year" } });
export const ssid = (position: number): Cell => ({ at: { position }, read: { as: "id", digits: 10 } });
export const orgId = (position: number): Cell => ({ at: { position }, read: { as: "id", digits: 7 } });
export const code = (position: number, codes: CodeMap, unknown: "quarantine" | "blank" | "keep" = "blank"): Cell => ({
  at: { position },
  read: { as: "code", codes, unknown },
});

/** D deletes the record the state holds; R replaces it whole, which a later row does anyway. */
export const transaction: NonNullable<RecordType["transaction"]> = { at: { position: 2 }, deletes: ["D"] };

/** The count of a layout, and with the two dates an ODS extract appends. */
export const counts = (...fields: readonly number[]): number[] => fields.flatMap((n) => [n, n + 2]);
