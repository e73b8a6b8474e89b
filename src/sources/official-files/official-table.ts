import { parseDocument } from "yaml";
import { z } from "zod";
import { AppError } from "../../base/errors.ts";
import { currentIndicatorId } from "../../base/former-ids.ts";
import { form } from "../../base/setting-fault.ts";
import { sqlText } from "../../engine/sql.ts";
import { readSettings } from "../faults.ts";
import type { ColumnSource } from "../mapping.ts";
import { plainName, type Source } from "../source.ts";
import { fillCells } from "./fill-cells.ts";
import { namedGroups } from "./group-codes.ts";
import { markerMacros, officialMarkers } from "./markers.ts";
import { headed, type OfficialFormat, plainGroupName, recordOf, type Sql, yearOf } from "./official-format.ts";

const heading = z.string().min(1);

/** How an official table of any office is read: a file in `profiles/` with `figures`. */
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
    .union([z.strictObject({ from: heading }), z.strictObject({ value: z.int().min(1950).max(2100) })])
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
    .strictObject({ from: heading, codes: z.record(z.string(), z.string().regex(/^[a-z0-9*-]+=.+$/)).default({}) })
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
          n: heading.optional().describe("The column of how many students were counted."),
          hits: heading.optional().describe("The column of how many of them met it."),
          value: heading.optional().describe("The column of the rate or average."),
          reads: z.enum(["percent", "share", "number"]).default("percent").describe("How the value is written."),
          decimals: z.int().min(0).max(10).optional().describe("Decimals to which the office rounds."),
          only: z.record(heading, z.array(z.string()).min(1)).default({}),
        })
        .refine((f) => (f.n ?? f.hits ?? f.value) !== undefined, form("a-figure")),
    )
    .min(1)
    .describe("The figures of a row."),
});
type OfficialTable = z.infer<typeof officialTableSchema>;

/**
 * A profile of an official table as a source, or undefined where the text is a profile of another kind.
 *
 * @param path  for the messages
 * @throws AppError public.profile-wrong
 */
export function officialTableSource(text: string, path: string): Source | undefined {
  const document = parseDocument(text, { prettyErrors: false });
  const given: unknown = document.errors.length > 0 ? undefined : document.toJS();
  if (typeof given !== "object" || given === null || (given as { kind?: unknown }).kind !== "published")
    return undefined;
  const read = readSettings(officialTableSchema, given, () => ({}));
  if ("faults" in read) throw new AppError("public.profile-wrong", { path, faults: read.faults });
  const format = formatOf(read.value);
  const record = recordOf(format);
  const needed = read.value.headings.map(plainName);
  return {
    id: `published.${read.value.name}`,
    name: `published table ${read.value.name}`,
    records: [record],
    recognize(head) {
      for (const { line, fields } of head.lines.slice(0, 20)) {
        const names = new Set(fields.map(plainName));
        if (needed.every((n) => names.has(n))) return { by: "header", record, headerLine: line };
      }
      return null;
    },
    async finish({ db, codes, report }) {
      for (const macro of markerMacros({ ...codes[officialMarkers.id], ...read.value.marks }))
        await db.run(`CREATE OR REPLACE TEMP MACRO ${macro}`);
      await fillCells(db, format, report);
    },
  };
}

const columnOf = (name: string): string => `c_${plainName(name)}`;
const column = (name: string): Sql => `r."${columnOf(name)}"`;

function formatOf(t: OfficialTable): OfficialFormat {
  const { place } = t;
  const id = place.id.map(column).join(" || '/' || ");
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
    ...t.figures.flatMap((f) => [f.n, f.hits, f.value, ...Object.keys(f.only)].flatMap((c) => c ?? [])),
  ]);
  const columns: Record<string, ColumnSource> = Object.fromEntries(
    [...used].map((name) => [columnOf(name), headed(name)]),
  );
  const district = place.kind === "district" ? id : place.district === undefined ? "NULL" : column(place.district);
  const districtName =
    place.district_name !== undefined
      ? column(place.district_name)
      : place.kind === "district" && place.name !== undefined
        ? column(place.name)
        : district;
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
        countyId: place.county === undefined ? "NULL" : below(column(place.county)),
        state: sqlText(t.state),
      },
      group: t.group === undefined ? "'all=all'" : plainGroupName(column(t.group.from)),
      ...(t.grade === undefined ? {} : { grade: gradeOf(t.grade) }),
      codes: { ...namedGroups, ...codes },
      otherGrouping: "published-group",
      measures: t.figures.map((f) => ({
        indicator: onlyIf(f.only, f.indicator),
        ...(f.n === undefined ? {} : { n: column(f.n) }),
        ...(f.hits === undefined ? {} : { hits: column(f.hits) }),
        ...(f.value === undefined ? {} : { value: column(f.value) }),
        reads: f.reads,
        ...(f.decimals === undefined ? {} : { decimals: f.decimals }),
      })),
    },
  };
}

/** SQL: 3, 3rd and "Grade 3" are 03, kindergarten is KN; other texts are unchanged. */
function gradeOf({ from, all }: NonNullable<OfficialTable["grade"]>): Sql {
  const text = column(from);
  const digits = `regexp_extract(${text}, '^(?:grade )?(\\d{1,2})(?:st|nd|rd|th)?(?: grade)?$', 1, 'i')`;
  return `CASE WHEN lower(coalesce(${text}, '')) IN (${all.map((a) => sqlText(a.toLowerCase())).join(", ")}) THEN 'all'
    WHEN upper(${text}) IN ('K', 'KG', 'KN', 'KINDERGARTEN') THEN 'KN' WHEN ${digits} <> '' THEN lpad(${digits}, 2, '0') ELSE ${text} END`;
}
