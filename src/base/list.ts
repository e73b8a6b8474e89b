import { AppError } from "./errors.ts";
import type { ListName } from "./list-name.ts";

/**
 * A checked list of declared things: no two share an id.
 *
 * @param list   what an error calls the list
 * @param items  in the order in which readers meet them
 * @throws AppError base.duplicate-id
 */
export function checkedList<T extends { readonly id: string }>(list: ListName, items: readonly T[]): readonly T[] {
  const seen = new Map<string, number>();
  items.forEach((item, at) => {
    const first = seen.get(item.id);
    if (first !== undefined) {
      throw new AppError("base.duplicate-id", { list, id: item.id, first: first + 1, second: at + 1 });
    }
    seen.set(item.id, at);
  });
  return items;
}
