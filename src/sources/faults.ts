import { type Document, type LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import type { SettingFaultAt, YamlFault } from "../base/error-facts.ts";
import { settingFault } from "../base/setting-fault.ts";
import { shownSetting } from "../base/shown-value.ts";

/**
 * Limits in characters and lines. Settings fill a page or a few, and a profile has a line per heading; anything
 * longer is not a settings file. The parser is quadratic in lines.
 */
const longestSettings = { characters: 500_000, lines: 10_000 } as const;

/**
 * Faults listed at most. A file with more is probably not a settings file, or will be read again after these are
 * fixed.
 */
const mostFaults = 20;

/** A parsed settings text, and its value as plain data. */
export interface Yaml {
  readonly document: Document.Parsed;
  readonly value: unknown;
}

/**
 * Parses a settings text. Aliases that expand excessively (a YAML bomb) are a fault.
 *
 * @param lines  receives the line offsets
 * @returns the document and its value, or what is wrong with it
 */
export function parseYaml(text: string, lines: LineCounter): Yaml | { readonly faults: readonly YamlFault[] } {
  const whole = (code: YamlFault["code"]): { readonly faults: readonly YamlFault[] } => ({
    faults: [{ line: 1, column: 1, code }],
  });
  if (
    text.length > longestSettings.characters ||
    text.split("\n", longestSettings.lines + 1).length > longestSettings.lines
  )
    return whole("TOO_LONG");
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: "error" });
  if (document.errors.length > 0) {
    return {
      faults: document.errors.slice(0, mostFaults).map((error) => {
        const { line, col } = lines.linePos(error.pos[0]);
        return { line, column: col, code: error.code };
      }),
    };
  }
  try {
    return { document, value: document.toJS() };
  } catch (error) {
    // The parser throws on more than 100 nested aliases, and on an alias without an anchor.
    if (error instanceof ReferenceError) return whole("UNRESOLVED_ALIASES");
    throw error;
  }
}

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
    faults: parsed.error.issues.slice(0, mostFaults).map((issue) => {
      const unknown = issue.code === "unrecognized_keys" ? issue.keys.slice(0, 1) : [];
      const path = [...issue.path, ...unknown].map(String);
      return { ...placeOf(path), setting: path.map(shownSetting).join("."), fault: settingFault(issue) };
    }),
  };
}
