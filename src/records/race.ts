import { above, asNumber, choose, column, type Expr, equals, firstKnown, or, plus } from "./expr.ts";

const is = (name: string): Expr => firstKnown(column(name), false);
const one = (name: string): Expr => asNumber(is(name));
const total = (names: readonly string[]): Expr => names.map(one).reduce((a, b) => plus(a, b));

const reported = [
  "race_american_indian",
  "race_asian",
  "race_black",
  "race_filipino",
  "race_pacific_islander",
  "race_white",
] as const;
const each: readonly [string, string][] = [
  ["race_american_indian", "american-indian"],
  ["race_asian", "asian"],
  ["race_black", "black"],
  ["race_filipino", "filipino"],
  ["race_pacific_islander", "pacific-islander"],
  ["race_white", "white"],
];

/**
 * One race or ethnicity per student, as California reports it: Hispanic of any race, else two or more, else the one reported, Filipino separate, else not reported.
 * Federal use folds Filipino into Asian. Middle Eastern or North African counts as White, as in the 1997 standard.
 */
export const raceEthnicity: Expr = choose(
  [
    [equals(column("hispanic"), true), "hispanic"],
    [or(above(total(reported), 1), is("race_two_or_more")), "two-or-more"],
    ...each.map(([name, level]): [Expr, string] => [is(name), level]),
    [is("race_mena"), "white"],
  ],
  "not-reported",
);

/**
 * One category per student by the 2024 federal standard (OMB Statistical Policy Directive 15): Hispanic or Latino and Middle Eastern or North African are
 * categories like the others; students who report more than one are multiracial or multiethnic. Filipino is part of Asian. On old forms (a separate Hispanic question), a
 * Hispanic student who also reported a race counts as more than one.
 */
export const race2024: Expr = choose(
  [
    [
      above(
        plus(
          total(["hispanic", "race_american_indian", "race_black", "race_mena", "race_pacific_islander", "race_white"]),
          choose(
            [
              [is("race_asian"), 1],
              [is("race_filipino"), 1],
            ],
            0,
          ),
        ),
        1,
      ),
      "more-than-one",
    ],
    [is("race_two_or_more"), "more-than-one"],
    [is("hispanic"), "hispanic"],
    [is("race_mena"), "mena"],
    [is("race_filipino"), "asian"],
    ...each.filter(([, level]) => level !== "filipino").map(([name, level]): [Expr, string] => [is(name), level]),
  ],
  "not-reported",
);
