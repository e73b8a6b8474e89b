import { type Document, type LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import type { SettingFaultAt, YamlFault } from "../base/error-facts.ts";
import { settingFault } from "../base/setting-fault.ts";

/** Characters. Settings are a page or a few; a longer text is another file under this name, and the parser would take minutes for it. */
const longestSettings = 1_000_000;

/** A parsed text of settings, and its value in plain data. */
export interface Yaml {
  readonly document: Document.Parsed;
  readonly value: unknown;
}

/**
 * Parses a text of settings. Aliases that would multiply the text (a YAML bomb) are a fault.
 *
 * @param lines  learns where each line begins
 * @returns the document and its value, or what is wrong with it
 */
export function parseYaml(text: string, lines: LineCounter): Yaml | { readonly faults: readonly YamlFault[] } {
  const whole = (code: YamlFault["code"]): { readonly faults: readonly YamlFault[] } => ({
    faults: [{ line: 1, column: 1, code }],
  });
  if (text.length > longestSettings) return whole("TOO_LONG");
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    return {
      faults: document.errors.map((error) => {
        const { line, col } = lines.linePos(error.pos[0]);
        return { line, column: col, code: error.code };
      }),
    };
  }
  try {
    return { document, value: document.toJS() };
  } catch (error) {
    // The parser refuses to resolve more than 100 aliases of aliases, and an alias without its anchor.
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
    faults: parsed.error.issues.map((issue) => {
      const unknown = issue.code === "unrecognized_keys" ? issue.keys.slice(0, 1) : [];
      const path = [...issue.path, ...unknown].map(String);
      return { ...placeOf(path), setting: path.join("."), fault: settingFault(issue) };
    }),
  };
}
