import { betaQuantile, betaTails } from "./incomplete-beta.ts";
import { logGamma } from "./log-gamma.ts";
import { normalQuantile, normalTwoSidedP } from "./normal.ts";
import { finite, requireInside, requireRange, requireShare } from "./require.ts";

/** Above this many degrees of freedom, Student's t equals the normal in double precision. */
const asNormal = 1e10;

/**
 * Two-sided p-value of Student's t.
 *
 * @param df  degrees of freedom, whole or not, from 0.01
 * @throws AppError stats.out-of-range
 * @example studentTTwoSidedP(2.1, 7) // 0.0738711962129226
 */
export function studentTTwoSidedP(t: number, df: number): number {
  requireRange(t, "t", -Number.MAX_VALUE, Number.MAX_VALUE);
  requireRange(df, "degrees-of-freedom", 0.01, Number.MAX_VALUE);
  if (df > asNormal) return normalTwoSidedP(t);
  const r = Math.abs(t) / Math.sqrt(df);
  // x = df / (df + t^2) and its complement, computed without overflow.
  const x = r > 1 ? 1 / r ** 2 / (1 + 1 / r ** 2) : 1 / (1 + r * r);
  const y = r > 1 ? 1 / (1 + 1 / r ** 2) : (r * r) / (1 + r * r);
  return betaTails(x, y, df / 2, 0.5).lower;
}

/**
 * The t with P(T <= t) = p.
 *
 * @param p  strictly between 0 and 1
 * @param df  degrees of freedom, from 0.01
 * @throws AppError stats.bad-share, stats.out-of-range (also if the quantile overflows)
 * @example studentTQuantile(0.975, 1) // 12.7062047361747
 */
export function studentTQuantile(p: number, df: number): number {
  requireShare(p, "probability");
  requireInside(p, "probability");
  requireRange(df, "degrees-of-freedom", 0.01, Number.MAX_VALUE);
  if (df > asNormal) return normalQuantile(p);
  const z = normalQuantile(p);
  if (df >= fewDegrees && Math.abs(z) <= 4) return refined(z + expansion(z, df), p, df);
  const both = 2 * Math.min(p, 1 - p);
  const size =
    both < 0.5
      ? Math.sqrt(df / betaQuantile(both, df / 2, 0.5) - df)
      : ((y: number) => Math.sqrt((df * y) / (1 - y)))(betaQuantile(1 - both, 0.5, df / 2));
  return p < 0.5 ? -finite(size, "t-quantile") : finite(size, "t-quantile");
}

/**
 * From here up, and within four standard errors, the expansion is close enough for two steps to reach twelve digits.
 */
const fewDegrees = 5;
/** From here up, the expansion itself is exact to ten digits. */
const manyDegrees = 1000;

/** After a Halley step this short, the remaining error is below the last bit. */
const short = 1e-6;

/** At most two steps of Halley's method toward P(T <= t) = p. */
function refined(near: number, p: number, df: number): number {
  if (df >= manyDegrees) return near;
  const both = 2 * Math.min(p, 1 - p);
  const constant = logGamma((df + 1) / 2) - logGamma(df / 2) - Math.log(df * Math.PI) / 2;
  let t = Math.abs(near);
  for (let step = 0; step < 2; step++) {
    const density = Math.exp(constant - ((df + 1) / 2) * Math.log1p((t * t) / df));
    const newton = (both - studentTTwoSidedP(t, df)) / (2 * density);
    t -= newton / (1 + (newton * (df + 1) * t) / (2 * (df + t * t)));
    // Each step cubes the error, so after one this short the next would only change the last bit.
    if (Math.abs(newton) < short) break;
  }
  return p < 0.5 ? -t : t;
}

/** Cornish-Fisher expansion: t quantile minus normal quantile in powers of 1/df. @see Abramowitz & Stegun 26.7.5 */
function expansion(z: number, df: number): number {
  const q = z * z;
  const first = (z * (q + 1)) / 4;
  const second = (z * ((5 * q + 16) * q + 3)) / 96;
  const third = (z * (((3 * q + 19) * q + 17) * q - 15)) / 384;
  const fourth = (z * ((((79 * q + 776) * q + 1482) * q - 1920) * q - 945)) / 92160;
  return (first + (second + (third + fourth / df) / df) / df) / df;
}
