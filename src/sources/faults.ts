import type { Document, LineCounter } from "yaml";
import type { z } from "zod";
import type { SettingFaultAt, YamlFault } from "../base/error-facts.ts";
import { settingFault } from "../base/setting-fault.ts";

/** Syntax errors of a text that is not YAML. */
export const yamlFaults = ({ errors }: Document.Parsed, lines: LineCounter): YamlFault[] =>
  errors.map((error) => {
    const { line, col } = lines.linePos(error.pos[0]);
    return { line, column: col, code: error.code };
  });

/**
 * Validates a value against its schema.
 *
 * @param placeOf  line and column of a setting, if the parser knows them
 * @returns the value, or what is wrong at each setting
 */
export function readSettings<T>(
  schema: z.ZodType<T>,
  value: unknown,
  placeOf: (path: readonly string[]) => { readonly line?: number; readonly column?: number },
): { readonly value: T } | { readonly faults: readonly SettingFaultAt[] } {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return { value: parsed.data };
  return {
    faults: parsed.error.issues.map((issue) => {
      const unknown = issue.code === "unrecognized_keys" ? issue.keys.slice(0, 1) : [];
      const path = [...issue.path, ...unknown].map(String);
      return { ...placeOf(path), setting: path.join("."), fault: settingFault(issue) };
    }),
  };
}
