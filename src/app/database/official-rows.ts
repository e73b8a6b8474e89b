import { join } from "node:path";
import { AppError } from "../../base/errors.ts";
import type { Unit } from "../../base/finding.ts";
import { crossedGroup, groupKey, groupOfKey, isGroupKey } from "../../base/keys.ts";
import type { SchoolKind, SchoolProgram } from "../../base/school-kind.ts";
import { withTemporaryFolder } from "../../base/temporary-folder.ts";
import { madeFrom } from "../../cube/made-from.ts";
import { type OfficialRecords, officialRecords } from "../../cube/official-records.ts";
import type { DuckDb } from "../../engine/duckdb.ts";
import { sqlText } from "../../engine/sql.ts";
import { outcomeOfFigure } from "../../indicators/figure-outcome.ts";
import { indicators } from "../../indicators/index.ts";
import { and, column, equals, isIn } from "../../records/expr.ts";
import type { Row } from "../../records/table.ts";
import type { OutlierQuestion, PlaceLevel, PlaceName, PlaceRow, PlaceRows } from "../../reports/outliers.ts";
import { deliveryFiles } from "../../sources/deliver.ts";
import { loadDelivery } from "../../sources/load.ts";
import { openWarehouse } from "../../sources/warehouse.ts";
import { createWorkspace } from "../../sources/workspace.ts";
import { languageOf } from "../../ui/language/languages.ts";

/** Which official figures to read, for which places and groups. */
export interface OfficialAsk {
  readonly placeLevel: PlaceLevel;
  /** Figure ids; several are combined as subjects of one outcome. */
  readonly outcomes: readonly string[];
  /** Figure ids, `grouping=level` (that level's share of the group), or `type` (kind of school). */
  readonly covariates: readonly string[];
  /** `grouping=level`, or "all". */
  readonly groups: readonly string[];
  /** Better direction of the outcomes as the user says; default: as declared. */
  readonly better?: "high" | "low";
  /** Figure with the number of students of a place; default: the number behind the outcome. */
  readonly size: string | null;
}

export interface OfficialRows extends PlaceRows {
  readonly outcome: OutlierQuestion["outcome"];
  /** As named in the rows: `type` becomes a covariate for each kind but the most common. */
  readonly covariates: readonly string[];
  /** Covariates known only for the whole place but used for groups anyway. */
  readonly wholePlace: readonly string[];
}

/** Default requests of published figures; the first with loaded figures is used. */
const usual = [
  {
    outcomes: ["api"],
    placeLevel: "school",
    covariates: ["api-meals", "api-english-learners", "api-parent-education", "type"],
    size: "api-enrollment",
  },
  {
    outcomes: ["ca1999-reading", "ca1999-mathematics"],
    placeLevel: "district",
    covariates: ["ca1999-lunch", "ca1999-english-learners", "ca1999-income"],
    size: "ca1999-students",
  },
  { outcomes: ["ela-met", "math-met"], placeLevel: "district", covariates: ["disadvantaged=yes"], size: null },
  { outcomes: ["chronic-absence"], placeLevel: "school", covariates: ["disadvantaged=yes"], size: null },
] as const;

/**
 * The default request that the loaded figures can answer; null if none. @param outcome  only requests with these
 * outcomes
 */
export async function usualAsk(db: DuckDb, outcome: readonly string[] | undefined): Promise<OfficialAsk | null> {
  const loaded = await loadedFigures(db);
  for (const one of usual) {
    const known = one.outcomes.filter((id) => loaded.has(id) && (outcome === undefined || outcome.includes(id)));
    if (known.length > 0 && (outcome === undefined || known.length === outcome.length))
      return { ...one, outcomes: outcome ?? known, groups: ["all"] };
  }
  return null;
}

/** Ids of loaded figures. */
export async function loadedFigures(db: DuckDb): Promise<ReadonlySet<string>> {
  const rows = await db.all("SELECT DISTINCT indicator FROM records.official_figure ORDER BY 1");
  return new Set(rows.map(({ indicator }) => String(indicator)));
}

/**
 * Opens a file of official figures by loading it into a temporary workspace.
 *
 * @throws AppError cli.no-official-figures if nothing in it can be read
 */
export async function withOfficialFile<T>(file: string, now: Date, use: (db: DuckDb) => Promise<T>): Promise<T> {
  return await withTemporaryFolder(async (folder) => {
    const workspace = createWorkspace(
      join(folder, "workspace"),
      { name: "Published figures", language: "en" },
      languageOf.en.settingsFile,
    );
    const loaded = await loadDelivery(workspace, deliveryFiles([file], folder), { add: false, accept: true, now });
    if (loaded.outcome !== "loaded") {
      throw new AppError("cli.no-official-figures", { file });
    }
    const db = await openWarehouse(workspace.folder);
    try {
      return await use(db);
    } finally {
      await db.close();
    }
  });
}

interface Figure {
  readonly year: number;
  readonly grade: string;
  readonly n: number | null;
  readonly value: number | null;
}

/** Figures of one indicator by place and group. */
type Figures = ReadonlyMap<string, readonly Figure[]>;

interface TypedPlace extends PlaceName {
  /** Kind of school; empty if unknown. */
  readonly type: string;
}

/** Cells needed for a request, by indicator, place and group. */
interface CellsOfPlaces {
  readonly records: OfficialRecords;
  readonly places: readonly TypedPlace[];
  readonly figures: ReadonlyMap<string, Figures>;
}

/** Covariates of a request, as named in the rows. */
interface Covariates {
  readonly names: readonly string[];
  /** Those not published for the groups themselves. */
  readonly wholePlace: readonly string[];
}

const at = (place: string, group: string): string => `${place}\u0000${group}`;
const groupId = (grouping: string, level: string): string =>
  grouping === "all" ? "all" : groupKey({ grouping, level });
const typePrefix = "type ";

/**
 * Rows for `outlierReport` from loaded cells. A figure published for a single year (a covariate, an enrollment) is
 * also used for nearby years. A group's own covariates are used if published.
 *
 * @throws AppError cli.no-figure if a figure is not loaded at this level; cli.no-direction if nothing says which
 *   direction of an outcome is better, or two outcomes differ in it
 */
export async function officialRows(db: DuckDb, ask: OfficialAsk): Promise<OfficialRows> {
  const cells = await readCells(db, ask);
  const covariates = covariatesIn(cells, ask);
  const rows = cells.places.flatMap((place) => rowsOf(place, cells.figures, covariates, ask));
  return madeFrom(cells.records, {
    places: cells.places.map(({ type: _, ...place }) => place),
    rows,
    outcome: outcomeOf(ask, rows),
    covariates: covariates.names,
    wholePlace: ask.groups.every((g) => g === "all") ? [] : covariates.wholePlace,
  });
}

/** Step 1: read every counted cell of the requested figures. */
async function readCells(db: DuckDb, ask: OfficialAsk): Promise<CellsOfPlaces> {
  const figureIds = [
    ...ask.outcomes,
    ...ask.covariates.filter((c) => c !== "type" && !isGroupKey(c)),
    ...(ask.size === null ? [] : [ask.size]),
  ];
  const records = await officialRecords(
    db,
    "official_figure",
    cellColumns,
    and(
      equals(column("place_kind"), ask.placeLevel),
      equals(column("counted_students"), "all"),
      equals(column("status"), "counted"),
      isIn(column("indicator"), [...new Set(figureIds)]),
    ),
  );
  const cells = [...records.rows].sort(byPlaceAndYear);
  const places = new Map<string, TypedPlace>();
  const figures = new Map<string, Map<string, Figure[]>>();
  for (const cell of cells) {
    const id = String(cell["place_id"]);
    places.set(id, placeOf(id, cell, places.get(id)));
    const indicator = String(cell["indicator"]);
    const byPlace = figures.get(indicator) ?? new Map<string, Figure[]>();
    figures.set(indicator, byPlace);
    const key = at(id, groupId(String(cell["grouping"]), String(cell["level"])));
    const list = byPlace.get(key) ?? [];
    byPlace.set(key, list);
    list.push({
      year: Number(cell["school_year"]),
      grade: String(cell["grade"]),
      n: number(cell["n"]),
      value: number(cell["value"]) ?? shareOfCell(cell),
    });
  }
  await addKinds(db, places, ask.placeLevel);
  const missing = figureIds.find((id) => !figures.has(id));
  if (missing !== undefined) throw new AppError("cli.no-figure", { figure: missing, level: ask.placeLevel });
  return { records, places: [...places.values()], figures };
}

/** Adds what the state's directory says about the kind of each place, where it is loaded. It counts more than the figures' own files. */
async function addKinds(db: DuckDb, places: Map<string, TypedPlace>, level: PlaceLevel): Promise<void> {
  const kindColumns = ["place_id", "charter", "magnet", "program"];
  const { rows } = await officialRecords(db, "place_code", kindColumns, equals(column("place_kind"), level));
  // A school may have had several federal identifiers.
  for (const [id, codes] of Map.groupBy(rows, (row) => String(row["place_id"]))) {
    const place = places.get(id);
    if (place === undefined) continue;
    const kind: SchoolKind = {
      charter: agreed(codes, "charter") ?? place.kind?.charter ?? null,
      magnet: agreed(codes, "magnet"),
      program: agreed(codes, "program"),
    };
    if (Object.values(kind).some((part) => part !== null)) places.set(id, { ...place, kind });
  }
}

/** The value of all rows that have one; null if they differ. */
function agreed<T extends boolean | SchoolProgram>(rows: readonly Row[], name: string): T | null {
  const values = new Set(rows.flatMap((row) => row[name] ?? []));
  return values.size === 1 ? ([...values][0] as T) : null;
}

/** CAASPP's and ELPAC's codes of schools: not charter, directly funded charter, locally funded charter. */
const charterByType: Readonly<Record<string, boolean>> = { "7": false, "9": true, "10": true };

function charterOf(cell: Row): boolean | null {
  const typed = cell["publication"] === "caaspp" || cell["publication"] === "elpac";
  return typed ? (charterByType[String(cell["place_type"] ?? "").replace(/^0+/, "")] ?? null) : null;
}

const cellColumns = [
  "publication",
  "indicator",
  "school_year",
  "place_id",
  "place_name",
  "place_type",
  "district_id",
  "district_name",
  "grouping",
  "level",
  "grade",
  "n",
  "hits",
  "value",
] as const;

/** Total order, so that a place takes its names from its last cell. */
function byPlaceAndYear(a: Row, b: Row): number {
  for (const name of ["place_id", "school_year", "indicator", "grouping", "level", "grade"]) {
    const [left, right] = [a[name] ?? "", b[name] ?? ""];
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

function shareOfCell(cell: Row): number | null {
  const [hits, n] = [number(cell["hits"]), number(cell["n"])];
  return hits === null || n === null || n === 0 ? null : hits / n;
}

const text = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));
const number = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));

/** Latest names of a place; falls back to an earlier cell where one is missing. */
const placeOf = (id: string, cell: Row, earlier: TypedPlace | undefined): TypedPlace => {
  const charter = charterOf(cell) ?? earlier?.kind?.charter ?? null;
  return {
    id,
    name: text(cell["place_name"]) ?? earlier?.name ?? id,
    districtId: text(cell["district_id"]) ?? earlier?.districtId ?? null,
    districtName: text(cell["district_name"]) ?? earlier?.districtName ?? null,
    type: text(cell["place_type"]) ?? earlier?.type ?? "",
    ...(charter !== null && { kind: { charter, magnet: null, program: null } }),
  };
};

/** Step 2: make dummy variables for kinds of schools, and find the covariates published only for whole places. */
function covariatesIn({ places, figures }: CellsOfPlaces, ask: OfficialAsk): Covariates {
  const kinds = ask.covariates.includes("type") ? typesOf(places.map(({ type }) => type)) : [];
  return {
    names: ask.covariates.flatMap((c) => (c === "type" ? kinds.map((kind) => typePrefix + kind) : [c])),
    wholePlace: ask.covariates.filter((c) => c !== "type" && onlyWhole(c, figures, ask)),
  };
}

/** Step 3: one row per group, subject, year and grade of a place. */
function rowsOf(
  place: TypedPlace,
  figures: ReadonlyMap<string, Figures>,
  covariates: Covariates,
  ask: OfficialAsk,
): readonly PlaceRow[] {
  const sizes = ask.size === null ? undefined : figures.get(ask.size)?.get(at(place.id, "all"));
  return ask.groups.flatMap((group) =>
    ask.outcomes.flatMap((subject) =>
      outcomesOf(figures.get(subject)?.get(at(place.id, group)) ?? []).map((outcome) => ({
        place: place.id,
        group,
        year: outcome.year,
        grade: outcome.grade,
        subject,
        n: ask.size === null ? outcome.n : (nearest(sizes, outcome)?.n ?? null),
        outcome: outcome.value,
        covariates: Object.fromEntries(
          covariates.names.map((name) => [
            name,
            covariateOf(name, { place, group, subject, outcome }, figures, covariates.wholePlace.includes(name)),
          ]),
        ),
      })),
    ),
  );
}

/** If the outcome has a figure for all grades, drop single grades, which would count students twice. */
function outcomesOf(outcomes: readonly Figure[]): readonly Figure[] {
  const whole = outcomes.filter(({ grade, value }) => grade === "all" && value !== null);
  return whole.length > 0 ? whole : outcomes;
}

interface RowAt {
  readonly place: TypedPlace;
  readonly group: string;
  readonly subject: string;
  readonly outcome: Figure;
}

/** Step 4: one covariate of one row. @param whole  whether it is known only for whole places */
function covariateOf(
  name: string,
  { place, group, subject, outcome }: RowAt,
  figures: ReadonlyMap<string, Figures>,
  whole: boolean,
): number | null {
  if (name.startsWith(typePrefix)) return Number(place.type === name.slice(typePrefix.length));
  if (isGroupKey(name))
    return shareOf(figures.get(subject) ?? new Map(), place.id, whole ? "all" : group, name, outcome);
  const valueFor = (someGroup: string): number | null =>
    nearest(figures.get(name)?.get(at(place.id, someGroup)), outcome)?.value ?? null;
  return valueFor(group) ?? (whole ? valueFor("all") : null);
}

/** Figure of the same year and grade, else of all grades, else of the nearest year. */
function nearest(figures: readonly Figure[] | undefined, { year, grade }: Figure): Figure | undefined {
  const distance = (f: Figure): number =>
    Math.abs(f.year - year) + (f.grade === grade ? 0 : f.grade === "all" ? 0.25 : 0.5);
  let best: Figure | undefined;
  for (const one of figures ?? []) if (best === undefined || distance(one) < distance(best)) best = one;
  return best;
}

/** Whether a covariate was not published for the groups themselves. */
function onlyWhole(name: string, figures: ReadonlyMap<string, Figures>, ask: OfficialAsk): boolean {
  const groups = ask.groups.filter((group) => group !== "all");
  const wanted = new Set(groups.flatMap((group) => (isGroupKey(name) ? crossings(group, name) : [group])));
  const figureIds = isGroupKey(name) ? ask.outcomes : [name];
  return !figureIds.some((id) =>
    [...(figures.get(id)?.keys() ?? [])].some((key) => wanted.has(key.split("\u0000")[1] ?? "")),
  );
}

/** Ids under which the crossing of two groups may be published. */
function crossings(group: string, other: string): readonly string[] {
  const [first, second] = [groupOfKey(group), groupOfKey(other)];
  return [groupKey(crossedGroup(first, second)), groupKey(crossedGroup(second, first))];
}

/** Share of a group's students who are also in another group, by the counts in the outcome's own cells. */
function shareOf(own: Figures, place: string, group: string, name: string, outcome: Figure): number | null {
  const same = (f: Figure): boolean => f.year === outcome.year && f.grade === outcome.grade;
  const count = (id: string): number | null => own.get(at(place, id))?.find(same)?.n ?? null;
  const whole = count(group);
  const parts = group === "all" ? [name] : crossings(group, name);
  const part = parts.map(count).find((n) => n !== null) ?? null;
  return part === null || whole === null || whole === 0 ? null : part / whole;
}

/** Every kind except the most common, alphabetically. */
function typesOf(types: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const type of types) if (type !== "") counts.set(type, (counts.get(type) ?? 0) + 1);
  const [, ...others] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([type]) => type);
  return others.sort();
}

/** The better direction that all the outcomes have. @throws AppError cli.no-direction */
function betterOf({ outcomes, better }: OfficialAsk): "high" | "low" {
  if (better !== undefined) return better;
  const [first, ...rest] = outcomes.map((figure) => {
    const outcome = outcomeOfFigure(figure);
    if (outcome === undefined || outcome === "neither") throw new AppError("cli.no-direction", { figure });
    return outcome === "favorable" ? ("high" as const) : ("low" as const);
  });
  const other = rest.findIndex((direction) => direction !== first);
  if (first === undefined || other >= 0) throw new AppError("cli.no-direction", { figure: outcomes[other + 1] ?? "" });
  return first;
}

function outcomeOf(ask: OfficialAsk, rows: readonly PlaceRow[]): OutlierQuestion["outcome"] {
  const { outcomes } = ask;
  const id = outcomes.join("+");
  const known = indicators.find((i) => i.id === outcomes[0]);
  const isShare = rows.every(({ outcome }) => outcome === null || (outcome >= 0 && outcome <= 1));
  const unit: Unit = known?.unit ?? (isShare ? "share" : "scale-points");
  return { id, unit, better: betterOf(ask) };
}

/** Groups (except crossings) with figures of the outcome at this level, by id, all students first. */
export async function groupsWithFigures(
  db: DuckDb,
  { outcomes, placeLevel: level }: OfficialAsk,
): Promise<readonly string[]> {
  const rows = await db.all(`
    SELECT DISTINCT "grouping", "level" FROM records.official_figure
    WHERE place_kind = ${sqlText(level)} AND counted_students = 'all' AND status = 'counted'
      AND indicator IN (${outcomes.map(sqlText).join(", ")}) AND NOT contains("grouping", '*') AND "grouping" IN
      (${["all", "race-ethnicity", "el-status", "disadvantaged", "disability"].map(sqlText).join(", ")})
    ORDER BY "grouping", "level"`);
  return rows.map((row) => groupId(String(row["grouping"]), String(row["level"])));
}
