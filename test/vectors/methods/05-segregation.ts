import { isNone } from "../../../src/base/finding.ts";
import {
  dissimilarity,
  expectedDissimilarity,
  exposure,
  nestedSegregation,
  theilSegregation,
} from "../../../src/measures/segregation.ts";
import { type Methods, numberOrNull, orRefused } from "../method.ts";

/** The methods of `05-segregation.json`: each maps the `input` of a case to the program and its result to the keys of `expected`. */
export const segregation: Methods = {
  dissimilarity: ({ counts }) =>
    orRefused(() => {
      const d = dissimilarity(counts);
      return isNone(d) ? d : { D: d };
    }, "D"),
  dissimilarity_expected_random: ({ unit_sizes, group_total }) =>
    orRefused(() => {
      const d = expectedDissimilarity(unit_sizes, group_total);
      return isNone(d) ? d : { expected_D: d };
    }, "expected_D"),
  exposure_matrix: ({ counts }) =>
    orRefused(
      () => {
        const found = exposure(counts);
        if (isNone(found)) return found;
        return {
          exposure: found.exposure.map((row) => row.map(numberOrNull)),
          isolation: found.isolation.map(numberOrNull),
          normalised_isolation: found.normalizedIsolation.map(numberOrNull),
          population_share: found.populationShare,
        };
      },
      "exposure",
      "isolation",
      "normalised_isolation",
      "population_share",
    ),
  theil_h: ({ counts }) =>
    orRefused(
      () => {
        const found = theilSegregation(counts);
        if (isNone(found)) return found;
        const { m, entropy, h } = found;
        return { M: m, H: numberOrNull(h), entropy, ...(isNone(h) && { reason: h.reason }) };
      },
      "M",
      "H",
      "entropy",
    ),
  theil_h_nested: ({ counts, area }) =>
    orRefused(
      () => {
        const found = nestedSegregation(counts, area);
        if (isNone(found)) return found;
        return {
          M_total: found.mTotal,
          H_total: numberOrNull(found.hTotal),
          M_between: found.mBetween,
          M_within: found.mWithin,
          H_between: numberOrNull(found.hBetween),
        };
      },
      "M_total",
      "H_total",
      "M_between",
      "M_within",
      "H_between",
    ),
};
