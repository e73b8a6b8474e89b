import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { differences, type Tolerance } from "./compare.ts";
import type { Context } from "./method.ts";
import { methods } from "./methods.ts";
import { privacyCases, privacyTolerance, privacyVectors } from "./privacy-vectors.ts";

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
 * The vector files of a folder in order of name: each `NN-topic.json`, then each `privacy-name.json`. Data sets are read
 * from its `data` folder on first use.
 */
export function vectorFiles(folder: string): VectorFile[] {
  const read = new Map<string, unknown>();
  const data = (name: string): unknown => {
    if (!read.has(name)) {
      const file = name.endsWith(".json") ? name : `${name}.json`;
      read.set(name, JSON.parse(readFileSync(join(folder, "data", file), "utf8")));
    }
    return read.get(name);
  };
  const topics = readdirSync(folder)
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
  const privacy = privacyVectors(folder).map((vector) => ({
    name: `privacy-${vector.name}.json`,
    tolerance: privacyTolerance,
    cases: privacyCases(vector),
    context: { data, tables: undefined, constants: undefined },
  }));
  return [...topics, ...privacy];
}

/**
 * Splits `expected` into what the method must return and the published figures (`published_...`), which are input:
 * the method compares its result with them.
 */
function splitExpected(expected: unknown): { official: Context["official"]; required: unknown } {
  if (typeof expected !== "object" || expected === null || Array.isArray(expected))
    return { official: {}, required: expected };
  const isOfficial = ([key, value]: [string, unknown]): boolean => key.startsWith("published_") && Array.isArray(value);
  const entries = Object.entries(expected);
  return {
    official: Object.fromEntries(entries.filter(isOfficial)) as Context["official"],
    required: Object.fromEntries(entries.filter((entry) => !isOfficial(entry))),
  };
}

/** What is wrong with the result of one case; empty if it passes. Unknown methods are errors. */
export async function check(item: Case, file: VectorFile): Promise<string[]> {
  const method = Object.hasOwn(methods, item.method) ? methods[item.method] : undefined;
  if (method === undefined) return [`no method is called ${item.method}`];
  try {
    const { official, required } = splitExpected(item.expected);
    const answer = await method(item.input, { ...file.context, official });
    return differences(answer, required, item.tolerance ?? file.tolerance);
  } catch (error) {
    return [`threw ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`];
  }
}
