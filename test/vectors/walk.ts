import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { differences, type Tolerance } from "./compare.ts";
import type { Context } from "./method.ts";
import { methods } from "./methods.ts";

export interface Case {
  readonly id: string;
  readonly method: string;
  readonly input: unknown;
  readonly expected: unknown;
  readonly source: string;
  readonly tolerance?: Tolerance;
}

export interface VectorFile {
  readonly name: string;
  readonly tolerance: Tolerance;
  readonly cases: readonly Case[];
  readonly context: Omit<Context, "official">;
}

/**
 * The vector files of a folder in order of name: each `NN-topic.json`; data sets are read from its `data` folder when asked for.
 */
export function vectorFiles(folder: string): VectorFile[] {
  const held = new Map<string, unknown>();
  const data = (name: string): unknown => {
    if (!held.has(name)) {
      const file = name.endsWith(".json") ? name : `${name}.json`;
      held.set(name, JSON.parse(readFileSync(join(folder, "data", file), "utf8")));
    }
    return held.get(name);
  };
  return readdirSync(folder)
    .filter((name) => /^\d\d-.*\.json$/.test(name))
    .sort()
    .map((name) => {
      const { default_tolerance, cases, tables, constants } = JSON.parse(readFileSync(join(folder, name), "utf8"));
      return {
        name,
        tolerance: default_tolerance ?? { abs: 1e-9, rel: 1e-9 },
        cases,
        context: { data, tables, constants },
      };
    });
}

/**
 * Numbers that an office published and no method could compute stand beside the answers, called `published_...`: they are told to the
 * method, which compares its own answer with them, and not asked of it.
 */
function parted(expected: unknown): { official: Context["official"]; asked: unknown } {
  if (typeof expected !== "object" || expected === null || Array.isArray(expected))
    return { official: {}, asked: expected };
  const told = ([key, value]: [string, unknown]): boolean => key.startsWith("published_") && Array.isArray(value);
  const entries = Object.entries(expected);
  return {
    official: Object.fromEntries(entries.filter(told)) as Context["official"],
    asked: Object.fromEntries(entries.filter((entry) => !told(entry))),
  };
}

/** What is wrong with the answer to one case; empty when it passes. A method that nobody implements is wrong. */
export async function check(item: Case, file: VectorFile): Promise<string[]> {
  const method = Object.hasOwn(methods, item.method) ? methods[item.method] : undefined;
  if (method === undefined) return [`no method is called ${item.method}`];
  try {
    const { official, asked } = parted(item.expected);
    const answer = await method(item.input, { ...file.context, official });
    return differences(answer, asked, item.tolerance ?? file.tolerance);
  } catch (error) {
    return [`threw ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`];
  }
}
