import type { SymbolGraph } from "./symbol-graph.ts";

export interface ReachQuestion {
  readonly graph: SymbolGraph;
  /** Entry points of the program, relative to src. */
  readonly doors: readonly string[];
  /** Rooms whose every export must be used. */
  readonly rooms: readonly string[];
  /**
   * Exports that nothing uses yet, by key ("improve/p-chart.ts pChart"), with the product feature that will use each.
   */
  readonly waiting: Readonly<Record<string, string>>;
}

/**
 * Problems with the exports of some rooms: an export that no entry point uses and that is not on the waiting list, or
 * an outdated entry. What something on the list uses waits with it and needs no entry.
 */
export function unreachedExports({ graph, doors, rooms, waiting }: ReachQuestion): string[] {
  const exported = graph.declared.filter(
    ({ file, isExported }) => isExported && rooms.includes(file.split("/")[0] ?? ""),
  );
  const keys = new Set(exported.map(({ key }) => key));
  const listed = Object.keys(waiting);
  const used = graph.reach(doors);
  const usedOrWaiting = graph.reach([...doors, ...listed.filter((key) => keys.has(key))]);
  const unused = exported.filter(({ key }) => !usedOrWaiting.has(key));
  return [
    ...unused.map(
      ({ key }) => `${key}: no command, page or report uses it. Use it, delete it, or list it in house/waiting.ts.`,
    ),
    ...listed
      .filter((key) => !keys.has(key))
      .map((key) => `${key}: house/waiting.ts lists it, but there is no such export.`),
    ...listed
      .filter((key) => used.has(key))
      .map((key) => `${key}: it is used now. Delete its line in house/waiting.ts.`),
    ...listed
      .filter((key) => waiting[key]?.trim() === "")
      .map((key) => `${key}: house/waiting.ts does not say what will use it.`),
  ];
}

/** Number of top-level functions and declaration lines that no entry point reaches, over a whole tree. */
export function unreachedSize(
  graph: SymbolGraph,
  doors: readonly string[],
): { functions: number; lines: number; files: number } {
  const used = graph.reach(doors);
  const unused = graph.declared.filter(({ key }) => !used.has(key));
  const usedFiles = new Set(graph.declared.filter(({ key }) => used.has(key)).map(({ file }) => file));
  return {
    functions: unused.filter(({ isFunction }) => isFunction).length,
    lines: unused.reduce((sum, { lines }) => sum + lines, 0),
    files: new Set(unused.map(({ file }) => file).filter((file) => !usedFiles.has(file))).size,
  };
}
