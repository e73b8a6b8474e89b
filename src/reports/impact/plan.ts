import { AppError } from "../../base/errors.ts";
import { listedValues, nameAndValue } from "./named.ts";
import { noDisaggregation } from "./segment.ts";

/** Request for a file, as typed: column names, separated by commas. */
export interface ImpactRequest {
  readonly success: readonly string[];
  /** In long form, the column of group names. */
  readonly group?: readonly string[];
  /** Groups defined by several columns together; each entry is one intersection. */
  readonly cross?: readonly string[];
  /** `Name=columns`: overlapping groups, one 0/1 column each. */
  readonly flags?: readonly string[];
  /** One column for all outcomes, or one per outcome. */
  readonly cohort?: readonly string[];
  readonly scenario?: readonly string[];
  /** `Column=value,Column=value`: a combination to exclude. */
  readonly excludeScenario?: readonly string[];
  /** `Column=value,value`: rows to keep. Quote values that contain commas. */
  readonly only?: readonly string[];
  readonly weight?: string;
  /** Adds a row for all students (`include_non_disagg_results`). */
  readonly total?: boolean;
  /** Outcomes are unfavorable: students without the outcome are the successes. */
  readonly unfavorable?: boolean;
  /** Long form: column that names the disaggregation of each row. */
  readonly disaggregation?: string;
  readonly disaggregation2?: string;
  readonly group2?: string;
  readonly summarizeBy?: readonly string[];
  /** Long form: column that marks the reference group. */
  readonly referenceFlag?: string;
}

/** One way to split students into groups. Columns are positions in the file; empty for all students together. */
export interface Split {
  readonly name: string;
  readonly columns: readonly number[];
  /** Name of the group with the flag, if the column is a flag. */
  readonly flag: string | null;
}

export interface ImpactPlan {
  readonly headings: readonly string[];
  readonly outcomes: readonly { readonly name: string; readonly column: number; readonly cohort: number | null }[];
  readonly weight: number | null;
  readonly unfavorable: boolean;
  readonly splits: readonly Split[];
  readonly long: { readonly disaggregations: number; readonly referenceFlag: number | null } | null;
  /** Long form: disaggregation columns, then repeated-by columns. */
  readonly fixed: readonly number[];
  readonly scenarios: readonly number[];
  readonly excluded: readonly ReadonlyMap<number, string>[];
  readonly only: readonly { readonly column: number; readonly values: readonly string[] }[];
}

/**
 * Resolves a request's column names against a file's headings.
 *
 * @throws AppError table.no-column, table.column-twice, impact.option
 */
export function planImpact(request: ImpactRequest, headings: readonly string[]): ImpactPlan {
  const columns = new ColumnFinder(headings);
  const long = request.disaggregation !== undefined;
  const cohorts = columns.inOrder(request.cohort);
  const outcomes = columns.all(request.success);
  if (cohorts.length > 1 && cohorts.length !== outcomes.length) throw wrong("--cohort", "cohorts");
  const disaggregations = long
    ? [request.disaggregation, request.disaggregation2].flatMap((name) => (name === undefined ? [] : columns.one(name)))
    : [];
  const scenarios = columns.all(request.scenario);
  return {
    headings,
    outcomes: outcomes.map((column, i) => ({
      name: headings[column] ?? "",
      column,
      cohort: cohorts[i] ?? cohorts[0] ?? null,
    })),
    weight: request.weight === undefined ? null : columns.one(request.weight),
    unfavorable: request.unfavorable ?? false,
    splits: long ? longSplits(request, columns) : wideSplits(request, columns),
    long: long
      ? {
          disaggregations: disaggregations.length,
          referenceFlag: request.referenceFlag === undefined ? null : columns.one(request.referenceFlag),
        }
      : null,
    fixed: [...disaggregations, ...columns.all(request.summarizeBy)],
    scenarios,
    excluded: (request.excludeScenario ?? []).map((text) => excludedBy(text, columns, scenarios)),
    only: (request.only ?? []).map((text) => {
      const { name, value } = named(text, "--only");
      return { column: columns.one(name), values: listedValues(value) };
    }),
  };
}

function longSplits(request: ImpactRequest, columns: ColumnFinder): readonly Split[] {
  const group = columns.all(request.group);
  if (group.length !== 1) throw wrong("--group", "long-group");
  if ((request.cross?.length ?? 0) > 0 || (request.flags?.length ?? 0) > 0)
    throw wrong("--disaggregation", "long-only");
  if ((request.disaggregation2 === undefined) !== (request.group2 === undefined))
    throw wrong("--group-2", "long-second");
  if (request.weight === undefined) throw wrong("--weight", "long-weight");
  const second = request.group2 === undefined ? [] : [columns.one(request.group2)];
  return [{ name: "", columns: [...group, ...second], flag: null }];
}

function wideSplits(request: ImpactRequest, columns: ColumnFinder): readonly Split[] {
  for (const [option, value] of [
    ["--disaggregation-2", request.disaggregation2],
    ["--group-2", request.group2],
    ["--summarize-by", request.summarizeBy?.[0]],
    ["--reference-flag", request.referenceFlag],
  ] as const)
    if (value !== undefined) throw wrong(option, "wide");
  const nameOf = (at: readonly number[]): string => at.map((column) => columns.headings[column]).join(" + ");
  const splits: Split[] = [
    ...columns.all(request.group).map((column) => ({ name: nameOf([column]), columns: [column], flag: null })),
    ...(request.cross ?? []).map((text) => {
      const crossed = columns.all([text]);
      if (crossed.length < 2) throw wrong("--cross", "one-column");
      return { name: nameOf(crossed), columns: crossed, flag: null };
    }),
    ...(request.flags ?? []).flatMap((text) => flagSplits(text, columns)),
  ];
  if (splits.length === 0) throw wrong("--group", "no-groups");
  return request.total === false ? splits : [{ name: noDisaggregation, columns: [], flag: null }, ...splits];
}

/** `Race=RaceFlag_*` names groups by what matches the asterisk; `Race=Asian,Black` names them by their headings. */
function flagSplits(text: string, columns: ColumnFinder): readonly Split[] {
  const { name, value } = named(text, "--flags");
  return value.split(",").flatMap((part) => {
    const pattern = part.trim();
    if (!pattern.endsWith("*")) {
      const column = columns.one(pattern);
      return [{ name, columns: [column], flag: columns.headings[column] ?? null }];
    }
    const start = pattern.slice(0, -1);
    const splits = columns.headings.flatMap((heading, i) =>
      heading.startsWith(start) && heading.length > start.length
        ? [{ name, columns: [i], flag: heading.slice(start.length) }]
        : [],
    );
    if (splits.length === 0) throw columns.missing(pattern);
    return splits;
  });
}

function excludedBy(text: string, columns: ColumnFinder, scenarios: readonly number[]): ReadonlyMap<number, string> {
  return new Map(
    text.split(",").map((part) => {
      const { name, value } = named(part, "--exclude-scenario");
      const column = columns.one(name);
      if (!scenarios.includes(column)) throw wrong("--exclude-scenario", "not-a-scenario");
      return [column, value];
    }),
  );
}

function named(text: string, option: string): { readonly name: string; readonly value: string } {
  const parts = nameAndValue(text);
  if (parts === null) throw wrong(option, "no-equals-sign");
  return parts;
}

const wrong = (option: string, why: ConstructorParameters<typeof AppError<"impact.option">>[1]["wrong"]): AppError =>
  new AppError("impact.option", { option, wrong: why });

/** Looks up columns by heading: exact match first, then ignoring case. */
class ColumnFinder {
  readonly headings: readonly string[];

  constructor(headings: readonly string[]) {
    this.headings = headings;
  }

  /** Lists of names. An entry that matches a heading is one column, even if it contains commas. */
  inOrder(lists: readonly string[] = []): readonly number[] {
    return lists.flatMap((list) => {
      const whole = this.find(list);
      return whole.length > 0 ? [this.only(list, whole)] : list.split(",").map((name) => this.one(name));
    });
  }

  /** Same, without duplicates. */
  all(lists: readonly string[] = []): readonly number[] {
    return [...new Set(this.inOrder(lists))];
  }

  one(name: string): number {
    return this.only(name.trim(), this.find(name));
  }

  missing(name: string): AppError {
    // A heading that starts with a digit is a student's value: the file has no headings.
    const areValues = this.headings.some((heading) => /^\W*\d/.test(heading));
    return new AppError("table.no-column", { column: name, columns: areValues ? [] : this.headings });
  }

  private find(name: string): readonly number[] {
    const wanted = name.trim();
    const same = (is: (heading: string) => boolean): number[] => this.headings.flatMap((h, i) => (is(h) ? [i] : []));
    const exact = same((heading) => heading === wanted);
    return exact.length > 0 ? exact : same((heading) => heading.toLowerCase() === wanted.toLowerCase());
  }

  private only(name: string, found: readonly number[]): number {
    const [column, other] = found;
    if (column === undefined) throw this.missing(name);
    if (other !== undefined) throw new AppError("table.column-twice", { column: name, times: found.length });
    return column;
  }
}
