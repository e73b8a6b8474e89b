/**
 * Exports of stats, measures, models, funding, improve and surveys that no command, page or report uses yet, each with the feature of the
 * product that will use it. `npm run house` fails when a line is out of date. A second way to compute what already ships is deleted, not
 * listed.
 */
export const waiting: Readonly<Record<string, string>> = {};
