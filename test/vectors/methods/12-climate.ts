import { isNone } from "../../../src/base/finding.ts";
import { indicators } from "../../../src/indicators/index.ts";
import { together, without } from "../../../src/measures/counts.ts";
import { favorable } from "../../../src/measures/favorable.ts";
import { nonresponseBounds } from "../../../src/measures/nonresponse.ts";
import { poststratified } from "../../../src/measures/poststratified.ts";
import { shareFinding } from "../../../src/measures/share-finding.ts";
import { confidenceLevel } from "../../../src/rules/confidence.ts";
import { likertWords } from "../../../src/sources/vocabulary/code-words.ts";
import { cronbachAlpha } from "../../../src/stats/reliability.ts";
import { type Methods, numberOrNull, orNull } from "../method.ts";
import { cellsOf, countsOf, enrolled, schoolYear } from "../records-in.ts";

interface VectorCell {
  readonly eligible: number;
  readonly responded: number;
  readonly favourable: number;
}

const renamed = <T extends VectorCell>({ favourable, ...rest }: T) => ({ ...rest, favorable: favourable });

const notAnswered: ReadonlySet<string | null> = new Set([null, "", "no_answer", "missing"]);
const answers = new Map(
  Object.entries(likertWords.means).flatMap(([answer, words]) =>
    words.map((word): [string, number] => [word.toLowerCase().replaceAll(" ", "_"), Number(answer)]),
  ),
);
function answerOf(response: string): number {
  const answer = answers.get(response);
  if (answer === undefined) throw new Error(`unknown answer ${response}`);
  return answer;
}

/** The methods of `12-climate.json`: each maps the `input` of a case to the program and its result to the keys of `expected`. */
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
    const { n } = together(input.counts.map((chosen) => ({ n: chosen, hits: 0 })));
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
  // Answers in words, as the program reads them; one that it does not know is refused.
  adult_connection: async ({ responses, min_responses }: { responses: string[]; min_responses: number }) => {
    const answers = responses.flatMap((response, i) => {
      if (notAnswered.has(response)) return [];
      const who = { survey: "climate", respondent_id: `r${i}`, student_id: `r${i}`, school_id: "school" };
      return [{ school_year: schoolYear, ...who, item: "adult-connection", answer: answerOf(response) }];
    });
    const cells = await cellsOf(
      { enrollment: responses.map((_, i) => enrolled(`r${i}`)), survey_answer: answers },
      indicators.filter((i) => i.id === "adult-connection"),
    );
    const cell = countsOf(cells(0));
    const share = shareFinding(cell, confidenceLevel.value, min_responses);
    if (isNone(share)) return { ...orNull(share, "connected", "without_connection"), n: cell.n };
    const { n } = without(cell, { n: cell.hits, hits: cell.hits });
    return { connected: share.value, without_connection: n, n: cell.n };
  },
};
