import { confidenceLevel } from "../rules/confidence.ts";
import { finite, requireConfidence, requireInside, requireRange, requireShare } from "./require.ts";

/*
 * Standard normal distribution. Cdf: rational approximations of Cody 1969 (Math. Comp. 23, 631-637), relative error near
 * 1e-16 also in the far tail. Quantile: Wichura 1988, algorithm AS 241 (PPND16), relative error near 1e-16.
 */

const center = {
  top: [0.06568233791820745, 2.2352520354606837, 161.02823106855587, 1067.6894854603709, 18154.98125334356],
  bottom: [1, 47.202581904688245, 976.0985517377767, 10260.932208618979, 45507.78933502673],
};
const shoulder = {
  top: [
    1.0765576773720192e-8, 0.39894151208813466, 8.883149794388377, 93.50665613217785, 597.2702763948002,
    2494.5375852903726, 6848.190450536283, 11602.65143764735, 9842.714838383978,
  ],
  bottom: [
    1, 22.266688044328117, 235.387901782625, 1519.3775994075547, 6485.558298266761, 18615.571640885097,
    34900.95272114598, 38912.00328609327, 19685.429676859992,
  ],
};
const tail = {
  top: [
    0.023073441764940174, 0.215898534057957, 0.12740116116024736, 0.022235277870649807, 0.0014216191932278934,
    0.000029112874951168793,
  ],
  bottom: [
    1, 1.284260096144911, 0.4682382124808651, 0.06598813786892856, 0.0037823963320275824, 0.00007297515550839662,
  ],
};
const oneOverRoot2Pi = 0.3989422804014327;

function ratio({ top, bottom }: { top: readonly number[]; bottom: readonly number[] }, x: number): number {
  let a = top[0]!;
  let b = bottom[0]!;
  for (let i = 1; i < top.length; i++) {
    a = a * x + top[i]!;
    b = b * x + bottom[i]!;
  }
  return a / b;
}

/** Upper tail without its exponential factor, y >= 0.6744: P(Z > y) = scaledTail(y) exp(-y^2 / 2). */
function scaledTail(y: number): number {
  if (y <= 5.656854249492381) return ratio(shoulder, y);
  const inverse = 1 / (y * y);
  return (oneOverRoot2Pi - inverse * ratio(tail, inverse)) / y;
}

/** exp(-y^2/2), with y split so that the square does not lose precision. */
function halfSquareExp(y: number): number {
  const coarse = Math.trunc(y * 16) / 16;
  return Math.exp(-coarse * coarse * 0.5) * Math.exp(-(y - coarse) * (y + coarse) * 0.5);
}

/**
 * P(Z <= x) for a standard normal Z, with relative accuracy in the far lower tail.
 *
 * @param x  any finite number
 * @throws AppError stats.out-of-range
 * @example normalCdf(-1.959963984540054) // 0.025
 */
export function normalCdf(x: number): number {
  requireRange(x, "x", -Number.MAX_VALUE, Number.MAX_VALUE);
  const y = Math.abs(x);
  if (y <= 0.67448975) return 0.5 + x * ratio(center, x * x);
  if (y > 40) return x > 0 ? 1 : 0;
  const upper = scaledTail(y) * halfSquareExp(y);
  return x > 0 ? 1 - upper : upper;
}

/**
 * ln P(Z <= x). Below -1e150 the true value does not fit in a double, and the most negative double is returned.
 *
 * @throws AppError stats.out-of-range
 */
export function normalLogCdf(x: number): number {
  requireRange(x, "x", -Number.MAX_VALUE, Number.MAX_VALUE);
  if (x > 40) return 0;
  if (x > 0.67448975) return Math.log1p(-scaledTail(x) * halfSquareExp(x));
  if (x >= -0.67448975) return Math.log(normalCdf(x));
  return Math.max(-0.5 * x * x + Math.log(scaledTail(-x)), -Number.MAX_VALUE);
}

/** Density of the standard normal at x. @throws AppError stats.out-of-range for NaN */
export const normalDensity = (x: number): number => finite(oneOverRoot2Pi * Math.exp(-0.5 * x * x), "density");

const middle = {
  top: [
    2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513,
    133.14166789178438, 3.3871328727963665,
  ],
  bottom: [
    5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751, 687.1870074920579,
    42.31333070160091, 1,
  ],
};
const near = {
  top: [
    0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
    5.769497221460691, 4.630337846156546, 1.4234371107496835,
  ],
  bottom: [
    1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
    1.6763848301838038, 2.053191626637759, 1,
  ],
};
const far = {
  top: [
    2.0103343992922881e-7, 0.000027115555687434876, 0.0012426609473880784, 0.026532189526576124, 0.29656057182850487,
    1.7848265399172913, 5.463784911164114, 6.657904643501103,
  ],
  bottom: [
    2.0442631033899397e-15, 1.421511758316446e-7, 0.000018463183175100548, 0.0007868691311456133, 0.014875361290850615,
    0.1369298809227358, 0.599832206555888, 1,
  ],
};

/**
 * The x with P(Z <= x) = p. p = 0 and 1 throw, because no finite x has them (R's qnorm returns -Inf and Inf).
 *
 * @param p  strictly between 0 and 1
 * @throws AppError stats.bad-share, stats.out-of-range at 0 and 1
 * @example normalQuantile(0.975) // 1.959963984540054
 */
export function normalQuantile(p: number): number {
  requireShare(p, "probability");
  requireInside(p, "probability");
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return q * ratio(middle, 0.180625 - q * q);
  const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
  const x = r <= 5 ? ratio(near, r - 1.6) : ratio(far, r - 5);
  return q < 0 ? -x : x;
}

const usualZ = 1.959963984540054;
let cachedConfidence = 0;
let cachedZ = 0;

/**
 * Half-width of a normal interval in standard errors: 1.959963984540054 at level 0.95.
 *
 * @throws AppError stats.bad-confidence
 */
export function zForConfidence(confidence: number): number {
  // (1 - 0.95) / 2 is slightly above 0.025. Use a constant so that the usual level gives the same last digit
  // everywhere.
  if (confidence === confidenceLevel.value) return usualZ;
  if (confidence !== cachedConfidence) {
    requireConfidence(confidence);
    cachedZ = Math.abs(normalQuantile((1 - confidence) / 2));
    cachedConfidence = confidence;
  }
  return cachedZ;
}

/** Two-sided p-value of a normal statistic. @throws AppError stats.out-of-range */
export const normalTwoSidedP = (z: number): number => Math.min(1, 2 * normalCdf(-Math.abs(z)));
