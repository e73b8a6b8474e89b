/** The powers of ten that a double represents exactly. Looking one up is faster than computing it. */
const powers = Array.from({ length: 23 }, (_, power) => 10 ** power);

/** Rounds to significant digits; whole numbers stay whole. */
function rounded(x: number, digits: number): number {
  if (Number.isInteger(x) || !Number.isFinite(x)) return x;
  const shift = digits - 1 - Math.floor(Math.log10(Math.abs(x)));
  const scale = powers[shift];
  if (scale === undefined) return Number(x.toPrecision(digits));
  return Math.round(x * scale) / scale;
}

/** More digits than any number in an audit warrants. */
export const sixDigits = (x: number): number => rounded(x, 6);

/** Enough for a gap whose interval is too wide to judge. */
export const fourDigits = (x: number): number => rounded(x, 4);
