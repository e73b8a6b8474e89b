import { isNone } from "../../../src/base/finding.ts";
import { type AdultAnswer, adultConnection } from "../../../src/measures/adult-connection.ts";
import { favorable } from "../../../src/measures/favorable.ts";
import { nonresponseBounds } from "../../../src/measures/nonresponse.ts";
import { poststratified } from "../../../src/measures/poststratified.ts";
import { cronbachAlpha } from "../../../src/stats/reliability.ts";
import { type Methods, numberOrNull, orNull } from "../method.ts";

interface VectorCell {
  readonly eligible: number;
  readonly responded: number;
  readonly favourable: number;
}

const renamed = <T extends VectorCell>({ favourable, ...rest }: T) => ({ ...rest, favorable: favourable });

/** Label of a method in `12-climate.json` -> our function. An entry only renames: `input` in, plain object with the vector's keys out. */
export const climate: Methods = {
  cronbach_alpha: ({ responses }: { responses: (number | null)[][] }) => {
    const found = cronbachAlpha(responses);
    if (isNone(found)) return orNull(found, "alpha_complete_cases");
    const deleted = found.alphaIfDeleted.map(numberOrNull);
    return {
      alpha_pairwise: numberOrNull(found.alphaPairwise),
      alpha_complete_cases: numberOrNull(found.alpha),
      alpha_standardised: numberOrNull(found.alphaStandardized),
      n_complete: found.completeRows,
      item_rest_correlation: found.itemRest.map(numberOrNull),
      alpha_if_deleted: deleted.every((value) => value === null) ? null : deleted,
    };
  },
  favourable: (input: { counts: number[]; favourable_levels: number[]; min_responses: number }) => {
    const n = input.counts.reduce((sum, count) => sum + count, 0);
    const found = favorable(input.counts, input.favourable_levels, { minimum: input.min_responses });
    if (isNone(found)) return { ...orNull(found, "favourable", "lo", "hi"), n };
    return { favourable: found.share.value, lo: found.share.lower, hi: found.share.upper, n, mean: found.mean };
  },
  nonresponse_bounds: (input: VectorCell) => {
    const found = nonresponseBounds(renamed(input));
    if (isNone(found)) return orNull(found, "response_rate");
    return {
      response_rate: found.responseRate,
      observed: numberOrNull(found.observed),
      worst_case_lo: found.lower,
      worst_case_hi: found.upper,
    };
  },
  poststratified_favourable: ({ cells }: { cells: (VectorCell & { group: string })[] }) => {
    const found = poststratified(cells.map(renamed));
    if (isNone(found)) return orNull(found, "poststratified");
    return {
      unweighted: found.unweighted,
      poststratified: found.share.value,
      se: found.se,
      dropped_cells: found.dropped,
      response_rate_gap: numberOrNull(found.responseRateGap),
    };
  },
  adult_connection: ({ responses, min_responses }: { responses: AdultAnswer[]; min_responses: number }) => {
    const n = responses.filter((answer) => answer !== "no_answer").length;
    const found = adultConnection(responses, { minimum: min_responses });
    if (isNone(found)) return { ...orNull(found, "connected", "without_connection"), n };
    return { connected: found.connected.value, without_connection: found.without, n };
  },
};
