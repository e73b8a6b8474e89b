import { LineCounter } from "yaml";
import { z } from "zod";
import { AppError } from "../../base/errors.ts";
import { currentIndicatorId } from "../../base/former-ids.ts";
import { form } from "../../base/setting-fault.ts";
import { sqlText } from "../../engine/sql.ts";
import { schoolYearBounds } from "../../rules/us-ca-school-year.ts";
import { parseYaml, readSettings } from "../faults.ts";
import type { ColumnSource } from "../mapping.ts";
import { fileProblem } from "../problem.ts";
import { plainName, type RawHeaded, type Source } from "../source.ts";
import { californiaPlaceIds } from "./california.ts";
import { fillCells } from "./fill-cells.ts";
import { namedGroups } from "./group-codes.ts";
import { markerMacros, officialMarkers } from "./markers.ts";
import { headed, type OfficialFormat, plainGroupName, recordOf, type Sql, yearOf } from "./official-format.ts";

const heading = z.string().min(1);

const groupLevel = z.string().regex(/^[a-z0-9*-]+=.+$/);
/** Column of a figure; or, in a table with a column per group, the group of each column. */
const figureColumn = z.union([heading, z.record(heading, groupLevel)]);

/** How to read an agency's table: a file in `profiles/` with `figures`. */
export const officialTableSchema = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]*$/, form("small-letters-digits-hyphens"))
    .describe("The profile's name; its file has the same."),
  kind: z.literal("published").describe("A table of figures that an office publishes."),
  state: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .describe("The state, in two letters."),
  headings: z.array(heading).min(1).describe("Headings by which the file is recognized."),
  year: z
    .union([
      z.strictObject({ from: heading }),
      z.strictObject({ value: z.int().min(schoolYearBounds.first).max(schoolYearBounds.last) }),
    ])
    .describe("The column of the school year, or the year in which it ends."),
  place: z
    .strictObject({
      kind: z.enum(["county", "district", "school"]),
      id: z.array(heading).min(1).describe("Columns whose texts together are the place's identifier."),
      name: heading.optional(),
      district: heading.optional(),
      district_name: heading.optional(),
      county: heading.optional(),
      state_rows: z
        .array(z.string())
        .default([])
        .describe("Texts of the first column of id that mean the whole state."),
    })
    .describe("The columns of the place that a row is about."),
  group: z
    .strictObject({ from: heading, codes: z.record(z.string(), groupLevel).default({}) })
    .optional()
    .describe("The column of the student group. The usual names are known; codes adds others, each as grouping=level."),
  grade: z
    .strictObject({ from: heading, all: z.array(z.string()).default(["all", "all grades", "total", ""]) })
    .optional()
    .describe("The column of the grade, and its texts that mean all grades."),
  only: z
    .record(heading, z.array(z.string()).min(1))
    .default({})
    .describe("Only rows that have one of these texts in that column."),
  marks: z
    .record(z.string(), z.enum(["suppressed", "blank"]))
    .default({})
    .describe("Marks of this file: withheld to protect students, or nothing there."),
  figures: z
    .array(
      z
        .strictObject({
          indicator: z
            .string()
            .regex(/^[a-z0-9][a-z0-9-]*$/)
            .transform(currentIndicatorId)
            .describe("The indicator that the figure answers."),
          n: figureColumn.optional().describe("The column of how many students were counted."),
          hits: figureColumn.optional().describe("The column of how many of them met it."),
          value: figureColumn.optional().describe("The column of the rate or average."),
          reads: z.enum(["percent", "share", "number"]).default("percent").describe("How the value is written."),
          decimals: z.int().min(0).max(10).optional().describe("Decimals to which the office rounds."),
          only: z.record(heading, z.array(z.string()).min(1)).default({}),
        })
        .refine((f) => (f.n ?? f.hits ?? f.value) !== undefined, form("a-figure")),
    )
    .min(1)
    .describe("The figures of a row."),
});
type OfficialTableProfile = z.infer<typeof officialTableSchema>;

/**
 * A profile of an official table as a source, or undefined where the text is a profile of another kind.
 *
 * @param path  for the messages
 * @throws AppError official.profile-wrong
 */
export function officialTableSource(text: string, path: string): Source | undefined {
  const yaml = parseYaml(text, new LineCounter());
  const settings: unknown = "faults" in yaml ? undefined : yaml.value;
  if (typeof settings !== "object" || settings === null || (settings as { kind?: unknown }).kind !== "published")
    return undefined;
  const read = readSettings(officialTableSchema, settings, () => ({}));
  if ("faults" in read) throw new AppError("official.profile-wrong", { path, faults: read.faults });
  const format = formatOf(read.value, path);
  const record = recordOf(format);
  const needed = read.value.headings.map(plainName);
  return {
    id: `official.${read.value.name}`,
    name: `published table ${read.value.name}`,
    records: [record],
    recognize(head) {
      for (const { line, fields } of head.lines.slice(0, 20)) {
        const names = new Set(fields.map(plainName));
        if (needed.every((n) => names.has(n))) return { by: "header", record, headerLine: line };
      }
      return null;
    },
    refuses: (raw) => refusesBreakdown(read.value, raw),
    async finish({ db, codes, report }) {
      for (const macro of markerMacros({ ...codes[officialMarkers.id], ...read.value.marks }))
        await db.run(`CREATE OR REPLACE TEMP MACRO ${macro}`);
      await fillCells(db, format, report);
    },
  };
}

const columnOf = (name: string): string => `c_${plainName(name)}`;
const column = (name: string): Sql => `r."${columnOf(name)}"`;

type Figure = OfficialTableProfile["figures"][number];
const figureParts = ["n", "hits", "value"] as const;

const figureHeadings = (f: Figure): string[] =>
  figureParts.flatMap((part) => {
    const from = f[part];
    return from === undefined ? [] : typeof from === "string" ? [from] : Object.keys(from);
  });

/** A figure's columns: once, or per group with a column. A column without a group is for all students. */
function byGroup(f: Figure): ({ group: string | null } & Partial<Record<(typeof figureParts)[number], string>>)[] {
  const wide = figureParts.flatMap((part) => (typeof f[part] === "object" ? [f[part]] : []));
  if (wide.length === 0) {
    const one = figureParts.flatMap((part) => (typeof f[part] === "string" ? [[part, f[part]] as const] : []));
    return [{ group: null, ...Object.fromEntries(one) }];
  }
  const groups = [...new Set(wide.flatMap((columns) => Object.values(columns)))];
  return groups.map((group) => {
    const parts = figureParts.flatMap((part) => {
      const from = f[part];
      const own =
        typeof from === "object"
          ? Object.keys(from).find((name) => from[name] === group)
          : group === "all=all"
            ? from
            : undefined;
      return own === undefined ? [] : [[part, own] as const];
    });
    return { group, ...Object.fromEntries(parts) };
  });
}

function formatOf(t: OfficialTableProfile, profile: string): OfficialFormat {
  const { place } = t;
  const idText = place.id.map(column).join(" || '/' || ");
  const [first = ""] = place.id;
  const isState =
    place.state_rows.length === 0
      ? "false"
      : `lower(${column(first)}) IN (${place.state_rows.map((s) => sqlText(s.toLowerCase())).join(", ")})`;
  const below = (sql: Sql): Sql => `CASE WHEN NOT ${isState} THEN ${sql} END`;
  const used = new Set<string>([
    ...place.id,
    ...[place.name, place.district, place.district_name, place.county, t.group?.from, t.grade?.from].flatMap(
      (c) => c ?? [],
    ),
    ...Object.keys(t.only),
    ...t.figures.flatMap((f) => [...figureHeadings(f), ...Object.keys(f.only)]),
  ]);
  const columns: Record<string, ColumnSource> = Object.fromEntries(
    [...used].map((name) => [columnOf(name), headed(name)]),
  );
  const written = {
    id: idText,
    district: place.kind === "district" ? idText : place.district === undefined ? "NULL" : column(place.district),
    county: place.county === undefined ? "NULL" : column(place.county),
  };
  const { id, district, county } = t.state === "CA" ? californiaPlaceIds(place.kind, written) : written;
  const districtName =
    place.district_name !== undefined
      ? column(place.district_name)
      : place.kind === "district" && place.name !== undefined
        ? column(place.name)
        : written.district;
  const codes = Object.fromEntries(Object.entries(t.group?.codes ?? {}).map(([name, to]) => [plainName(name), to]));
  const onlyIf = (only: Readonly<Record<string, readonly string[]>>, indicator: string): Sql => {
    const tests = Object.entries(only).map(
      ([name, values]) => `lower(${column(name)}) IN (${values.map((v) => sqlText(v.toLowerCase())).join(", ")})`,
    );
    return tests.length === 0 ? sqlText(indicator) : `CASE WHEN ${tests.join(" AND ")} THEN ${sqlText(indicator)} END`;
  };
  return {
    id: t.name,
    name: `published table ${t.name}`,
    profile,
    isHeader: () => false,
    required: [columnOf(first), ...(t.group === undefined ? [] : [columnOf(t.group.from)])],
    when: Object.entries(t.only).map(([name, values]) => ({ at: { header: [name] }, isIn: values })),
    columns: { school_year: "from" in t.year ? yearOf(t.year.from) : { constant: t.year.value }, ...columns },
    cells: {
      publication: sqlText(t.name),
      place: {
        kind: `CASE WHEN ${isState} THEN 'state' ELSE '${place.kind}' END`,
        id: `CASE WHEN ${isState} THEN ${sqlText(t.state)} ELSE ${id} END`,
        ...(place.name === undefined ? {} : { name: column(place.name) }),
        districtId: below(district),
        districtName: below(districtName),
        countyId: below(county),
        state: sqlText(t.state),
      },
      group: t.group === undefined ? "'all=all'" : plainGroupName(column(t.group.from)),
      ...(t.grade === undefined ? {} : { grade: gradeOf(t.grade) }),
      codes: { ...namedGroups, ...codes },
      otherGrouping: "published-group",
      measures: t.figures.flatMap((f) =>
        byGroup(f).map(({ group, n, hits, value }) => ({
          indicator: onlyIf(f.only, f.indicator),
          ...(n === undefined ? {} : { n: column(n) }),
          ...(hits === undefined ? {} : { hits: column(hits) }),
          ...(value === undefined ? {} : { value: column(value) }),
          ...(group === null ? {} : { group: sqlText(group) }),
          reads: f.reads,
          ...(f.decimals === undefined ? {} : { decimals: f.decimals }),
        })),
      ),
    },
  };
}

/** SQL: 3, 3rd and "Grade 3" are 03, kindergarten is KN; other texts are unchanged. */
function gradeOf({ from, all }: NonNullable<OfficialTableProfile["grade"]>): Sql {
  const text = column(from);
  const digits = `regexp_extract(${text}, '^(?:grade )?(\\d{1,2})(?:st|nd|rd|th)?(?: grade)?$', 1, 'i')`;
  return `CASE WHEN lower(coalesce(${text}, '')) IN (${all.map((a) => sqlText(a.toLowerCase())).join(", ")}) THEN 'all'
    WHEN upper(${text}) IN ('K', 'KG', 'KN', 'KINDERGARTEN') THEN 'KN' WHEN ${digits} <> '' THEN lpad(${digits}, 2, '0') ELSE ${text} END`;
}

/**
 * Rejects a file in which rows for the same place, year, group and grade have different figures and differ in a
 * column missing from the profile: using one of them would show mathematics as English.
 */
async function refusesBreakdown(t: OfficialTableProfile, { db, header, file, report }: RawHeaded): Promise<boolean> {
  const at = new Map<string, number>();
  for (const [i, name] of header.entries()) if (!at.has(plainName(name))) at.set(plainName(name), i + 1);
  const position = (name: string): number[] => {
    const i = at.get(plainName(name));
    return i === undefined ? [] : [i];
  };
  const text = (i: number): Sql => `trim(coalesce(f[${i}], ''))`;
  const keys = [
    ...("from" in t.year ? [t.year.from] : []),
    ...t.place.id,
    ...(t.group === undefined ? [] : [t.group.from]),
    ...(t.grade === undefined ? [] : [t.grade.from]),
    ...Object.keys(t.only),
    ...t.figures.flatMap((f) => Object.keys(f.only)),
  ].flatMap(position);
  const figures = [...new Set(t.figures.flatMap(figureHeadings).flatMap(position))];
  if (keys.length === 0 || figures.length === 0) return false;
  const named = new Set([
    ...keys,
    ...figures,
    ...[t.place.name, t.place.district, t.place.district_name, t.place.county].flatMap((name) =>
      name === undefined ? [] : position(name),
    ),
  ]);
  const others = header.flatMap((name, i) => (name.trim() === "" || named.has(i + 1) ? [] : [{ name, at: i + 1 }]));
  if (others.length === 0) return false;
  const only = Object.entries(t.only).flatMap(([name, values]) =>
    position(name).map((i) => `lower(${text(i)}) IN (${values.map((v) => sqlText(v.toLowerCase())).join(", ")})`),
  );
  const rows = await db.all(
    `WITH same AS (SELECT ${keys.map((i) => `lower(${text(i)})`).join(" || chr(31) || ")} AS k, ${figures.map(text).join(" || chr(31) || ")} AS v, f
       FROM raw_rows ${only.length === 0 ? "" : `WHERE ${only.join(" AND ")}`}),
     differ AS (SELECT k, count(*) AS n, ${others.map((o) => `count(DISTINCT ${text(o.at)}) AS d_${o.at}`).join(", ")}
       FROM same GROUP BY k HAVING count(DISTINCT v) > 1)
     SELECT count(*) AS keys, sum(n) AS n, ${others
       .map(
         (o) =>
           `count_if(d_${o.at} = n) AS d_${o.at}, (SELECT count_if(TRY_CAST(${text(o.at)} AS DOUBLE) IS NULL) > 0 FROM same) AS t_${o.at}`,
       )
       .join(", ")} FROM differ`,
  );
  const [row] = rows;
  const all = Number(row?.["keys"] ?? 0);
  if (all === 0) return false;
  // A count next to the figures differs as well; a breakdown column has words and differs in nearly all of these
  // rows.
  const contradicting = others.filter((o) => Number(row?.[`d_${o.at}`] ?? 0) >= 0.9 * all);
  const words = contradicting.filter((o) => row?.[`t_${o.at}`] === true);
  const columns = (words.length > 0 ? words : contradicting).map((o) => o.name.trim());
  if (columns.length === 0) return false;
  report(
    fileProblem({
      code: "official.unread-breakdown",
      severity: "error",
      file,
      rows: Number(row?.["n"] ?? 0),
      facts: { profile: `profiles/${t.name}.yaml`, columns: columns.slice(0, 5) },
    }),
  );
  return true;
}
