/**
 * C0 and C1 controls and DEL, which a terminal obeys (colors, cursor, window title), and bidirectional controls, which make a text look like another
 * (Unicode TR 36). Line separators too: they end a line where nobody wrote an end.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const controls = /[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;
const replacement = "\u{fffd}";

/** A name from a delivery (of a file, a zip entry, a sheet), safe to print: each control character is replaced by U+FFFD. */
export const shownName = (name: string): string => name.replace(controls, replacement);

/** A text of several lines, safe to print: only its line feeds stay. */
export const shownText = (text: string): string => text.replace(controls, (c) => (c === "\n" ? c : replacement));

/** JSON on several lines. JSON escapes C0 controls itself; the others are escaped here, so that the data is the same and a terminal does not obey it. */
export const shownJson = (value: unknown): string =>
  JSON.stringify(value, null, 2).replace(controls, (c) =>
    c === "\n" ? c : `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
