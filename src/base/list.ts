import { AppError } from "./errors.ts";
import type { ListName } from "./list-name.ts";

/**
 * Returns the list after checking that ids are unique.
 *
 * @param list   name of the list in errors
 * @param items  in display order
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
