import { isNone } from "../base/finding.ts";
import type { OutlierReport } from "../reports/outliers.ts";
import { type Output, printedFile } from "./output.ts";
import { spreadsheetText } from "./spreadsheet-text.ts";

/** Table of all places, published with the pages on places to learn from. */
export const outliersCsv = async (report: OutlierReport, output: Output<"public">): Promise<void> =>
  output.put(printedFile(report, "places.csv", placesCsv(report)));

/** `places.csv`: one row per place and group, unrounded numbers, no words to translate. */
export function placesCsv(report: OutlierReport): string {
  const header =
    "place,name,district,group,included,students_a_year,years,actual,expected,difference,likely_difference,lower,upper,rank_from,rank_to,verdict,charter,magnet,program";
  const lines = report.places.flatMap((place) =>
    (["focal", "reference"] as const).flatMap((which) => {
      const side = place[which];
      if (isNone(side)) return [];
      const best = isNone(side.best) ? null : side.best;
      const rank = isNone(side.rank) ? null : side.rank;
      const { focal, reference } = report.question.groups;
      return [
        [
          place.id,
          place.name,
          place.districtName,
          which === "focal" ? focal.join("; ") : reference,
          place.included ? "yes" : "no",
          side.n,
          side.years,
          side.actual,
          side.expected,
          side.difference,
          best?.shrunk ?? null,
          best?.lower ?? null,
          best?.upper ?? null,
          rank?.from ?? null,
          rank?.to ?? null,
          side.verdict,
          yesOrNo(place.kind?.charter),
          yesOrNo(place.kind?.magnet),
          place.kind?.program ?? null,
        ]
          .map(cell)
          .join(","),
      ];
    }),
  );
  return `${[header, ...lines].join("\n")}\n`;
}

/** Blank where no file says it. */
const yesOrNo = (value: boolean | null | undefined): string | null =>
  value === undefined || value === null ? null : value ? "yes" : "no";

function cell(value: string | number | null): string {
  if (value === null) return "";
  return typeof value === "number" ? String(Math.round(value * 1e6) / 1e6) : quotedCell(spreadsheetText(value));
}

/** Text as an RFC 4180 cell. */
export const quotedCell = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
