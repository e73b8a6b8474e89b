import { type FileColumn, fileColumnsOf, type RecordType } from "./mapping.ts";

/** What a delivery's files call the columns behind canonical ones, for messages that people compare with the file. */
export class ColumnHeadings {
  private readonly names = new Map<string, Set<string>>();

  /** @param nameOf  heading of a column in the file; null if the file lacks it */
  add(file: string, record: RecordType, nameOf: (column: FileColumn) => string | null): void {
    for (const mapping of [record.main, ...(record.also ?? [])])
      for (const [column, source] of Object.entries(mapping?.columns ?? {})) {
        const key = `${file}|${mapping?.table.id}.${column}`;
        const known = this.names.get(key) ?? new Set();
        for (const at of fileColumnsOf(source)) {
          const name = nameOf(at);
          if (name !== null) known.add(name);
        }
        this.names.set(key, known);
      }
  }

  /**
   * Headings in these files of some columns of a table; the canonical name if the files have no such column.
   *
   * @param columns  of that table, or `table.column` of another
   */
  of(files: readonly string[], table: string, columns: readonly string[]): readonly string[] {
    const all = columns.flatMap((column) => {
      const [name, qualified] = column.includes(".") ? [column.split(".")[1], column] : [column, `${table}.${column}`];
      const here = files.flatMap((file) => this.ownHeadings(file, table, qualified, columns));
      if (here.length > 0) return here;
      // Facts of another table may come from another file in the delivery.
      const anywhere = [...this.names].flatMap(([key, names]) => (key.endsWith(`|${qualified}`) ? [...names] : []));
      return anywhere.length > 0 ? anywhere : [name ?? column];
    });
    return [...new Set(all)];
  }

  /** Headings of those columns of a table that a file has; the canonical name of the first if it has none. */
  ofPresent(file: string, table: string, columns: readonly string[]): readonly string[] {
    const present = columns.filter((column) => (this.names.get(`${file}|${table}.${column}`)?.size ?? 0) > 0);
    return this.of([file], table, present.length > 0 ? present : columns.slice(0, 1));
  }

  /**
   * Headings of a column in a file. For a sum or difference, leaves out operands that are also columns on their own,
   * since those do not differ.
   */
  private ownHeadings(file: string, table: string, qualified: string, differing: readonly string[]): readonly string[] {
    const all = [...(this.names.get(`${file}|${qualified}`) ?? [])];
    if (all.length < 2) return all;
    const prefix = `${file}|${table}.`;
    const alike = new Set(
      [...this.names].flatMap(([key, names]) =>
        key.startsWith(prefix) && names.size === 1 && !differing.includes(key.slice(prefix.length)) ? [...names] : [],
      ),
    );
    const own = all.filter((name) => !alike.has(name));
    return own.length === 0 ? all : own;
  }
}
