import type { FileKind } from "../../src/base/mapping-facts.ts";
import { sources } from "../../src/sources/index.ts";
import { concepts } from "../../src/sources/vocabulary/concepts.ts";
import type { ReportExport } from "../../src/sources/vocabulary/report-export.ts";
import { reportExports } from "../../src/sources/vocabulary/report-exports.ts";
import { conceptNames } from "../../src/ui/language/en/concepts.ts";

const kindNames: Readonly<Record<FileKind, string>> = {
  roster: "students",
  schools: "schools",
  programs: "programs",
  "attendance-summary": "attendance, a row for each student",
  "attendance-daily": "attendance by day",
  discipline: "discipline",
  assessments: "test results",
  "course-results": "course results",
  sections: "sections",
  staff: "staff",
  survey: "survey answers",
  "self-review": "self-reviews",
};

const code = (text: string): string => `\`${text}\``;
const codes = (headings: readonly string[]): string => headings.map(code).join(", ");
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] =>
  [head, head.map(() => "---"), ...rows].map(
    (cells) => `| ${cells.map((c) => c.replaceAll("|", "\\|")).join(" | ")} |`,
  );

function exportSection({ name, kind, sources, headings }: ReportExport): string[] {
  const of = Object.entries(headings);
  const used = of.flatMap(([heading, id]) => (id === null ? [] : [[code(heading), conceptNames[id]]]));
  const others = of.flatMap(([heading, id]) => (id === null ? [heading] : []));
  return [
    `### ${name}`,
    "",
    `Read as: ${kindNames[kind]}.`,
    "",
    ...table(["Heading", "Meaning"], used),
    "",
    ...(others.length === 0 ? [] : [`Known but not used: ${codes(others)}.`, ""]),
    "Headings from:",
    "",
    ...sources.map((source) => `- ${source.startsWith("https:") ? `<${source}>` : code(source)}`),
    "",
  ];
}

/** Generates `docs/headings.md` from the lists the program uses to recognize headings. */
export function headingsPage(): string {
  const systems = [...new Set(reportExports.map((e) => e.system))];
  const general = concepts.flatMap(({ id, headers }) =>
    headers.length === 0 ? [] : [[conceptNames[id], codes(headers)]],
  );
  const special = concepts.flatMap(({ id, headersIn }) =>
    Object.entries(headersIn ?? {}).flatMap(([kind, headings]) =>
      headings.length === 0 ? [] : [[kindNames[kind as FileKind], conceptNames[id], codes(headings)]],
    ),
  );
  const lines = [
    "# Headings that Fairlead knows",
    "",
    "Fairlead reads a district's own files by their headings and values. Case, spaces, punctuation and accents in a heading do not matter.",
    "Names and contact details are recognized so that they are never loaded.",
    "",
    "A file whose headings mostly match one export below is read as that export. Missing or additional columns do not matter.",
    "Headings not listed here can still be matched in part or by their values; `fairlead map` shows how.",
    "",
    `These formats need no profile: ${sources.map((s) => s.name).join(", ")}.`,
    "",
    "In an export from California's reporting system (CERS), summative results are the state's tests. Interim tests (ICA, IAB, FIAB) are the district's own: the",
    "test is named by its instrument (`AssessmentSubType`, `Subject`, `AssessmentName`), its form (`AdministrationCondition`, `Completeness`) and the day of",
    "`SubmitDateTime`. No question about the state's tests counts them, and their rows say nothing about enrollment or programs.",
    "",
    "A CALPADS file is read with any delimiter, with quotes or a header row, and from a workbook: a spreadsheet may have saved it. Lost zeros are restored.",
    "",
    "The state's student data files (TOMS: CAASPP, ELPAC) and CERS exports change from year to year. Their columns from 2017-18 to 2024-25 are listed in",
    "`src/sources/caaspp/known-columns.ts`, with the sources. A column that no year's file has is named when the file is checked or loaded; a missing or renamed",
    "column of the results holds the load.",
    "",
    "DIBELS 8 exports of systems other than mCLASS, and CALPADS reports other than 7.12, 8.1 and 14.2 (1.x among them), are not listed: no public source",
    "gives their columns as spelled in the file.",
    "",
    "This page is generated from the program's lists.",
    "",
    ...systems.flatMap((system) => [
      `## ${system}`,
      "",
      ...reportExports.filter((e) => e.system === system).flatMap(exportSection),
    ]),
    "## Headings in any file",
    "",
    ...table(["Meaning", "Headings"], general),
    "",
    "## Headings in one kind of file",
    "",
    ...table(["File of", "Meaning", "Headings"], special),
    "",
  ];
  return lines.join("\n");
}
