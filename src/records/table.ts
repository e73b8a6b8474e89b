/** Column types. Dates are `YYYY-MM-DD` text in memory and DATE in an engine. */
export type ColumnType = "text" | "integer" | "number" | "boolean" | "date";
export type Value = string | number | boolean | null;
export type Row = Readonly<Record<string, Value>>;

/** A column of a canonical table: its meaning, codes, and CEDS element. */
export interface Column {
  readonly type: ColumnType;
  /** One sentence for data directors. */
  readonly meaning: string;
  /** Allowed codes with their meanings; any value if absent. */
  readonly codes?: Readonly<Record<string, string>>;
  /** CEDS global id of the element, six digits. */
  readonly ceds?: string;
  /** A row without it is quarantined. */
  readonly required?: boolean;
}

/** A canonical table. `key` is its primary key: a later row with the same key replaces the earlier one. */
export interface Table<C extends string = string> {
  readonly id: string;
  readonly meaning: string;
  readonly key: readonly NoInfer<C>[];
  readonly columns: Readonly<Record<C, Column>>;
}

export const defineTable = <const C extends string>(t: Table<C>): Table<C> => t;

/** Provenance columns of every stored record. */
export const provenance = {
  delivery: { type: "text", meaning: "The delivery (load) this row came with." },
  source_file: { type: "text", meaning: "The file of that delivery." },
  source_line: { type: "integer", meaning: "The line of that file, the first line being 1." },
  scope: {
    type: "text",
    meaning:
      "The whole this row is part of: source/record type/school year/district. A later export of the same whole replaces it.",
  },
  derived: {
    type: "boolean",
    meaning: "Inferred from a record of another kind (an enrollment from a test); gives way to a row that states it.",
  },
} as const satisfies Readonly<Record<string, Column>>;
