import { compareText } from "../base/compare-text.ts";
import type { Release } from "../release/cell.ts";
import { componentsOf } from "./components.ts";
import { determinedByEquations } from "./determined.ts";
import { type AttackReport, type Leak, leakKinds } from "./finding.ts";
import { independentParts } from "./independent-parts.ts";
import { isOpen, isSafeRange, leakOf, type Policy } from "./judge.ts";
import type { ReleaseRelations } from "./model.ts";
import type { AttackEffort, AttackNeeds } from "./needs.ts";
import type { ReleaseNumbers } from "./numbers.ts";
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
 * Tries to derive hidden numbers from releases taken together, using only their published form: bound propagation
 * over the relations, elimination over two prime fields, and linear programming for the ranges of the remaining
 * numbers. A reported leak is certain, whatever the hidden numbers are.
 */
export async function attack(
  releases: readonly Release[],
  needs: AttackNeeds,
  effort: AttackEffort,
): Promise<AttackReport> {
  const policy = policyOf(releases, needs);
  const parts: AttackReport[] = [];
  for (const part of independentParts(releases)) parts.push(await attackPart(part, policy, effort));
  const sum = (of: (part: AttackReport) => number): number => parts.reduce((all, part) => all + of(part), 0);
  const narrowest = parts.flatMap((part) => part.narrowest ?? []);
  const leaks = [...parts.flatMap((part) => part.leaks), ...markerLeaks(releases), ...roundingLeaks(releases)];
  return {
    offered: sum((part) => part.offered),
    hidden: sum((part) => part.hidden),
    harmless: sum((part) => part.harmless),
    unknowns: sum((part) => part.unknowns),
    relations: sum((part) => part.relations),
    solved: sum((part) => part.solved),
    unsolved: sum((part) => part.unsolved),
    isWhole: parts.every((part) => part.isWhole),
    narrowest: narrowest.length === 0 ? null : narrowest.reduce((a, b) => Math.min(a, b)),
    oneLevel: sum((part) => part.oneLevel),
    leaks: leaks.sort(inOrder),
  };
}

/** Attacks releases whose numbers may all depend on each other. */
async function attackPart(releases: readonly Release[], policy: Policy, effort: AttackEffort): Promise<AttackReport> {
  const model = releaseRelations(releases);
  const { numbers } = model;
  const printed = printedCells(model, releases);
  const { limits, relations } = narrowed(model, effort);
  const ranges = (cell: number): NumberRange => ({ low: limits.low[cell] ?? 0, high: limits.high[cell] ?? 0 });
  const searched: Searched = limits.isContradiction
    ? { solved: 0, unsolved: 0, isWhole: true, proven: new Map() }
    : await searchOpen(relations, limits, numbers, policy, effort);

  const leaks: Leak[] = [];
  let narrowest: number | null = null;
  let [offered, hidden, harmless, unknowns] = [0, 0, 0, 0];
  for (let at = 0; at < numbers.length; at += 1) {
    const isOffered = printed.offered[at] === 1;
    if (!isOffered) unknowns += 1;
    if (numbers.isAgain(at)) continue;
    const cell = numbers.kind(at);
    const range = ranges(at);
    const isPrinted = printed.exact[at] === 1;
    const span = cell === "amount" ? numbers.span(at) : 1;
    const kind = leakOf(cell, range, ranges(numbers.students(at)), isPrinted, policy, span);
    if (kind !== undefined) leaks.push({ kind, key: numbers.key(at) ?? null, ...range });
    if (!isOffered || cell !== "students") continue;
    offered += 1;
    if (isPrinted) continue;
    hidden += 1;
    if (range.low === range.high && kind === undefined) harmless += 1;
    if (range.high > 0 && range.low < policy.minimum && range.high !== range.low) {
      const values = spreadOf(searched.proven.get(at) ?? range) + 1;
      narrowest = Math.min(narrowest ?? values, values);
    }
  }
  const everyone = everyoneLeaks(model, releases, ranges);
  leaks.push(...unionLeaks(model, ranges, policy), ...everyone.leaks, ...revisionLeaks(model, ranges, policy.minimum));
  return {
    offered,
    hidden,
    harmless,
    unknowns,
    relations: rowsIn(relations),
    solved: searched.solved,
    unsolved: searched.unsolved,
    isWhole: searched.isWhole,
    narrowest: limits.isContradiction ? null : narrowest,
    oneLevel: everyone.oneLevel,
    // If no table fits what is printed, ranges have no meaning.
    leaks: limits.isContradiction ? [contradiction] : leaks,
  };
}

const contradiction: Leak = { kind: "contradiction", key: null, low: 0, high: 0 };

/** Sorted by kind, then by cell. */
const inOrder = (a: Leak, b: Leak): number =>
  leakKinds.indexOf(a.kind) - leakKinds.indexOf(b.kind) || compareText(textOf(a), textOf(b));
const textOf = ({ key }: Leak): string => (key === null ? "" : Object.values(key).join("\t"));

/** The largest minimum group size of the releases, and the ladder of the first. */
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

/**
 * Computes the range of every number that could reveal something about a student, or of a sample of them, and narrows
 * the limits accordingly.
 */
async function searchOpen(
  relations: Relations,
  limits: Limits,
  numbers: ReleaseNumbers,
  policy: Policy,
  effort: AttackEffort,
): Promise<Searched> {
  const ranges = (cell: number): NumberRange => ({ low: limits.low[cell] ?? 0, high: limits.high[cell] ?? 0 });
  const open: number[] = [];
  for (let at = 0; at < numbers.length; at += 1)
    if (!numbers.isAgain(at) && isOpen(numbers.kind(at), ranges(at), ranges(numbers.students(at)), policy))
      open.push(at);
  const proven = new Map<number, NumberRange>();
  let [unsolved, asked] = [0, 0];
  const components = componentsOf(relations, limits, new Set(open), {
    largest: effort.largestProgram,
    cut: effort.sample.program,
    sample: (targets) => sample(targets, effort.sample.numbers, effort.random),
  });
  let isWhole = components.every(({ isCut }) => !isCut);
  if (components.length > 0) {
    const solver = await Solver.open(effort.seconds);
    const isSafe = (at: number, range: NumberRange): boolean =>
      isSafeRange(numbers.kind(at), range, ranges(numbers.students(at)), policy);
    for (const component of components) {
      const targets = sample(component.targets, effort.mostSolved - asked, effort.random);
      if (targets.length < component.targets.length) isWhole = false;
      if (targets.length === 0) continue;
      asked += targets.length;
      for (const { cell, kind, range } of await searchWorlds(relations, limits, { ...component, targets }, solver, {
        isSafe,
        random: effort.random,
      })) {
        if (kind === "unknown") unsolved += 1;
        // Omitted rows may rule out the tables that showed it.
        if (kind === "safe" && !component.isCut) proven.set(cell, range);
        if (kind !== "exact") continue;
        limits.low[cell] = Math.max(limits.low[cell] ?? range.low, range.low);
        limits.high[cell] = Math.min(limits.high[cell] ?? range.high, range.high);
      }
    }
  }
  return { solved: asked - unsolved, unsolved, isWhole, proven };
}

/** Random sample of a list. */
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
