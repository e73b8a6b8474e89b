/** The largest power of ten that a double represents exactly. */
const exactPower = 22;

/** Rounds to significant digits; whole numbers stay whole. */
function rounded(x: number, digits: number): number {
  if (Number.isInteger(x) || !Number.isFinite(x)) return x;
  const shift = digits - 1 - Math.floor(Math.log10(Math.abs(x)));
  if (shift < 0 || shift > exactPower) return Number(x.toPrecision(digits));
  const scale = 10 ** shift;
  return Math.round(x * scale) / scale;
}

/** More digits than any number in an audit warrants. */
export const sixDigits = (x: number): number => rounded(x, 6);

/** Enough for a gap whose interval is too wide to judge. */
export const fourDigits = (x: number): number => rounded(x, 4);
