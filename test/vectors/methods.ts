import type { Methods } from "./method.ts";
import { numerics } from "./methods/00-numerics.ts";
import { ratesGaps } from "./methods/01-rates-gaps.ts";
import { disproportionality } from "./methods/02-disproportionality.ts";
import { distributionalGaps } from "./methods/03-distributional-gaps.ts";
import { inequality } from "./methods/04-inequality.ts";
import { segregation } from "./methods/05-segregation.ts";
import { intersectionality } from "./methods/06-intersectionality.ts";
import { dashboard } from "./methods/07-dashboard.ts";
import { positiveOutliers } from "./methods/08-positive-outliers.ts";
import { earlyWarning } from "./methods/09-early-warning.ts";
import { englishLearners } from "./methods/10-english-learners.ts";
import { resources } from "./methods/11-resources.ts";
import { climate } from "./methods/12-climate.ts";
import { improvement } from "./methods/13-improvement.ts";
import { longitudinal } from "./methods/14-longitudinal.ts";
import { prioritization } from "./methods/15-prioritization.ts";
import { privacy } from "./methods/privacy.ts";

/**
 * Maps every method label in the vectors to an adapter, one file per topic. If two files share a label, the later one
 * wins.
 */
export const methods: Methods = {
  ...numerics,
  ...ratesGaps,
  ...disproportionality,
  ...distributionalGaps,
  ...inequality,
  ...segregation,
  ...intersectionality,
  ...dashboard,
  ...positiveOutliers,
  ...earlyWarning,
  ...englishLearners,
  ...resources,
  ...climate,
  ...improvement,
  ...longitudinal,
  ...prioritization,
  ...privacy,
};
