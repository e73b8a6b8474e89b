import { count, n, percent1, plural } from "./writing.ts";

/** What is wrong with an option, after its name. */
export const impactOptions = {
  cohorts: "name one cohort column for all outcomes, or one for each in their order",
  "long-group": "with `--disaggregation`, `--group` is the one column of the group names",
  "long-only": "the long form has its groups in one column; leave out `--cross` and `--flags`",
  "long-second": "`--disaggregation-2` and `--group-2` go together",
  "long-weight": "the long form has counts; name the column of the group sizes with `--weight`",
  "no-equals-sign": "write Name=values",
  "no-groups": "name the columns of the groups with `--group`, `--cross` or `--flags`",
  "not-a-scenario": "the column is not one of `--scenario`",
  "not-a-share": "a rate is a number from 0 to 1",
  "one-column": "an intersection needs two columns or more, separated by commas",
  "two-references": "leave out the other references: the file marks the group to compare with",
  wide: "is for the long form; name its column with `--disaggregation`",
};

/** Invalid values, after "rows with", and what to do about them. */
export const impactValues = {
  "yes-or-no": {
    wrong: "something other than 0, 1, true or false",
    fix: "Change these values to 0 or 1, and leave unknown ones empty. If the column has counts, name the group sizes with `--weight`.",
  },
  count: {
    wrong: "something other than a number of students, 0 or more",
    fix: "With `--weight` an outcome is a count. Write numbers without a thousands mark, and leave unknown ones empty.",
  },
  size: {
    wrong: "something other than a group size above 0",
    fix: "Write group sizes as numbers without a thousands mark. `--only` leaves rows out that have none.",
  },
  flag: {
    wrong: "something other than 0, 1, true or false",
    fix: "A flag is 1 for students in the group and 0 for others. Leave unknown ones empty.",
  },
};

interface ImpactSentence {
  readonly outcome: string;
  readonly disaggregation: string;
  readonly groups: number;
  readonly cohorts: number;
  /** Names of groups flagged by the percentage point gap, and the number flagged by each method. */
  readonly names: string;
  readonly gap: number;
  readonly ratio: number;
  readonly share: number;
}

/** Output of `fairlead disproportionate-impact`, English. */
export const terminalImpact = {
  impact: {
    about: "disproportionate impact by the methods of California's community colleges: a CSV or XLSX file of your own",
    file: "one row per student, or counts with group sizes (`--weight`)",
    success: "columns of outcomes, by comma: 1 or 0 for each student; counts with `--weight`",
    group: "columns of groups, by comma",
    cross: "an intersection: two columns or more, by comma",
    flags: "overlapping groups: Name=columns of 1 and 0, by comma, or Name=Start_*",
    cohort: "the cohort column: one for all outcomes, or one for each",
    scenario: "repeat for every value of these columns, for all their combinations, and for all students",
    excludeScenario: "a combination to leave out: Column=value,Column=value",
    only: "rows to keep: Column=value,value",
    weight: "the column of group sizes, when a row is a group of students",
    noTotal: "without the rows for all students together",
    unfavorable: "the outcomes are unfavorable: count the students without them",
    ppgReference:
      "percentage point gap with: overall, all but current, hpg (highest rate), a rate, a group, Grouping=group, Cohort=rate",
    minMoe: "percentage point gap: the least margin of error",
    usePropInMoe: "percentage point gap: take the margin from each group's own rate, not from 0.5",
    propSub0: "with `--use-prop-in-moe`: the rate to use in the margin where a rate is 0",
    propSub1: "with `--use-prop-in-moe`: the rate to use in the margin where a rate is 1",
    ratioReference: "80% index, compared with: as for `--ppg-reference`",
    ratioCutoff: "80% index: shown below this",
    shareCutoff: "proportionality index: shown below this",
    allowMissing: "go on when a reference group is not in the file",
    disaggregation: "long form: the column that says what the groups are groups of",
    disaggregation2: "long form: the same for a second layer",
    group2: "long form: the column of the second layer's group names",
    summarizeBy: "long form: repeat for every combination of these columns",
    referenceFlag: "long form: the column that marks the group to compare with",
    csv: "write every result as CSV, under the column names of DisImpact",
    xlsx: "write every result as a workbook",
    number: (option: string, text: string) => `${option} is a number from 0 to 1, not "${text}".`,
    by: (outcome: string, disaggregation: string, cohort: string | null) =>
      `${outcome} by ${disaggregation}${cohort === null ? "" : `, ${cohort}`}`,
    none: ({ outcome, disaggregation, groups }: ImpactSentence) =>
      `${outcome} by ${disaggregation}: no method shows disproportionate impact for any of ${count(groups, "group")}.`,
    answer: ({ outcome, disaggregation, groups, cohorts, names, gap, ratio, share }: ImpactSentence) =>
      `${outcome} by ${disaggregation}: disproportionate impact by the percentage point gap for ${n(gap)} of ${count(groups, "group")}${names === "" ? "" : ` (${names})`}. By the 80% index it is ${n(ratio)}; by the proportionality index, ${n(share)}${cohorts > 1 ? `, in at least one of ${n(cohorts)} cohorts` : ""}.`,
    most: (facts: {
      readonly group: string;
      readonly cohort: string | null;
      readonly hits: number;
      readonly n: number;
      readonly rate: number;
      readonly needed: number;
      readonly against: string;
      readonly reference: number;
    }) =>
      `Largest in students: ${facts.group}${facts.cohort === null ? "" : ` (${facts.cohort})`}, ${n(facts.hits)} of ${n(facts.n)} (${percent1(facts.rate)}). ${n(facts.needed)} more would reach the rate of ${facts.against}, ${percent1(facts.reference)}.`,
    moreAnswers: (more: number) => `... and ${n(more)} more of these answers, in the results.`,
    references: { overall: "all students", "all but current": "everyone else" },
    fixedRate: (rate: string) => `the rate ${rate}`,
    notStated: "not stated",
    everyone: "All students",
    methods: { gap: "PPG", ratio: "80%", share: "PI" },
    headings: {
      group: "Group",
      students: "Students",
      success: "Success",
      rate: "Rate",
      against: "Against",
      gap: "Gap",
      margin: "Margin",
      ratio: "80%",
      share: "PI",
      needed: "Needed",
      shown: "Shown by",
    },
    legend:
      "PPG: percentage point gap. 80%: the 80% index. PI: proportionality index. Needed: more students with the outcome to reach the rate compared with. Gap and margin are in points.",
    scenarios: (all: number, flagged: number) =>
      `Scenarios: the percentage point gap shows disproportionate impact in ${n(flagged)} of ${n(all)}. The table is of all students; \`--csv FILE\` or \`--xlsx FILE\` writes every scenario.`,
    more: (rows: number) =>
      `... and ${count(rows, "row")} more. \`--csv FILE\` or \`--xlsx FILE\` writes all, \`--json\` gives them to programs.`,
    without: (outcome: string, rows: number) =>
      `${count(rows, "row")} ${plural(rows, "does", "do")} not say ${outcome} and ${plural(rows, "is", "are")} not counted for it.`,
    totalLeftOut: (facts: {
      readonly column: string;
      readonly name: string;
      readonly students: number;
      readonly others: number;
    }) =>
      facts.students === facts.others
        ? `Left out: "${facts.name}" in the column ${facts.column}, the total of the other groups (${n(facts.students)}).`
        : `Left out: "${facts.name}" in the column ${facts.column}, because of its name. It has ${n(facts.students)}, the other groups ${n(facts.others)}: if it is a group, give it another name.`,
    partStudents: (outcome: string) =>
      `${outcome} has numbers that are not whole, although all group sizes are. If they are percentages, these results are wrong.`,
    sameName: (facts: { readonly column: string; readonly name: string | null; readonly also: readonly string[] }) =>
      `Read as one group of ${facts.column}: ${[facts.name, ...facts.also].map((name) => (name === null ? "blank cells" : `"${name}"`)).join(", ")}.`,
    few: (students: number) =>
      `Some groups have fewer than ${n(students)} students: there the two indexes can be chance alone. The margin of the percentage point gap allows for that.`,
    own: "These are exact counts of your own file, small groups included. They are not for publication.",
    written: (path: string) => `Written, readable by you only: ${path}`,
    sheet: {
      results: "Results",
      notes: "Notes",
      columns: {
        success_variable: "Outcome",
        cohort_variable: "Cohort column",
        cohort: "Cohort",
        disaggregation: "Groups by",
        group: "Group",
        n: "Students",
        success: "Students with the outcome",
        pct: "Rate",
        ppg_reference: "Percentage point gap: rate compared with",
        ppg_reference_group: "Percentage point gap: compared with",
        moe: "Margin of error",
        pct_lo: "Rate minus margin",
        pct_hi: "Rate plus margin",
        di_indicator_ppg: "Percentage point gap: shown",
        success_needed_not_di_ppg: "Percentage point gap: more students, not shown",
        success_needed_full_parity_ppg: "Percentage point gap: more students, same rate",
        di_prop_index: "Proportionality index",
        di_indicator_prop_index: "Proportionality index: shown",
        success_needed_not_di_prop_index: "Proportionality index: more students, not shown",
        success_needed_full_parity_prop_index: "Proportionality index: more students, same share",
        di_80_index_reference_group: "80% index: compared with",
        di_80_index: "80% index",
        di_indicator_80_index: "80% index: shown",
        success_needed_not_di_80_index: "80% index: more students, not shown",
        success_needed_full_parity_80_index: "80% index: more students, same rate",
      },
      lines: {
        file: "File",
        command: "Options",
        answers: "In short",
        ppg: "Percentage point gap",
        ppgSays:
          "Shown when the rate plus its margin of error is not above the rate compared with. The margin is 1.96 times the square root of 0.25 over the number of students. It is at least 0.03 (Chancellor's Office 2017).",
        ratio: "80% index",
        ratioSays:
          "The rate over the rate compared with; shown below 0.8 (29 CFR 1607.4(D); Chancellor's Office 2014).",
        share: "Proportionality index",
        shareSays:
          "The group's share of the students with the outcome over its share of all students. Shown below 0.8 (Chancellor's Office 2014).",
        privacy: "Privacy",
      },
    },
  },
};
