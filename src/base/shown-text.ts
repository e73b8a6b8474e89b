/**
 * Characters that must not reach a terminal: C0 and C1 controls and DEL (they set colors, the cursor, the window
 * title), bidirectional controls, which can disguise text (Unicode TR 36), and line separators, which would start a
 * new line.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const controls = /[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;
const replacement = "\u{fffd}";

/** Whether a text is one line of characters that show as they are. */
export const isPlainLine = (text: string): boolean => text.search(controls) < 0;

/** Makes a name from a delivery (file, zip entry, sheet) safe to print: control characters become U+FFFD. */
export const shownName = (name: string): string => name.replace(controls, replacement);

/** Makes multi-line text safe to print; keeps only line feeds. */
export const shownText = (text: string): string => text.replace(controls, (c) => (c === "\n" ? c : replacement));

/**
 * JSON on several lines. JSON.stringify escapes C0 controls; the rest are escaped here, so the data is unchanged and
 * terminals ignore them.
 */
export const shownJson = (value: unknown): string =>
  JSON.stringify(value, null, 2).replace(controls, (c) =>
    c === "\n" ? c : `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
