/** Numbers keep this many digits: more than any of them is sure of. */
const digits = 6;

/** A number with six significant digits; whole numbers stay whole. */
export function sixDigits(x: number): number {
  if (Number.isInteger(x) || !Number.isFinite(x)) return x;
  const shift = digits - 1 - Math.floor(Math.log10(Math.abs(x)));
  if (shift < 0 || shift > 300) return Number(x.toPrecision(digits));
  const scale = 10 ** shift;
  return Math.round(x * scale) / scale;
}
