import { AppError } from "../base/errors.ts";
import type { Problem } from "../base/problem-facts.ts";
import { type Fates, noFates } from "./fates.ts";
import type { FlatFile } from "./flat-files.ts";
import { headingRow } from "./heading-row.ts";
import { nearestFormat } from "./nearest-format.ts";
import { fileProblem } from "./problem.ts";
import type { Work } from "./read-work.ts";
import type { RecognizedFile } from "./reading.ts";
import type { Head, Source } from "./source.ts";

/** Summary of a file and record type; every row has one fate. */
export function entry(
  file: FlatFile,
  source: Source | null,
  record: { readonly id: string; readonly name: string } | null,
  rowsIn: number,
  fates: Fates,
): RecognizedFile {
  const aside = Object.values(fates.setAside).reduce((sum, n) => sum + n, 0);
  if (rowsIn !== fates.loaded + fates.quarantined + aside) {
    throw new AppError("sources.rows-lost", {
      file: file.name,
      record: record?.id ?? null,
      rowsIn,
      loaded: fates.loaded,
      quarantined: fates.quarantined,
      setAside: aside,
    });
  }
  return {
    name: file.name,
    sha256: file.sha256,
    source: source?.id ?? null,
    recordType: record?.id ?? null,
    recordName: record?.name ?? null,
    schoolYears: fates.schoolYears,
    scopes: fates.scopes,
    rowsIn,
    rowsLoaded: fates.loaded,
    rowsQuarantined: fates.quarantined,
    setAside: fates.setAside,
    students: fates.students,
  };
}

/** The delivery contains the same bytes under another name. */
export function again(
  file: FlatFile,
  twin: { name: string; files: readonly RecognizedFile[] },
  report: (p: Problem) => void,
): RecognizedFile[] {
  report(
    fileProblem({
      code: "sources.same-file",
      severity: "warning",
      file: file.name,
      rows: twin.files.reduce((n, f) => n + f.rowsIn, 0),
      facts: { twin: twin.name },
    }),
  );
  return twin.files.map((f) => ({
    ...f,
    name: file.name,
    sha256: file.sha256,
    rowsLoaded: 0,
    rowsQuarantined: 0,
    setAside: { duplicate: f.rowsIn },
    sameAs: [{ file: twin.name, rows: f.rowsIn }],
  }));
}

/**
 * A file no source reads.
 *
 * @param lines  its filled lines
 */
export function unknownFile(work: Work, file: FlatFile, head: Head, lines: number): RecognizedFile {
  const titles = headingRow(head.lines.map(({ fields }) => fields));
  const rows = titles === -1 ? lines : lines - 1;
  const title = Math.max(0, titles);
  const near = nearestFormat(head, work.sources);
  const at = { severity: "error", file: file.name, rows } as const;
  work.report(
    near === null
      ? fileProblem({ code: "sources.unrecognized", ...at, facts: { seems: null, note: null } })
      : fileProblem({ code: "sources.near-format", ...at, facts: near }),
  );
  return entry(file, null, null, rows, {
    ...noFates,
    setAside: { ...(title > 0 && { title }), ...(rows > title && { unrecognized: rows - title }) },
  });
}
