import { checkedList } from "../base/list.ts";
import { reviewFactors } from "../records/codes.ts";

/**
 * What districts in the positive-outlier study have in common, as a self-assessment: the school or district rates
 * each factor. Names are in the language files.
 *
 * @see Burns, Darling-Hammond & Scott 2019, Closing the Opportunity Gap: How Positive Outlier Districts in California
 *   Are Pursuing Equitable Access to Deeper Learning (Learning Policy Institute)
 */
export const nineFactors = {
  id: "nine-factors",
  /**
   * 1 not begun, 2 begun, 3 in most places, 4 everywhere. Our own scale; the study describes factors but does not
   * rate them.
   */
  scale: { least: 1, most: 4 },
  factors: checkedList(
    "factors",
    Object.keys(reviewFactors).map((id) => ({ id })),
  ),
} as const;
