import type { Engine } from "../engine/engine.ts";
import type { Grouping } from "../groups/grouping.ts";
import type { Indicator } from "../indicators/indicator.ts";
import { shareOfCounts } from "../indicators/official.ts";
import { ColumnEvaluator } from "../records/columns/column-evaluator.ts";
import { StringDictionary } from "../records/columns/string-dictionary.ts";
import { column, isIn } from "../records/expr.ts";
import { distinct, from, where } from "../records/relation.ts";
import type { Row } from "../records/table.ts";
import { officialCell } from "../records/tables.ts";
import { brand } from "./brand.ts";
import type { CubeOrigin } from "./build.ts";
import type { Cube, Group, Missing, Place, PlaceKind } from "./cube.ts";
import { cellStatus, type OfficialOrigin, untold } from "./official-figures.ts";
import { levelPlaces } from "./packing.ts";
import { placeNames } from "./place-names.ts";
import { segmentsOf } from "./segments.ts";
import { type Tally, type TallyPlan, tallyQuestion } from "./tally.ts";

/** What published figures are asked: indicators of the catalog and those that only offices publish. */
export interface OfficialQuestions {
  readonly indicators: readonly Indicator[];
  readonly groupings: readonly Grouping[];
}

const segmentBy = [
  "school_year",
  "state",
  "county_id",
  "district_id",
  "place_kind",
  "place_id",
  "place_name",
  "county_name",
  "district_name",
] as const;
const levelsAt = ["at_level_1", "at_level_2", "at_level_3", "at_level_4"] as const;
const statuses = ["counted", "suppressed", "blank"] as const;
const counted = cellStatus.indexOf("counted");
const withheld = cellStatus.indexOf("withheld");
const blank = cellStatus.indexOf("blank");
const valueOnly = cellStatus.indexOf("value-only");

/**
 * A cube of published figures: no student is counted here, each cell is what an office printed, and a cell it withheld stays withheld.
 *
 * Of one indicator, year and place the figures come from one publication and count one set of students: everybody where that was published, else a part
 * of the schools, which `published.origins` names. Groups of one grade are kept as levels of the grouping "grade".
 */
export async function officialCube(
  engine: Engine,
  questions: OfficialQuestions,
  origin: CubeOrigin,
): Promise<Cube<"public">> {
  const cells = from(officialCell);
  const parts = [...new Set(shareOfCounts.flatMap(({ hits, of }) => [hits, of]))];
  const found = await engine.ask(distinct(cells, ["indicator"]));
  const present = new Set(found.map((row) => String(row["indicator"])));
  const asked = questions.indicators.filter(({ id, kind }) => kind !== "ratio" && present.has(id));
  const wanted = [...new Set([...asked.map((i) => i.id), ...parts.filter((id) => present.has(id))])];
  const kept = where(cells, isIn(column("indicator"), wanted));
  const layout = await groupsOf(engine, kept, questions.groupings);
  const origins = await originsOf(engine, kept);
  const texts = new StringDictionary();
  const rows = await engine.columns(kept, texts);
  const evaluator = new ColumnEvaluator(rows, texts);
  const placed = (name: string, levels: readonly string[]): Int32Array =>
    levelPlaces(evaluator.column(column(name)), levels, rows.rows, texts);
  const { shared, of } = segmentsOf([rows], segmentBy, texts);
  const { years, places, at } = mapPlaces(shared, await placeNames(engine));
  const figures: Figures = {
    rows: rows.rows,
    segment: of,
    columns: [
      placed("indicator", wanted),
      placed("grouping", layout.groupings),
      placed("level", layout.levels),
      placed("grade", layout.grades),
      placed("status", statuses),
      placed("publication", origins.publications),
      placed("counted_students", origins.counted),
      ...["n", "hits", "value", ...levelsAt].map((name) => evaluator.numbers(column(name))),
    ],
  };

  const chosen = chooseOrigins(figures, at, wanted.length, places.length * years.length, origins);
  const slots = new Int32Array(places.length * years.length).fill(-1);
  let used = 0;
  for (let placeYear = 0; placeYear < slots.length; placeYear++) {
    if (chosen.subarray(placeYear * wanted.length, (placeYear + 1) * wanted.length).every((o) => o === nothing))
      continue;
    slots[placeYear] = used;
    used += layout.groups.length;
  }
  const { plan } = tallyQuestion(asked);
  const filled = fill({ figures, at, chosen, slots, used, plan, asked, wanted, layout, years, origins });
  return brand("public", {
    program: origin.program,
    fingerprint: origin.fingerprint,
    years,
    places,
    groups: layout.groups,
    oneWayGroups: layout.oneWayGroups,
    plan,
    tally: filled.tally,
    slots,
    missing: missingOf(questions.indicators, present, years),
    official: {
      standing: filled.standing,
      values: filled.values,
      origin: originOfAsked(chosen, asked, wanted, slots.length),
      origins: origins.list,
    },
  });
}

/** Indicators of the catalog that no loaded publication answers; those that only offices publish are not missed. */
function missingOf(
  indicators: readonly Indicator[],
  present: ReadonlySet<string>,
  years: readonly number[],
): readonly Missing[] {
  return indicators.flatMap(({ id, needs }) =>
    present.has(id) || needs.length === 0
      ? []
      : years.map(
          (schoolYear): Missing => ({
            what: "indicator",
            id,
            schoolYear,
            records: [...new Set(needs.map((n) => n.record))],
          }),
        ),
  );
}

interface GroupLayout {
  readonly groups: readonly Group[];
  readonly oneWayGroups: number;
  /** Groupings and levels as packed. */
  readonly groupings: readonly string[];
  readonly levels: readonly string[];
  readonly grades: readonly string[];
  /** The group of a packed grouping, level and grade; -1 where it is not kept. */
  groupOf(grouping: number, level: number, grade: number): number;
}

async function groupsOf(
  engine: Engine,
  kept: Parameters<typeof distinct>[0],
  groupings: readonly Grouping[],
): Promise<GroupLayout> {
  const rows = await engine.ask(distinct(kept, ["grouping", "level"]));
  const gradeRows = await engine.ask(distinct(kept, ["grade"]));
  const order = new Map(groupings.map((g, i) => [g.id, i]));
  const known = (id: string): boolean => id.split("*").every((part) => order.has(part));
  const pairs = rows
    .map((row): Group => ({ grouping: String(row["grouping"]), level: String(row["level"]) }))
    .filter((g) => g.grouping !== "all" && known(g.grouping));
  const declared = (id: string): readonly string[] => {
    const levels = groupings.find((g) => g.id === id)?.levels;
    return levels === undefined || "found" in levels ? [] : levels;
  };
  /** Levels stand in their grouping's order; those it does not know come last, by name. */
  const rank = (g: Group): string => {
    const ids = g.grouping.split("*");
    const place = (i: number, of: number): string => String(i < 0 ? of : i).padStart(3, "0");
    return [
      ids.length,
      ...ids.map((id) => place(order.get(id) ?? -1, 999)),
      ...g.level.split("*").map((level, k) => `${place(declared(ids[k] ?? "").indexOf(level), 999)}${level}`),
    ].join("/");
  };
  const byRank = (a: Group, b: Group): number => (rank(a) < rank(b) ? -1 : 1);
  const grades = gradeRows.map((row) => String(row["grade"])).filter((g) => g !== "all");
  const asGrades = declared("grade").filter((g) => grades.includes(g));
  const oneWay = [
    ...pairs.filter((g) => !g.grouping.includes("*")),
    ...asGrades.map((level): Group => ({ grouping: "grade", level })),
  ].sort(byRank);
  const groups = [
    { grouping: "all", level: "all" },
    ...oneWay,
    ...pairs.filter((g) => g.grouping.includes("*")).sort(byRank),
  ];
  const index = new Map(groups.map((g, i) => [`${g.grouping}=${g.level}`, i]));
  const packedGroupings = [...new Set(groups.map((g) => g.grouping))];
  const packedLevels = [...new Set(groups.map((g) => g.level))];
  const packedGrades = ["all", ...asGrades];
  const table = new Map<number, number>();
  packedGroupings.forEach((grouping, g) => {
    packedLevels.forEach((level, l) => {
      const at = index.get(`${grouping}=${level}`);
      if (at !== undefined) table.set(g * packedLevels.length + l, at);
    });
  });
  const gradeAt = packedGrades.map((grade) => (grade === "all" ? 0 : (index.get(`grade=${grade}`) ?? -1)));
  return {
    groups,
    oneWayGroups: 1 + oneWay.length,
    groupings: packedGroupings,
    levels: packedLevels,
    grades: packedGrades,
    groupOf(grouping, level, grade) {
      if (grouping < 0 || level < 0 || grade < 0) return -1;
      const group = table.get(grouping * packedLevels.length + level) ?? -1;
      if (grade === 0) return group;
      return group === 0 ? (gradeAt[grade] ?? -1) : -1;
    },
  };
}

interface Origins {
  readonly publications: readonly string[];
  readonly counted: readonly string[];
  /** Every publication with every set of students, best first. */
  readonly list: readonly OfficialOrigin[];
  indexOf(publication: number, counted: number): number;
}

/** No origin. */
const nothing = 255;

/** Everybody before a part; the traditional schools before others; a publication of its own year before one that looks back. */
async function originsOf(engine: Engine, kept: Parameters<typeof distinct>[0]): Promise<Origins> {
  const rows = await engine.ask(distinct(kept, ["publication", "counted_students"]));
  const publications = [...new Set(rows.map((row) => String(row["publication"])))].sort();
  const parts = [...new Set(rows.map((row) => String(row["counted_students"])))];
  const preferred = ["all", "non-charter", "non-charter non-dass"];
  const part = (name: string): number => (preferred.includes(name) ? preferred.indexOf(name) : preferred.length);
  const year = (name: string): number => Number(/-(\d{4})$/.exec(name)?.[1] ?? 9999);
  const list = rows
    .map(
      (row): OfficialOrigin => ({ publication: String(row["publication"]), counted: String(row["counted_students"]) }),
    )
    .sort(
      (a, b) =>
        part(a.counted) - part(b.counted) ||
        year(b.publication) - year(a.publication) ||
        (`${a.counted} ${a.publication}` < `${b.counted} ${b.publication}` ? -1 : 1),
    )
    .slice(0, nothing);
  const index = new Map(list.map((o, i) => [`${o.publication}/${o.counted}`, i]));
  const table = publications.map((p) => parts.map((c) => index.get(`${p}/${c}`) ?? nothing));
  return { publications, counted: parts, list, indexOf: (p, c) => table[p]?.[c] ?? nothing };
}

/** Published cells, read to numbers. */
interface Figures {
  readonly rows: number;
  readonly segment: Int32Array;
  /** Places in lists (-1 for none), then numbers (NaN is unknown). */
  readonly columns: readonly (Int32Array | Float64Array)[];
}

/** The best origin of each indicator in each place and year. */
function chooseOrigins(
  figures: Figures,
  at: readonly SegmentAt[],
  indicators: number,
  placeYears: number,
  origins: Origins,
): Uint8Array {
  const chosen = new Uint8Array(placeYears * indicators).fill(nothing);
  const [indicator, , , , , publication, part] = figures.columns;
  for (let row = 0; row < figures.rows; row++) {
    const key = at[figures.segment[row]!]!.placeYear * indicators + indicator![row]!;
    const origin = origins.indexOf(publication![row]!, part![row]!);
    if (origin < chosen[key]!) chosen[key] = origin;
  }
  return chosen;
}

function originOfAsked(
  chosen: Uint8Array,
  asked: readonly Indicator[],
  wanted: readonly string[],
  placeYears: number,
): Uint8Array {
  const own = asked.map(({ id }) => wanted.indexOf(id));
  const out = new Uint8Array(placeYears * asked.length);
  for (let p = 0; p < placeYears; p++)
    own.forEach((w, i) => {
      out[p * asked.length + i] = chosen[p * wanted.length + w]!;
    });
  return out;
}

interface Filling {
  readonly figures: Figures;
  readonly at: readonly SegmentAt[];
  readonly chosen: Uint8Array;
  readonly slots: Int32Array;
  readonly used: number;
  readonly plan: TallyPlan;
  readonly asked: readonly Indicator[];
  readonly wanted: readonly string[];
  readonly layout: GroupLayout;
  readonly years: readonly number[];
  readonly origins: Origins;
}

function fill(f: Filling): {
  tally: Tally;
  standing: Uint8Array;
  values: Float64Array;
} {
  const { plan, asked, wanted, used } = f;
  const tally = {
    at: Int32Array.from({ length: used }, (_, slot) => slot),
    counts: new Int32Array(used * plan.counts),
    sums: new Float64Array(used * plan.sums),
    ranges: [[0, used] as const],
  };
  const standing = new Uint8Array(used * asked.length);
  const values = new Float64Array(used * asked.length).fill(Number.NaN);
  const askedAt = wanted.map((id) => asked.findIndex((i) => i.id === id));
  const isCount = (id: string): boolean => shareOfCounts.some(({ hits, of }) => hits === id || of === id);
  const counts = new Map<number, Counted>(
    wanted.flatMap((id, w) =>
      isCount(id) ? [[w, { n: new Int32Array(used).fill(untold), standing: new Uint8Array(used) }] as const] : [],
    ),
  );
  const [indicator, grouping, level, grade, status, publication, part, n, hits, value, ...levels] = f.figures.columns;
  for (let row = 0; row < f.figures.rows; row++) {
    const w = indicator![row]!;
    const { placeYear } = f.at[f.figures.segment[row]!]!;
    const group = f.layout.groupOf(grouping![row]!, level![row]!, grade![row]!);
    if (group < 0 || f.chosen[placeYear * wanted.length + w] !== f.origins.indexOf(publication![row]!, part![row]!))
      continue;
    const slot = f.slots[placeYear]! + group;
    const own = counts.get(w);
    if (own !== undefined) {
      own.n[slot] = Number.isNaN(n![row]!) ? untold : n![row]!;
      own.standing[slot] = status![row] === 0 ? counted : status![row] === 1 ? withheld : blank;
      continue;
    }
    const i = askedAt[w]!;
    const at = slot * asked.length + i;
    const laid = plan.indicators[i]!;
    const first = slot * plan.counts + laid.count;
    const students = n![row]!;
    tally.counts[first] = Number.isNaN(students) ? untold : students;
    values[at] = value![row]!;
    if (status![row] !== 0) {
      standing[at] = status![row] === 1 ? withheld : blank;
      continue;
    }
    const whole = laid.kind === "share" ? students >= 0 && hits![row]! >= 0 : students === 0;
    standing[at] = whole || students === 0 ? counted : valueOnly;
    if (laid.kind !== "share" || !whole) continue;
    tally.counts[first + 1] = hits![row]!;
    if (Number.isNaN(values[at]!) && students > 0) values[at] = hits![row]! / students;
    const told = laid.levels > 0 && levels.slice(0, laid.levels).every((l) => l[row]! >= 0);
    for (let l = 0; l < laid.levels; l++) tally.counts[first + 2 + l] = told ? levels[l]![row]! : untold;
  }
  for (const { hits, of, ofYearBefore } of shareOfCounts) {
    const i = asked.findIndex((a) => a.id === hits);
    const part = counts.get(wanted.indexOf(hits));
    const own = counts.get(wanted.indexOf(of));
    if (i < 0 || part === undefined) continue;
    const all = ofYearBefore === true && own !== undefined ? yearBefore(own, f) : own;
    combine(part, all, used, (slot, stands, n, x) => {
      if (ofYearBefore === true && all?.standing[slot] === 0) return;
      const first = slot * plan.counts + plan.indicators[i]!.count;
      standing[slot * asked.length + i] = stands;
      tally.counts[first] = n;
      tally.counts[first + 1] = x;
      if (stands === counted && n > 0) values[slot * asked.length + i] = x / n;
    });
  }
  return { tally, standing, values };
}

interface Counted {
  readonly n: Int32Array;
  readonly standing: Uint8Array;
}

/** The counts of the same place and group a year earlier; nothing where that year is not held. */
function yearBefore(of: Counted, { slots, years, layout, used }: Filling): Counted {
  const before: Counted = { n: new Int32Array(used).fill(untold), standing: new Uint8Array(used) };
  slots.forEach((slot, placeYear) => {
    const year = placeYear % years.length;
    if (slot < 0 || year === 0 || years[year - 1] !== years[year]! - 1) return;
    const earlier = slots[placeYear - 1]!;
    if (earlier < 0) return;
    for (let group = 0; group < layout.groups.length; group++) {
      before.n[slot + group] = of.n[earlier + group]!;
      before.standing[slot + group] = of.standing[earlier + group]!;
    }
  });
  return before;
}

/** A share of two counts: counted where both are and fit, withheld where one is withheld, else blank. */
function combine(
  part: Counted,
  all: Counted | undefined,
  slots: number,
  put: (slot: number, standing: number, n: number, hits: number) => void,
): void {
  for (let slot = 0; slot < slots; slot++) {
    const [a, b] = [part.standing[slot]!, all?.standing[slot] ?? 0];
    if (a === 0) continue;
    const [x, n] = [part.n[slot]!, all?.n[slot] ?? untold];
    if (a === counted && b === counted && x >= 0 && x <= n) put(slot, counted, n, x);
    else put(slot, a === withheld || b === withheld ? withheld : blank, n, 0);
  }
}

interface SegmentAt {
  readonly placeYear: number;
}

/** Places of the rows and those they belong to, the widest first. */
function mapPlaces(
  segments: readonly Row[],
  recorded: ReadonlyMap<string, string>,
): { years: readonly number[]; places: readonly Place[]; at: readonly SegmentAt[] } {
  const years = [...new Set(segments.map((s) => Number(s["school_year"])))].sort((a, b) => a - b);
  const parent = new Map<string, string>();
  const given = new Map<string, string>();
  const text = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));
  const keyed = (kind: PlaceKind, id: string | null, name: string | null): string => {
    if (id === null) return "";
    const key = `${kind}:${id}`;
    if (!parent.has(key)) parent.set(key, "");
    if (name !== null) given.set(key, name);
    return key;
  };
  const own = segments.map((row): string => {
    const kind = String(row["place_kind"]) as PlaceKind;
    const id = text(row["place_id"]);
    const name = text(row["place_name"]);
    const chain = [
      keyed("state", text(row["state"]), kind === "state" ? name : null),
      keyed(
        "county",
        kind === "county" ? id : text(row["county_id"]),
        kind === "county" ? name : text(row["county_name"]),
      ),
      kind === "state" || kind === "county"
        ? ""
        : keyed(
            "district",
            kind === "district" ? id : text(row["district_id"]),
            kind === "district" ? name : text(row["district_name"]),
          ),
      kind === "school" ? keyed("school", id, name) : "",
    ].slice(0, ["state", "county", "district", "school"].indexOf(kind) + 1);
    const filled = chain.filter((key) => key !== "");
    filled.forEach((key, i) => {
      const above = filled[i - 1];
      if (above !== undefined) parent.set(key, above);
    });
    return filled.at(-1) ?? "";
  });
  const kinds: readonly string[] = ["state", "county", "district", "school"];
  const kindOf = (key: string): string => key.slice(0, key.indexOf(":"));
  const path = (key: string): string => (key === "" ? "" : `${path(parent.get(key) ?? "")}>${key}`);
  const ordered = [...parent.keys()]
    .map((key) => ({ key, path: path(key) }))
    .sort((a, b) => kinds.indexOf(kindOf(a.key)) - kinds.indexOf(kindOf(b.key)) || (a.path < b.path ? -1 : 1));
  const index = new Map(ordered.map(({ key }, i) => [key, i]));
  const places = ordered.map(({ key }): Place => {
    const id = key.slice(key.indexOf(":") + 1);
    return {
      kind: kindOf(key) as PlaceKind,
      id,
      name: given.get(key) ?? recorded.get(key) ?? id,
      within: index.get(parent.get(key) ?? "") ?? -1,
    };
  });
  const yearAt = new Map(years.map((y, i) => [y, i]));
  return {
    years,
    places,
    at: segments.map((row, s) => ({
      placeYear: (index.get(own[s]!) ?? 0) * years.length + (yearAt.get(Number(row["school_year"])) ?? 0),
    })),
  };
}
