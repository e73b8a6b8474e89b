import { compareText } from "../base/compare-text.ts";
import type { Release } from "../release/cell.ts";
import { componentsOf } from "./components.ts";
import { determinedByEquations } from "./determined.ts";
import { type AttackReport, type Leak, leakKinds } from "./finding.ts";
import { isOpen, isSafeRange, leakOf, type Policy } from "./judge.ts";
import type { ModelCell, ReleaseRelations } from "./model.ts";
import type { AttackEffort, AttackNeeds } from "./needs.ts";
import { everyoneLeaks, markerLeaks, revisionLeaks, unionLeaks } from "./other-leaks.ts";
import { printedCells } from "./printed-cells.ts";
import { type Limits, propagate } from "./propagate.ts";
import { type NumberRange, spreadOf } from "./ranges.ts";
import { type Relations, rowsIn } from "./relations.ts";
import { releaseRelations } from "./release-relations.ts";
import { roundingLeaks } from "./rounding-leaks.ts";
import { Solver } from "./solver.ts";
import { searchWorlds } from "./worlds.ts";

const mostPasses = 60;

/**
 * Tries to work out hidden numbers from releases taken together, with nothing but their form: narrows every number by
 * the relations, solves the equations over two prime fields, and asks a linear-programming solver for the range of what is
 * left. A leak is certain, whatever the hidden numbers are.
 */
export async function attack(
  releases: readonly Release[],
  needs: AttackNeeds,
  effort: AttackEffort,
): Promise<AttackReport> {
  const model = releaseRelations(releases);
  const { cells } = model;
  const policy = policyOf(releases, needs);
  const printed = printedCells(model, releases);
  const { limits, relations } = narrowed(model, effort);
  const ranges = (cell: number): NumberRange => ({ low: limits.low[cell] ?? 0, high: limits.high[cell] ?? 0 });
  const searched: Searched = limits.isContradiction
    ? { solved: 0, unsolved: 0, isWhole: true, proven: new Map() }
    : await searchOpen(relations, limits, cells, policy, effort);

  const leaks: Leak[] = [];
  let narrowest: number | null = null;
  let hidden = 0;
  let harmless = 0;
  cells.forEach((cell, at) => {
    const range = ranges(at);
    const isPrinted = printed.exact[at] === 1;
    const kind = leakOf(cell, range, ranges(cell.students), isPrinted, policy);
    if (kind !== undefined) leaks.push({ kind, key: cell.key, ...range });
    if (printed.offered[at] === 1 && !isPrinted && cell.kind === "students") {
      hidden += 1;
      if (range.low === range.high && kind === undefined) harmless += 1;
      if (range.high > 0 && range.low < policy.minimum && range.high !== range.low) {
        const values = spreadOf(searched.proven.get(at) ?? range) + 1;
        narrowest = Math.min(narrowest ?? values, values);
      }
    }
  });
  const everyone = everyoneLeaks(model, releases, ranges);
  leaks.push(
    ...unionLeaks(model, ranges, policy),
    ...everyone.leaks,
    ...revisionLeaks(model, ranges, policy.minimum),
    ...markerLeaks(releases),
  );
  const offered = cells.reduce((sum, { kind }, at) => sum + (kind === "students" ? (printed.offered[at] ?? 0) : 0), 0);
  return {
    offered,
    hidden,
    harmless,
    unknowns: cells.length - printed.offered.reduce((sum, one) => sum + one, 0),
    relations: rowsIn(relations),
    solved: searched.solved,
    unsolved: searched.unsolved,
    isWhole: searched.isWhole,
    narrowest: limits.isContradiction ? null : narrowest,
    oneLevel: everyone.oneLevel,
    // Where nothing fits what is printed, no range of a number means anything.
    leaks: [...(limits.isContradiction ? [contradiction] : leaks), ...roundingLeaks(releases)].sort(inOrder),
  };
}

const contradiction: Leak = { kind: "contradiction", key: null, low: 0, high: 0 };

/** By kind, then by cell. */
const inOrder = (a: Leak, b: Leak): number =>
  leakKinds.indexOf(a.kind) - leakKinds.indexOf(b.kind) || compareText(textOf(a), textOf(b));
const textOf = ({ key }: Leak): string => (key === null ? "" : Object.values(key).join("\t"));

/** The largest minimum of the releases, and the ladder of the first. */
function policyOf(releases: readonly Release[], needs: AttackNeeds): Policy {
  const minimum = Math.max(0, ...releases.map(({ structure }) => structure.minimum));
  return { minimum, ladder: releases[0]?.structure.rounding.rates ?? [], needs };
}

/** Narrows by bounds, then by equations, then by bounds again. */
function narrowed({ relations }: ReleaseRelations, { random }: AttackEffort): { limits: Limits; relations: Relations } {
  const first = propagate(relations, mostPasses);
  if (first.isContradiction) return { limits: first, relations };
  const values = determinedByEquations(relations, first, random);
  if (values.size === 0) return { limits: first, relations };
  const { low, high } = first;
  let isContradiction = false;
  for (const [cell, value] of values) {
    if (value < (low[cell] ?? 0) || value > (high[cell] ?? 0)) isContradiction = true;
    low[cell] = value;
    high[cell] = value;
  }
  if (isContradiction) return { limits: { ...first, isContradiction }, relations };
  const known: Relations = { ...relations, low, high };
  return { limits: propagate(known, mostPasses), relations: known };
}

interface Searched {
  readonly solved: number;
  readonly unsolved: number;
  readonly isWhole: boolean;
  /** Ranges shown to be at least this wide. */
  readonly proven: ReadonlyMap<number, NumberRange>;
}

/** Looks for the ranges of every number that could reveal something about a student, or of a sample; narrows the limits by what it finds. */
async function searchOpen(
  relations: Relations,
  limits: Limits,
  cells: readonly ModelCell[],
  policy: Policy,
  effort: AttackEffort,
): Promise<Searched> {
  const ranges = (cell: number): NumberRange => ({ low: limits.low[cell] ?? 0, high: limits.high[cell] ?? 0 });
  const open = cells.flatMap((cell, at) => (isOpen(cell, ranges(at), ranges(cell.students), policy) ? [at] : []));
  const chosen = new Set(sample(open, effort.mostSolved, effort.random));
  const proven = new Map<number, NumberRange>();
  let unsolved = 0;
  let isWhole = chosen.size === open.length;
  if (chosen.size > 0) {
    const solver = await Solver.open(effort.seconds);
    const isSafe = (at: number, range: NumberRange): boolean => {
      const cell = cells[at];
      return cell !== undefined && isSafeRange(cell, range, ranges(cell.students), policy);
    };
    for (const component of componentsOf(relations, limits, chosen, effort.largestProgram)) {
      if (component.isCut) isWhole = false;
      for (const { cell, kind, range } of await searchWorlds(relations, limits, component, solver, {
        isSafe,
        random: effort.random,
      })) {
        if (kind === "unknown") unsolved += 1;
        // Rows left out may rule out the tables that showed it.
        if (kind === "safe" && !component.isCut) proven.set(cell, range);
        if (kind !== "exact") continue;
        limits.low[cell] = Math.max(limits.low[cell] ?? range.low, range.low);
        limits.high[cell] = Math.min(limits.high[cell] ?? range.high, range.high);
      }
    }
  }
  return { solved: chosen.size - unsolved, unsolved, isWhole, proven };
}

/** Some of a list, chosen at random. */
function sample(list: readonly number[], most: number, random: () => number): readonly number[] {
  if (list.length <= most) return list;
  const left = [...list];
  return Array.from({ length: most }, () => {
    const at = Math.floor(random() * left.length);
    const [one = 0] = left.splice(at, 1, left.at(-1) ?? 0);
    left.pop();
    return one;
  });
}
