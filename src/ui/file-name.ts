/** Longest file name, in bytes: well under the 255 of common file systems, with room for folders on Windows. */
export const longestFileName = 120;

/** Names that Windows reserves for devices, with any extension. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/;

const escaped = (character: string): string => `_${character.codePointAt(0)?.toString(16)}_`;
const escapedValue = (value: string): string => (value === "" ? "_" : value.replace(/[^a-z0-9-]/gu, escaped));

/**
 * A file name from arbitrary text: a tagged template whose values are escaped and whose literals are kept.
 *
 * Two different lists of values never share a name, on case-insensitive file systems either: only a-z, 0-9 and "-" stand for themselves, every other
 * character becomes its code point. So a name contains only ASCII (no Unicode normalization changes it), never ends in a dot or a space, and is never a
 * reserved device name. A name longer than 120 bytes is cut, with a 128-bit FNV-1a hash of the whole in place of the rest.
 *
 * Adjacent values need a literal with a dot between them: escaped values contain no dot.
 *
 * @example fileName`place-${"6014492"}.html` // place-6014492.html
 * @example fileName`${"el-status"}.${"A*B"}.html` // el-status._41__2a__42_.html
 */
export function fileName(literals: TemplateStringsArray, ...values: readonly string[]): string {
  const whole = literals
    .map((literal, i) => literal + (i < values.length ? escapedValue(values[i] ?? "") : ""))
    .join("");
  const name = reserved.test(whole) ? escaped(whole) + whole.slice(1) : whole;
  if (name.length <= longestFileName) return name;
  // "~" is escaped in values, so a shortened name never equals a whole one.
  const end = `~${fnv1a(name)}${literals.at(-1) ?? ""}`;
  return name.slice(0, longestFileName - end.length) + end;
}

const offset = 0x6c62272e07bb014262b821756295c58dn;
const prime = 0x0000000001000000000000000000013bn;

/** FNV-1a, 128 bits, of ASCII text; as 32 hexadecimal digits. */
function fnv1a(text: string): string {
  let hash = offset;
  for (let i = 0; i < text.length; i++) hash = BigInt.asUintN(128, (hash ^ BigInt(text.charCodeAt(i))) * prime);
  return hash.toString(16).padStart(32, "0");
}
