import { normalCdf } from "./normal.ts";
import { requireRange } from "./require.ts";

/** Up to here the series are exact to ten digits; the differences they replace are not. */
const small = 1e-2;
/** Below this the tail equals the normal tail to every digit used. */
const negligible = 1e-9;

/**
 * One-sided tail probability of a standardized sum of skewed values beyond z. In the long tail, the saddlepoint
 * approximation of a gamma distribution with the same skewness (Pearson type III); in the short tail, the normal
 * distribution, which is heavier and so errs on the safe side.
 *
 * @param z         standardized sum, of any sign
 * @param skewness  of the sum: the skewness of single values divided by the square root of their number
 * @returns a share; never below the normal tail
 * @throws AppError stats.out-of-range
 * @see Barndorff-Nielsen 1986, doi:10.1093/biomet/73.2.307; within 1 % of the gamma distribution from skewness 0 to 2
 */
export function skewedTail(z: number, skewness: number): number {
  requireRange(z, "z", -Number.MAX_VALUE, Number.MAX_VALUE);
  requireRange(skewness, "skewness", -Number.MAX_VALUE, Number.MAX_VALUE);
  const far = Math.abs(z);
  const normal = normalCdf(-far);
  // A gamma with shape k = 4 / skewness^2 exceeds its mean by the factor 1 + x.
  const long = Math.sign(z) === Math.sign(skewness) ? Math.abs(skewness) : 0;
  const x = (far * long) / 2;
  if (x < negligible) return normal;
  const excess = x < small ? x * x * (1 / 2 - x * (1 / 3 - x * (1 / 4 - x / 5))) : x - Math.log1p(x);
  const w = (2 / long) * Math.sqrt(2 * excess);
  const ratio = x < small ? x * (1 / 3 - x * (5 / 36 - (x * 67) / 810)) : Math.log(far / w);
  return Math.max(normal, normalCdf(-(w + ratio / w)));
}
