import type { Problem } from "../base/problem-facts.ts";
import { sqlText } from "../engine/sql.ts";
import type { RecordType } from "./mapping.ts";
import { fileProblem } from "./problem.ts";
import type { Source } from "./source.ts";

/** Rows of one record type with the same number of fields. */
export interface Shape {
  readonly fields: number;
  /** Whether the last field is blank because of a trailing separator. */
  readonly openEnd: boolean;
  /** Whether the tag marks an extract, which appends fields. */
  readonly extract: boolean;
  readonly rows: number;
  readonly lines: readonly number[];
}

/** Maximum number of fields a publisher may have added to a known layout. */
const mostNewFields = 12;

/**
 * Assigns a layout to rows by their number of fields.
 *
 * A row whose field count fits no layout is faulty. If nearly all rows of a file have that count, the publisher has
 * extended the layout; the nearest shorter layout reads them, with a warning.
 *
 * @param isAsWritten  false if a spreadsheet saved the file: a name with a comma can add fields there, so only exact counts fit
 */
export function layoutsOf(
  source: Source,
  id: string,
  shapes: readonly Shape[],
  { name: file, isAsWritten }: { readonly name: string; readonly isAsWritten: boolean },
  report: (problem: Problem) => void,
): { layouts: { record: RecordType; where: string }[]; misfits: { where: string; rows: number } | null } {
  const records = source.records.filter((r) => r.id === id);
  const known = new Map<number, RecordType>();
  for (const r of records) for (const n of r.fieldCounts ?? []) if (!known.has(n)) known.set(n, r);
  const counts = [...known.keys()].sort((a, b) => a - b);
  const all = shapes.reduce((n, s) => n + s.rows, 0);
  const suffix = source.extract?.suffix ?? "";
  const appended = source.extract?.fields ?? 0;
  const isShape = (s: Shape): string =>
    `(len(f) = ${s.fields} AND (trim(f[-1]) = '') = ${s.openEnd} AND (${sqlText(suffix)} <> '' AND ends_with(upper(trim(f[1])), ${sqlText(suffix)})) = ${s.extract})`;
  /** Layout with this field count, with or without the fields an extract appends. */
  const layoutWith = (fields: number, extract: boolean): RecordType | undefined =>
    extract
      ? (known.get(fields - appended) ?? known.get(fields))
      : (known.get(fields) ?? (isAsWritten ? known.get(fields - appended) : undefined));
  const chosen = new Map<RecordType, string[]>();
  const misfits: Shape[] = [];
  for (const shape of shapes) {
    const record =
      layoutWith(shape.fields, shape.extract) ??
      (shape.openEnd && isAsWritten ? layoutWith(shape.fields - 1, shape.extract) : undefined) ??
      grown(shape);
    if (record === undefined) misfits.push(shape);
    else chosen.set(record, [...(chosen.get(record) ?? []), isShape(shape)]);
  }
  function grown(shape: Shape): RecordType | undefined {
    const same = shapes.filter((s) => s.fields === shape.fields).reduce((n, s) => n + s.rows, 0);
    const nearest = counts.filter((n) => n < shape.fields).at(-1);
    const most = counts.at(-1) ?? 0;
    if (nearest === undefined || same < 5 || same < 0.9 * all || shape.fields > most + appended + mostNewFields)
      return undefined;
    report(
      fileProblem({
        code: "sources.unknown-layout",
        severity: "warning",
        file,
        lines: shape.lines,
        rows: shape.rows,
        facts: { record: id, fields: shape.fields, known: counts, read: nearest },
      }),
    );
    return known.get(nearest);
  }
  const layouts = [...chosen].map(([record, any]) => ({ record, where: `(${any.join(" OR ")})` }));
  if (misfits.length === 0) return { layouts, misfits: null };
  const rows = misfits.reduce((n, s) => n + s.rows, 0);
  const lines = misfits.flatMap((s) => s.lines).sort((a, b) => a - b);
  const first = misfits.find((s) => s.lines.includes(lines[0] ?? -1));
  report(
    fileProblem({
      code: "sources.field-count",
      severity: "error",
      file,
      lines: lines.slice(0, 5),
      rows,
      facts: { record: id, fields: first?.fields ?? 0, known: counts, otherRows: all - rows },
    }),
  );
  const where = misfits.map(isShape).join(" OR ");
  return { layouts, misfits: { where: `(${where})`, rows } };
}
