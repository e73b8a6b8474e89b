import { AppError } from "./errors.ts";

/**
 * A checked list of declared things: no two share an id.
 *
 * @param kind   what they are, for the message: "indicator", "grouping"
 * @param items  in the order in which readers meet them
 * @throws AppError base.duplicate-id
 */
export function checkedList<T extends { readonly id: string }>(kind: string, items: readonly T[]): readonly T[] {
  const seen = new Map<string, number>();
  items.forEach((item, at) => {
    const first = seen.get(item.id);
    if (first !== undefined) {
      throw new AppError("base.duplicate-id", { kind, id: item.id, first: first + 1, second: at + 1 });
    }
    seen.set(item.id, at);
  });
  return items;
}
