import { checkedList } from "../../base/list.ts";
import type { HeaderFault, Source } from "../source.ts";
import { plainName } from "../source.ts";
import { academicPerformanceIndex, academicPerformanceSample } from "./academic-performance-index.ts";
import {
  alternateResearch,
  caasppCounts,
  caasppDerived,
  caasppEntities,
  caasppPercents,
  caasppStudentGroups,
  caasppTests,
  caasppWholePercents,
  elpacResearch,
} from "./caaspp.ts";
import { californiaDistricts1999 } from "./california-districts-1999.ts";
import { censusEnrollment } from "./census-enrollment.ts";
import { absenteeismReasons, chronicAbsenteeism } from "./chronic-absenteeism.ts";
import { collegeGoing } from "./college-going.ts";
import { coloradoChronicAbsence } from "./colorado.ts";
import { connecticutDownload, connecticutLong } from "./connecticut.ts";
import { crdcModules, edfactsDisability } from "./crdc.ts";
import { dashboard, dashboardUncolored, differentiatedAssistance } from "./dashboard.ts";
import { elReclassification } from "./el-reclassification.ts";
import { fillCells } from "./fill-cells.ts";
import { fiveYearGraduation, graduation, graduationRenamed } from "./graduation.ts";
import { driftOf } from "./layout-drift.ts";
import { markerMacros, officialMarkers } from "./markers.ts";
import { mealProgram, unduplicatedCount } from "./meal-program.ts";
import { type FromName, type OfficialFormat, recordOf } from "./official-format.ts";
import { federalIdentifiers, schoolDirectory } from "./school-directory.ts";
import { stabilityRates } from "./stability.ts";
import { expulsion, suspension } from "./suspension.ts";
import { ucCsuGraduates } from "./uc-csu-graduates.ts";
import { washingtonDiscipline } from "./washington.ts";
import { yearInPath } from "./year-in-name.ts";

/** Every known official file format, the most specific first. */
export const officialFormats: readonly OfficialFormat[] = checkedList<OfficialFormat>("official-formats", [
  caasppCounts,
  caasppWholePercents,
  caasppPercents,
  caasppDerived,
  elpacResearch,
  alternateResearch,
  caasppEntities,
  caasppStudentGroups,
  caasppTests,
  dashboard,
  dashboardUncolored,
  differentiatedAssistance,
  chronicAbsenteeism,
  absenteeismReasons,
  suspension,
  expulsion,
  graduation,
  fiveYearGraduation,
  graduationRenamed,
  stabilityRates,
  collegeGoing,
  censusEnrollment,
  elReclassification,
  ucCsuGraduates,
  mealProgram,
  unduplicatedCount,
  schoolDirectory,
  federalIdentifiers,
  academicPerformanceIndex,
  academicPerformanceSample,
  californiaDistricts1999,
  ...crdcModules,
  edfactsDisability,
  connecticutLong,
  connecticutDownload,
  coloradoChronicAbsence,
  washingtonDiscipline,
]);

const records = new Map(officialFormats.map((format) => [format, recordOf(format)]));

/**
 * Official figures: aggregate cells published by agencies, not student records. A file is recognized by its header;
 * if it does not state its school year, the year is taken from its name, with a warning.
 */
export const officialFiles: Source = {
  id: "official",
  name: "published figures",
  records: [...records.values()],
  recognize(head) {
    for (const { line, fields } of head.lines.slice(0, 20)) {
      const names = new Set(fields.map(plainName));
      const titles = head.lines.flatMap((l) => (l.line < line ? l.fields : [])).join(" ");
      for (const [format, record] of records) {
        if (!format.isHeader(names, titles)) continue;
        if (record.main === null) return { by: "header", record, headerLine: line };
        const named = fromName(format, names, head.name ?? "");
        const main = { ...record.main, columns: { ...record.main.columns, ...named.columns } };
        const id = named.part === undefined ? record.id : `${record.id}.${named.part}`;
        return {
          by: "header",
          record: { ...record, id, main },
          headerLine: line,
          faults: [...named.faults, ...driftOf(format, fields)],
        };
      }
    }
    return null;
  },
  async finish({ db, records: present, codes, report }) {
    for (const macro of markerMacros(codes[officialMarkers.id] ?? {}))
      await db.run(`CREATE OR REPLACE TEMP MACRO ${macro}`);
    for (const format of officialFormats) {
      if (![...present].some((id) => id === format.id || id.startsWith(`${format.id}.`))) continue;
      await fillCells(db, format, report);
      for (const sql of format.further ?? []) await db.run(sql);
    }
  },
};

/** Columns whose values come from the file's name: school year, indicator. */
function fromName(format: OfficialFormat, names: ReadonlySet<string>, name: string): FromName {
  const fromName = format.fromName?.(names, name) ?? { columns: {}, faults: [] };
  if (format.yearInName !== true && (format.yearHeader === undefined || names.has(format.yearHeader))) return fromName;
  const year = yearInPath(name);
  const columns = { ...fromName.columns, school_year: { constant: year } };
  if (year === null) return { ...fromName, columns, faults: [...fromName.faults, noYear(format)] };
  return { ...fromName, columns, faults: [...fromName.faults, yearTaken(year)] };
}

const yearTaken = (year: number): HeaderFault => ({
  code: "official.year-of-name",
  facts: { schoolYear: year },
});

const noYear = (format: OfficialFormat): HeaderFault => ({
  code: "official.no-year",
  facts: { format: format.name },
});
