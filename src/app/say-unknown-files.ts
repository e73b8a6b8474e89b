import { requireRight } from "../access/may.ts";
import type { Viewer } from "../access/viewer.ts";
import type { Problem } from "../base/problem-facts.ts";
import { proposeMapping } from "../mapper/propose.ts";
import { shownHeading } from "../mapper/shown-proposal.ts";
import type { InputFile, Reading } from "../sources/reading.ts";
import { type SourceTable, sourceTables } from "../sources/source-tables.ts";

/** Describes unrecognized files, so that checking and loading say the same as `fairlead map`. */
export async function sayUnknownFiles(
  viewer: Viewer,
  reading: Reading,
  inputs: readonly InputFile[],
): Promise<Reading> {
  requireRight(viewer, "read-rows");
  const unknown = new Set(reading.problems.flatMap((p) => (p.code === "sources.unrecognized" ? [p.file] : [])));
  if (unknown.size === 0) return reading;
  // A file inside a zip or workbook is named `<container>` plus its own name.
  const containers = inputs.filter(({ name }) => [...unknown].some((file) => file === name || file.startsWith(name)));
  const { tables } = await sourceTables(containers);
  const problems = reading.problems.map((problem): Problem => {
    if (problem.code !== "sources.unrecognized") return problem;
    const table = tables.find(({ name }) => name === problem.file);
    return table === undefined ? problem : { ...problem, facts: looksOf(table) };
  });
  return { ...reading, problems };
}

function looksOf(table: SourceTable): Extract<Problem, { code: "sources.unrecognized" }>["facts"] {
  const { profile, kind, notes } = proposeMapping(table);
  const shown = (heading: string): string => shownHeading(heading, table);
  for (const note of notes) {
    if (note.kind === "discipline-flags" && profile.fills.length === 0)
      return { seems: null, note: { ...note, headings: note.headings.map(shown) } };
    if (note.kind === "groups-in-columns") return { seems: null, note: { ...note, groups: note.groups.map(shown) } };
    if (note.kind === "groups-in-rows") return { seems: null, note: { ...note, column: shown(note.column) } };
    if (note.kind === "undated-days") return { seems: null, note: { ...note, headings: note.headings.map(shown) } };
  }
  return { seems: profile.fills.length === 0 ? null : kind, note: null };
}
