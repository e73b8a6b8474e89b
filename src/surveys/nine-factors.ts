import { checkedList } from "../base/list.ts";
import { reviewFactors } from "../records/codes.ts";

/**
 * What the districts of the positive-outlier study have in common, as an instrument for a self-review: each factor is rated by the
 * school or district itself. Their names are in the language files.
 *
 * @see Burns, Darling-Hammond & Scott 2019, Closing the Opportunity Gap: How Positive Outlier Districts in California Are Pursuing
 *   Equitable Access to Deeper Learning (Learning Policy Institute)
 */
export const nineFactors = {
  id: "nine-factors",
  /** 1 not begun, 2 begun, 3 in most places, 4 everywhere: our own scale; the study describes, it does not rate. */
  scale: { least: 1, most: 4 },
  factors: checkedList(
    "factors",
    Object.keys(reviewFactors).map((id) => ({ id })),
  ),
} as const;
