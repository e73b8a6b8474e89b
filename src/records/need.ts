import { type Expr, literal } from "./expr.ts";

/** Records that an indicator or grouping requires. Satisfied in a school year when one of its parts has a row for which `where` is true. */
export interface Need {
  /** The name of the record, a key of the words ("need.attendance"). */
  readonly record: string;
  readonly parts: readonly { readonly table: string; readonly where: Expr }[];
}

export const need = (record: string, ...parts: readonly (readonly [table: string, where?: Expr])[]): Need => ({
  record,
  parts: parts.map(([table, where]) => ({ table, where: where ?? literal(true) })),
});
