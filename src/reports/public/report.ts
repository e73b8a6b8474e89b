import { groupKey, placeKey } from "../../base/keys.ts";
import { audienceOf } from "../../cube/cube.ts";
import { madeFrom } from "../../cube/made-from.ts";
import type { Verdict } from "../../measures/verdict.ts";
import type { PublicRelease } from "../../privacy/public-release.ts";
import { writeCells } from "../../release/cells-file.ts";
import type { Rounding } from "../../release/rounding.ts";
import { everyGrade, type ReleasePlace } from "../../release/structure.ts";
import { writeStructure } from "../../release/structure-file.ts";
import { type AuditRules, defaultAuditRules } from "../../rules/audit.ts";
import type { Report } from "../report.ts";
import type { DataFile, PublicAbout } from "./about.ts";
import { type AverageName, averagesOf, type ShownAverage } from "./averages.ts";
import {
  type CertainGap,
  certainGap,
  certainVerdict,
  type FamilyLimits,
  familyLimits,
  likelyShare,
} from "./certain-gap.ts";
import { cellsByPlace, type PlaceCells, type ShownCell } from "./place-cells.ts";
import { type CellLimits, cellLimits, limitsOfOthers, type PrintedLimits } from "./printed-limits.ts";
import { type ComparedGroup, type PublicGroup, type PublicQuestion, questionsOf } from "./questions.ts";

export type { PublicQuestion, ShownAverage, ShownCell };
/** A printed number. */
export type ShownNumber = ShownCell["rate"];

export interface PublicPlace {
  readonly kind: string;
  readonly id: string;
  readonly name: string;
  readonly grades: readonly string[];
}

/**
 * All statements about students on a public site. Every number comes from the printed cells of the release; nothing
 * else is known here. Derived statements use the least favorable of all tables that would print the same.
 */
export interface PublicReport extends Report<"public"> {
  readonly id: "release";
  readonly about: PublicAbout;
  /** Day of the release. */
  readonly released: string;
  /** Groups with fewer students are not shown. */
  readonly minimum: number;
  /** The place that contains all others. */
  readonly main: PublicPlace;
  /** The other places, by kind from the largest, and name. */
  readonly places: readonly PublicPlace[];
  /** Those answered with a rate. */
  readonly questions: readonly PublicQuestion[];
  /** Those answered with an average. Their groups are not judged: an average in steps cannot tell how sure a gap is. */
  readonly averages: readonly PublicQuestion[];
  average(name: AverageName): ShownAverage | undefined;
  /** Groups that some question compares, in the order of the release. */
  readonly groups: readonly ComparedGroup[];
  readonly rules: AuditRules;
  /** How rates are printed, by the size of the group. */
  readonly ladder: Rounding["rates"];
  /** Comparisons judged together, by kind of place. */
  readonly families: ReadonlyMap<string, FamilyLimits>;
  /** Rows of the release, and how many of their numbers are shown exactly, as a range or code, and not at all. */
  readonly printed: {
    readonly cells: number;
    readonly exact: number;
    readonly ranged: number;
    readonly hidden: number;
  };
  /** The numbers of a place. */
  at(place: PublicPlace): PlaceNumbers;
  /** All students of a place, for a question in its latest year. Faster than `at` if nothing else is needed. */
  allAt(question: PublicQuestion, place: PublicPlace): ShownCell | undefined;
  /** Names of the files for everybody. */
  readonly fileNames: readonly string[];
  files(): readonly DataFile[];
}

/** The release's numbers of a place. */
export interface PlaceNumbers {
  readonly cells: PlaceCells;
  /** Every question, by id. */
  readonly answers: ReadonlyMap<string, PublicAnswer>;
}

/** A question at one place in its latest year. */
export interface PublicAnswer {
  readonly schoolYear: string;
  /** All students; undefined if the release does not offer it here. */
  readonly all: ShownCell | undefined;
  /** What the printed numbers leave open of their share; null if hidden. */
  readonly allShare: PrintedLimits | null;
  readonly groups: readonly GroupAnswer[];
}

/** A group of students beside all others. */
export interface GroupAnswer {
  readonly group: ComparedGroup;
  readonly cell: ShownCell;
  /** All others as printed, where they are one level of the grouping. */
  readonly other: ShownCell | null;
  /** What the printed numbers leave open of the group and of all others; null if hidden. */
  readonly share: PrintedLimits | null;
  readonly otherShare: PrintedLimits | null;
  /** Likely range of the group's share. */
  readonly likely: PrintedLimits | null;
  /** Null if one of the two is hidden or not compared. */
  readonly gap: (CertainGap & { readonly verdict: Verdict; readonly students: PrintedLimits }) | null;
}

/**
 * The report of a release for everybody. Only a release that `privacy` found safe, or one published before, is accepted: any other object does
 * not compile, and is refused here.
 *
 * @throws AppError cube.not-from-a-door
 */
export function publicReport(release: PublicRelease, about: PublicAbout): PublicReport {
  const { structure, cells } = release;
  const audience = audienceOf(release);
  const { otherFiles = [] } = about;
  const rules = { ...defaultAuditRules, minimumN: structure.minimum };
  const questions = questionsOf(structure, about.ownQuestions ?? [], "rate");
  const [first, ...others] = placesOf(structure.places, about);
  const main = first ?? { kind: "district", id: "", name: about.districtName, grades: [] };
  const cellsOf = cellsByPlace(release);
  const answer = (question: PublicQuestion, here: PlaceCells, family: FamilyLimits | undefined): PublicAnswer => {
    const schoolYear = question.years.at(-1) ?? "";
    const at = ({ grouping, level }: PublicGroup): ShownCell | undefined =>
      here({ indicator: question.id, schoolYear, grade: everyGrade, grouping, level });
    const all = at({ grouping: everyGrade, level: everyGrade });
    const limits = (cell: ShownCell | null | undefined): CellLimits | undefined =>
      cell == null ? undefined : cellLimits(cell, structure.rounding);
    const everybody = limits(all);
    const groupAt = (group: ComparedGroup): readonly GroupAnswer[] => {
      const { grouping, level, other } = group;
      const cell = at({ grouping, level });
      if (cell === undefined) return [];
      const rest = other === null ? null : (at({ grouping, level: other }) ?? null);
      const own = limits(cell);
      const restLimits =
        other !== null ? limits(rest) : own && everybody && limitsOfOthers(everybody, own, structure.minimum);
      return [
        {
          group,
          cell,
          other: rest,
          share: own?.share ?? null,
          otherShare: restLimits?.share ?? null,
          likely: own === undefined ? null : likelyShare(own, rules),
          gap:
            own === undefined || restLimits === undefined || question.isShared
              ? null
              : judged(certainGap(own, restLimits, rules), own, family),
        },
      ];
    };
    return { schoolYear, all, allShare: everybody?.share ?? null, groups: question.compared.flatMap(groupAt) };
  };
  const families = new Map(
    [...Map.groupBy([main, ...others], ({ kind }) => kind)].map(([kind, places]) => [
      kind,
      familyLimits(
        places.flatMap((place) => {
          const here = cellsOf(place);
          return questions
            .filter(({ isRestatement }) => !isRestatement)
            .flatMap((question) => answer(question, here, undefined).groups.flatMap(({ gap }) => gap?.p ?? []));
        }),
        rules,
      ),
    ]),
  );
  const order = structure.groupings.flatMap(({ id, levels }) =>
    levels.map((level) => groupKey({ grouping: id, level })),
  );
  const orderOf = (group: PublicGroup): number => order.indexOf(groupKey(group));
  return madeFrom(release, {
    id: "release" as const,
    audience,
    about,
    released: structure.released,
    minimum: structure.minimum,
    main,
    places: others,
    questions,
    averages: questionsOf(structure, about.ownQuestions ?? [], "average"),
    average: averagesOf(release),
    groups: [
      ...new Map(
        questions.flatMap(({ compared }) => compared).map((group) => [groupKey(group), group] as const),
      ).values(),
    ].toSorted((a, b) => orderOf(a) - orderOf(b)),
    rules,
    ladder: structure.rounding.rates,
    families,
    printed: printedCounts(release),
    at: lastTwo(main, (place: PublicPlace) => {
      const here = cellsOf(place);
      const family = families.get(place.kind);
      return {
        cells: here,
        answers: new Map(questions.map((question) => [question.id, answer(question, here, family)])),
      };
    }),
    allAt: allStudents(release, questions),
    fileNames: ["cells.csv", "structure.json", ...otherFiles.map(({ name }) => name)],
    files: () => [
      { name: "cells.csv", content: writeCells(cells) },
      { name: "structure.json", content: writeStructure(structure) },
      ...otherFiles,
    ],
  });
}

/** Remembers the main place and the last other one, since a page is written in one language after another. */
function lastTwo(main: PublicPlace, numbersOf: (place: PublicPlace) => PlaceNumbers): PublicReport["at"] {
  let ofMain: PlaceNumbers | undefined;
  let last: { readonly place: PublicPlace; readonly numbers: PlaceNumbers } | undefined;
  return (place) => {
    if (place === main) {
      ofMain ??= numbersOf(main);
      return ofMain;
    }
    if (last?.place !== place) last = { place, numbers: numbersOf(place) };
    return last.numbers;
  };
}

/** Cells of all students in each question's latest year, by place, read in one pass when first asked for. */
function allStudents({ cells }: PublicRelease, questions: readonly PublicQuestion[]): PublicReport["allAt"] {
  let known: Map<string, ShownCell> | undefined;
  const name = (indicator: string, place: { readonly kind: string; readonly id: string }): string =>
    `${indicator} ${placeKey(place)}`;
  const read = (): Map<string, ShownCell> => {
    const latest = new Map(questions.map(({ id, years }) => [id, years.at(-1)]));
    const found = new Map<string, ShownCell>();
    cells.forEach(({ indicator, schoolYear, placeKind, placeId, grade, grouping, n, rate }, at) => {
      if (rate !== null && grouping === everyGrade && grade === everyGrade && latest.get(indicator) === schoolYear)
        found.set(name(indicator, { kind: placeKind, id: placeId }), { line: at + 2, n, rate });
    });
    return found;
  };
  return ({ id }, place) => {
    known ??= read();
    return known.get(name(id, place));
  };
}

const noFamily: FamilyLimits = { clear: -1, probable: -1, tests: 0 };

function judged(gap: CertainGap, { n }: CellLimits, family = noFamily): NonNullable<GroupAnswer["gap"]> {
  const sizes = [Math.abs(gap.gap.low), Math.abs(gap.gap.high)];
  const isOneSided = gap.gap.low > 0 || gap.gap.high < 0;
  return {
    ...gap,
    verdict: certainVerdict(gap, family),
    students: { low: isOneSided ? Math.min(...sizes) * n.low : 0, high: Math.max(...sizes) * n.high },
  };
}

/** The places of the latest school year, the largest first. */
function placesOf(places: readonly ReleasePlace[], about: PublicAbout): readonly PublicPlace[] {
  const latest =
    places
      .flatMap(({ schoolYears }) => schoolYears)
      .toSorted()
      .at(-1) ?? "";
  const kinds = [...new Set(places.map(({ kind }) => kind))];
  const name = (place: ReleasePlace): string => about.placeNames.get(placeKey(place)) ?? place.id;
  return places
    .filter(({ schoolYears }) => schoolYears.includes(latest))
    .map((place) => ({ kind: place.kind, id: place.id, name: name(place), grades: place.grades }))
    .toSorted(
      (a, b) =>
        kinds.indexOf(a.kind) - kinds.indexOf(b.kind) ||
        (a.name < b.name ? -1 : a.name > b.name ? 1 : 0) ||
        (a.id < b.id ? -1 : 1),
    );
}

function printedCounts({ cells }: PublicRelease): PublicReport["printed"] {
  const tally = { cells: cells.length, exact: 0, ranged: 0, hidden: 0 };
  for (const { n, rate, value } of cells) {
    const { kind } = rate ?? value ?? n;
    if (kind === "number") tally.exact++;
    else if (kind === "hidden") tally.hidden++;
    else tally.ranged++;
  }
  return tally;
}
