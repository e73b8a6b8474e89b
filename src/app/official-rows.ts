import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AppError } from "../base/errors.ts";
import type { Unit } from "../base/finding.ts";
import type { DuckDb } from "../engine/duckdb.ts";
import { sqlText } from "../engine/sql.ts";
import { indicators } from "../indicators/index.ts";
import type { OutlierLevel, OutlierQuestion, PlaceName, PlaceRow } from "../reports/outliers.ts";
import { deliveryFiles } from "../sources/deliver.ts";
import { loadDelivery } from "../sources/load.ts";
import { openWarehouse } from "../sources/warehouse.ts";
import { initWorkspace } from "../sources/workspace.ts";

/** What is asked of published figures. */
export interface OfficialAsk {
  readonly level: OutlierLevel;
  /** Ids of figures; several are taken together as subjects of one outcome. */
  readonly outcomes: readonly string[];
  /** Ids of figures, `grouping=level` (that level's share of the group), or `type` (kind of school). */
  readonly circumstances: readonly string[];
  /** `grouping=level`, or "all". */
  readonly groups: readonly string[];
  /** The figure that says how many students a place has; else those behind the outcome. */
  readonly size: string | null;
}

export interface OfficialRows {
  readonly places: readonly PlaceName[];
  readonly rows: readonly PlaceRow[];
  readonly outcome: OutlierQuestion["outcome"];
  /** As the rows name them: `type` becomes a circumstance for each kind but the most common. */
  readonly circumstances: readonly string[];
  /** Circumstances known for the whole place only, and used for a group all the same. */
  readonly wholePlace: readonly string[];
}

/** What a publication's own figures are asked when nothing else is said; the first that is loaded is taken. */
const usual = [
  {
    outcomes: ["api"],
    level: "school",
    circumstances: ["api-meals", "api-english-learners", "api-parent-education", "type"],
    size: "api-enrollment",
  },
  {
    outcomes: ["ca1999-reading", "ca1999-mathematics"],
    level: "district",
    circumstances: ["ca1999-lunch", "ca1999-english-learners", "ca1999-income"],
    size: "ca1999-students",
  },
  { outcomes: ["ela-met", "math-met"], level: "district", circumstances: ["disadvantaged=yes"], size: null },
  { outcomes: ["chronic-absence"], level: "school", circumstances: ["disadvantaged=yes"], size: null },
] as const;

/** The usual question about what is loaded; null when none of it is known. @param outcome  asked for by name */
export async function usualAsk(db: DuckDb, outcome: readonly string[] | undefined): Promise<OfficialAsk | null> {
  const loaded = await loadedFigures(db);
  for (const one of usual) {
    const known = one.outcomes.filter((id) => loaded.has(id) && (outcome === undefined || outcome.includes(id)));
    if (known.length > 0 && (outcome === undefined || known.length === outcome.length))
      return { ...one, outcomes: outcome ?? known, groups: ["all"] };
  }
  return null;
}

/** Ids of the figures loaded. */
export async function loadedFigures(db: DuckDb): Promise<ReadonlySet<string>> {
  const rows = await db.all("SELECT DISTINCT indicator FROM records.published_cell ORDER BY 1");
  return new Set(rows.map(({ indicator }) => String(indicator)));
}

/**
 * Opens a published file as if it had been loaded, in a workspace that is thrown away.
 *
 * @throws AppError cli.not-published when nothing in it is read
 */
export async function withOfficialFile<T>(file: string, now: Date, use: (db: DuckDb) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "fairlead-public-"));
  try {
    const workspace = initWorkspace(join(folder, "workspace"), { name: "Published figures", language: "en" });
    const loaded = await loadDelivery(workspace, deliveryFiles([file], folder), { add: false, accept: true, now });
    if (loaded.outcome !== "loaded") {
      throw new AppError("cli.not-published", { file });
    }
    const db = await openWarehouse(workspace.folder);
    try {
      return await use(db);
    } finally {
      await db.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Figure {
  readonly year: number;
  readonly grade: string;
  readonly n: number | null;
  readonly value: number | null;
}

/** Figures of one indicator by place and group. */
type Figures = ReadonlyMap<string, readonly Figure[]>;

const at = (place: string, group: string): string => `${place}\u0000${group}`;
const groupId = (grouping: string, level: string): string => (grouping === "all" ? "all" : `${grouping}=${level}`);

/**
 * Rows for `outlierReport` from loaded cells. A figure that stands for one year only (a circumstance, an enrollment) is taken for the
 * years beside it; a group's circumstances are its own where they are published.
 *
 * @throws AppError cli.no-figure when a figure is not loaded at this level
 */
export async function officialRows(db: DuckDb, ask: OfficialAsk): Promise<OfficialRows> {
  const figureIds = [
    ...ask.outcomes,
    ...ask.circumstances.filter((c) => c !== "type" && !c.includes("=")),
    ...(ask.size === null ? [] : [ask.size]),
  ];
  const cells = await db.all(`
    SELECT indicator, school_year AS year, place_id AS id, place_name AS name, place_type AS type, district_id, district_name,
      "grouping", "level", grade, n, coalesce(value, hits / nullif(n, 0)) AS value
    FROM records.published_cell
    WHERE place_kind = ${sqlText(ask.level)} AND counted_students = 'all' AND status = 'counted'
      AND indicator IN (${[...new Set(figureIds)].map(sqlText).join(", ")})
    ORDER BY place_id, school_year, indicator, "grouping", "level", grade`);
  const places = new Map<string, PlaceName & { readonly type: string }>();
  const figures = new Map<string, Map<string, Figure[]>>();
  const text = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));
  const number = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));
  for (const cell of cells) {
    const id = String(cell["id"]);
    places.set(id, {
      id,
      name: text(cell["name"]) ?? places.get(id)?.name ?? id,
      districtId: text(cell["district_id"]) ?? places.get(id)?.districtId ?? null,
      districtName: text(cell["district_name"]) ?? places.get(id)?.districtName ?? null,
      type: text(cell["type"]) ?? places.get(id)?.type ?? "",
    });
    const indicator = String(cell["indicator"]);
    const byPlace = figures.get(indicator) ?? new Map<string, Figure[]>();
    figures.set(indicator, byPlace);
    const key = at(id, groupId(String(cell["grouping"]), String(cell["level"])));
    const list = byPlace.get(key) ?? [];
    byPlace.set(key, list);
    list.push({
      year: Number(cell["year"]),
      grade: String(cell["grade"]),
      n: number(cell["n"]),
      value: number(cell["value"]),
    });
  }
  for (const id of figureIds) {
    if (figures.has(id)) continue;
    throw new AppError("cli.no-figure", { figure: id, level: ask.level });
  }
  const kinds = ask.circumstances.includes("type") ? typesOf([...places.values()].map(({ type }) => type)) : [];
  const circumstances = ask.circumstances.flatMap((c) => (c === "type" ? kinds.map((kind) => `type ${kind}`) : [c]));
  const wholePlace = ask.circumstances.filter((c) => c !== "type" && onlyWhole(c, figures, ask));
  const rows: PlaceRow[] = [];
  for (const place of places.values()) {
    for (const group of ask.groups) {
      for (const subject of ask.outcomes) {
        const own = figures.get(subject) ?? new Map<string, Figure[]>();
        const outcomes = own.get(at(place.id, group)) ?? [];
        // Where the outcome has a figure of all grades, those of single grades would count its students twice.
        const whole = outcomes.filter(({ grade, value }) => grade === "all" && value !== null);
        for (const outcome of whole.length > 0 ? whole : outcomes) {
          const circumstanceOf = (name: string): number | null => {
            if (name.startsWith("type ")) return Number(place.type === name.slice(5));
            if (name.includes("="))
              return shareOf(own, place.id, wholePlace.includes(name) ? "all" : group, name, outcome);
            const of = figures.get(name);
            const found = nearest(of?.get(at(place.id, group)), outcome)?.value ?? null;
            return (
              found ??
              (wholePlace.includes(name) ? (nearest(of?.get(at(place.id, "all")), outcome)?.value ?? null) : null)
            );
          };
          const size =
            ask.size === null
              ? outcome.n
              : (nearest(figures.get(ask.size)?.get(at(place.id, "all")), outcome)?.n ?? null);
          rows.push({
            place: place.id,
            group,
            year: outcome.year,
            grade: outcome.grade,
            subject,
            n: size,
            outcome: outcome.value,
            circumstances: Object.fromEntries(circumstances.map((name) => [name, circumstanceOf(name)])),
          });
        }
      }
    }
  }
  return {
    places: [...places.values()].map(({ type: _, ...place }) => place),
    rows,
    outcome: outcomeOf(ask.outcomes, rows),
    circumstances,
    wholePlace: ask.groups.every((g) => g === "all") ? [] : wholePlace,
  };
}

/** The figure of the same year and grade, else of all grades, else of the nearest year. */
function nearest(figures: readonly Figure[] | undefined, { year, grade }: Figure): Figure | undefined {
  const distance = (f: Figure): number =>
    Math.abs(f.year - year) + (f.grade === grade ? 0 : f.grade === "all" ? 0.25 : 0.5);
  let best: Figure | undefined;
  for (const one of figures ?? []) if (best === undefined || distance(one) < distance(best)) best = one;
  return best;
}

/** Whether nobody published a circumstance for the groups themselves. */
function onlyWhole(name: string, figures: ReadonlyMap<string, Figures>, ask: OfficialAsk): boolean {
  const groups = ask.groups.filter((group) => group !== "all");
  const wanted = new Set(groups.flatMap((group) => (name.includes("=") ? crossings(group, name) : [group])));
  const of = name.includes("=") ? ask.outcomes : [name];
  return !of.some((id) => [...(figures.get(id)?.keys() ?? [])].some((key) => wanted.has(key.split("\u0000")[1] ?? "")));
}

/** The ids under which two groups at once may be published. */
function crossings(group: string, other: string): readonly string[] {
  const [[a = "", x = ""], [b = "", y = ""]] = [group.split("="), other.split("=")];
  return [`${a}*${b}=${x}*${y}`, `${b}*${a}=${y}*${x}`];
}

/** Share of a group's students who are in another group too, by the students counted in the outcome's own cells. */
function shareOf(own: Figures, place: string, group: string, name: string, outcome: Figure): number | null {
  const same = (f: Figure): boolean => f.year === outcome.year && f.grade === outcome.grade;
  const count = (id: string): number | null => own.get(at(place, id))?.find(same)?.n ?? null;
  const whole = count(group);
  const parts = group === "all" ? [name] : crossings(group, name);
  const part = parts.map(count).find((n) => n !== null) ?? null;
  return part === null || whole === null || whole === 0 ? null : part / whole;
}

/** Every kind but the most common, in order of the alphabet. */
function typesOf(types: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const type of types) if (type !== "") counts.set(type, (counts.get(type) ?? 0) + 1);
  const [, ...others] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([type]) => type);
  return others.sort();
}

function outcomeOf(outcomes: readonly string[], rows: readonly PlaceRow[]): OutlierQuestion["outcome"] {
  const id = outcomes.join("+");
  const known = indicators.find((i) => i.id === outcomes[0]);
  const isShare = rows.every(({ outcome }) => outcome === null || (outcome >= 0 && outcome <= 1));
  const unit: Unit = known?.unit ?? (isShare ? "share" : "scale-points");
  return { id, unit, better: known?.outcome === "unfavorable" ? "low" : "high" };
}

/** Groups other than crossings that the outcome has figures of, at this level; in the order of their ids, all students first. */
export async function officialGroups(db: DuckDb, { outcomes, level }: OfficialAsk): Promise<readonly string[]> {
  const rows = await db.all(`
    SELECT DISTINCT "grouping", "level" FROM records.published_cell
    WHERE place_kind = ${sqlText(level)} AND counted_students = 'all' AND status = 'counted'
      AND indicator IN (${outcomes.map(sqlText).join(", ")}) AND NOT contains("grouping", '*') AND "grouping" IN
      (${["all", "race-ethnicity", "el-status", "disadvantaged", "disability"].map(sqlText).join(", ")})
    ORDER BY "grouping", "level"`);
  return rows.map((row) => groupId(String(row["grouping"]), String(row["level"])));
}
