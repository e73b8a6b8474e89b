import { isNone } from "../../../src/base/finding.ts";
import {
  changeWord,
  colorMinimum,
  dashboardReading,
  gridReading,
  hasColor,
  percentYear,
  shownReading,
  statusReading,
  statusWord,
} from "../../../src/measures/dashboard.ts";
import { colorStability } from "../../../src/measures/dashboard-stability.ts";
import { type DashboardRule, dashboardRules } from "../../../src/rules/us-ca-dashboard.ts";
import { type Methods, orNull } from "../method.ts";

const ruleOf = (id: string): DashboardRule => dashboardRules.find((rule) => rule.id === id)!;

/** Levels of the vectors are words; a `level` of theirs is who the row is about. */
const records: Readonly<Record<string, "X" | "D" | "S">> = { state: "X", district: "D", school: "S" };

/** The methods of `07-dashboard.json`: each maps the `input` of a case to the program and its result to the keys of `expected`. */
export const dashboard: Methods = {
  dashboard_color: (input) => {
    const rule = ruleOf(input.indicator);
    const current = percentYear({ hits: input.current_numerator, n: input.current_denominator });
    const prior = percentYear({ hits: input.prior_numerator, n: input.prior_denominator });
    const keys = ["status", "prior_status", "change", "status_level", "change_level", "color"];
    if (isNone(current)) return orNull(current, ...keys);
    if (isNone(prior)) return orNull(prior, ...keys);
    const found = dashboardReading(rule, current, prior);
    if (isNone(found)) return orNull(found, ...keys);
    return {
      status: found.value,
      prior_status: found.priorValue,
      change: found.difference,
      status_level: statusWord(rule, found.status),
      change_level: changeWord(rule, found.change),
      color: found.color,
    };
  },
  dashboard_status: (input) => {
    const rule = ruleOf(input.indicator);
    const year = percentYear({ hits: input.numerator, n: input.denominator });
    if (isNone(year)) return orNull(year, "status", "status_level");
    const { value, status } = statusReading(rule, year);
    return { status: value, status_level: statusWord(rule, status) };
  },
  dashboard_grid: (input) => {
    const rule = ruleOf(input.indicator);
    return {
      pairs: input.pairs.map((pair: { status: number; change: number }) => {
        // far from the small-number grid: these are the cells of the five-by-five table
        const found = gridReading(rule, pair.status, pair.change, Number.MAX_SAFE_INTEGER);
        if (isNone(found)) return orNull(found, "status_level", "change_level", "color");
        return {
          status_level: statusWord(rule, found.status),
          change_level: changeWord(rule, found.change),
          color: found.color,
        };
      }),
    };
  },
  dashboard_color_with_n: (input) => {
    const rule = ruleOf(input.indicator);
    const row = { record: records[input.level] ?? "D", group: input.student_group ?? "ALL" };
    const shown = shownReading(
      rule,
      row,
      percentYear({ hits: input.current_numerator, n: input.current_denominator }),
      percentYear({ hits: input.prior_numerator, n: input.prior_denominator }),
    );
    const blank = { display: shown.shows !== "nothing", status: null, status_level: null, color: null };
    if (shown.shows === "nothing") return { ...blank, reason: shown.reason };
    if (shown.shows === "value") return { ...blank, status: shown.value, reason: shown.reason };
    if (shown.shows === "status") {
      const status_level = statusWord(rule, shown.status);
      return { ...blank, status: shown.value, status_level, reason: shown.reason };
    }
    return {
      display: true,
      status: shown.value,
      status_level: statusWord(rule, shown.status),
      change: shown.difference,
      change_level: changeWord(rule, shown.change),
      color: shown.color,
      three_by_five: shown.threeByFive,
    };
  },
  dashboard_published_row: (input) => {
    const rule = ruleOf(input.indicator);
    const found = gridReading(rule, input.status, input.change, input.current_denominator);
    if (isNone(found)) return orNull(found, "status_level", "change_level", "color", "three_by_five");
    return {
      status_level: statusWord(rule, found.status),
      change_level: changeWord(rule, found.change),
      color: found.color,
      three_by_five: found.threeByFive,
    };
  },
  dashboard_color_eligibility: (input) => {
    const row = { record: input.record_type, group: input.student_group };
    return { minimum: colorMinimum(row), color: hasColor(row, input.current_denominator, input.prior_denominator) };
  },
  dashboard_color_stability: (input) => {
    const found = colorStability(
      ruleOf(input.indicator),
      { hits: input.current_numerator, n: input.current_denominator },
      { hits: input.prior_numerator, n: input.prior_denominator },
    );
    if (isNone(found)) return orNull(found, "color", "probabilities", "probability_same_color", "three_by_five");
    return {
      color: found.color,
      probabilities: found.chances,
      probability_same_color: found.sameColor,
      three_by_five: found.threeByFive,
    };
  },
};
