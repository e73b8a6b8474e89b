/** Longest file name, in bytes: well under the 255 of common file systems, with room for folders on Windows. */
export const longestFileName = 120;

/** Names that Windows reserves for devices, with any extension and with spaces before it. */
const reserved = /^(?:con|prn|aux|nul|(?:com|lpt)[\d¹²³])(?= *(?:\.|$))/i;
/** Characters that some system rejects, trims, treats as hidden, or reads as part of a path. */
const unsafe = /[\p{C}/\\<>:"|?*]|^[. ]|[. ]$/gu;
const extension = /\.[a-z0-9]{1,10}$/i;

const escaped = (character: string): string => `_${character.codePointAt(0)?.toString(16)}_`;
const escapedValue = (value: string): string => (value === "" ? "_" : value.replace(/[^a-z0-9-]/gu, escaped));
/** Names that need no change unless they are reserved; nearly all names of a report. */
const plain = /^[a-z0-9_-](?:[a-z0-9_.-]*[a-z0-9_-])?$/i;
const bytes = (text: string): number => new TextEncoder().encode(text).length;

/**
 * A file name from arbitrary text: a tagged template whose values are escaped and whose literals are kept.
 *
 * Two different lists of values never share a name, on case-insensitive file systems either: only a-z, 0-9 and "-" are kept, and every other
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
  return validFileName(whole, literals.at(-1) ?? "");
}

/**
 * Leaves a name unchanged if every system accepts it. Otherwise replaces invalid characters with their code points
 * and shortens it as `fileName` does. People still recognize it, but two names may collide: some file systems ignore
 * case.
 *
 * @param name    file or folder name, without its path
 * @param ending  extension kept when the name is shortened
 */
export function validFileName(name: string, ending = extension.exec(name)?.[0] ?? ""): string {
  if (name.length <= longestFileName && plain.test(name) && !reserved.test(name)) return name;
  const visible = name.normalize("NFC").replace(unsafe, escaped) || "_";
  const whole = reserved.test(visible) ? escaped(visible) + visible.slice(1) : visible;
  if (bytes(whole) <= longestFileName) return whole;
  // `fileName` escapes "~" in values, so a shortened name never equals a full one.
  const end = `~${fnv1a(whole)}${ending}`;
  let start = "";
  let room = longestFileName - bytes(end);
  for (const character of whole) {
    room -= bytes(character);
    if (room < 0) break;
    start += character;
  }
  return start + end;
}

const offset = 0x6c62272e07bb014262b821756295c58dn;
const prime = 0x0000000001000000000000000000013bn;

/** 128-bit FNV-1a hash of a text's UTF-8 bytes, as 32 hexadecimal digits. */
function fnv1a(text: string): string {
  let hash = offset;
  for (const byte of new TextEncoder().encode(text)) hash = BigInt.asUintN(128, (hash ^ BigInt(byte)) * prime);
  return hash.toString(16).padStart(32, "0");
}
