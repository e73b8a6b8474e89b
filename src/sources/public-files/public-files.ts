import { checkedList } from "../../base/list.ts";
import type { HeaderFault, Source } from "../source.ts";
import { plainName } from "../source.ts";
import { academicPerformanceIndex, academicPerformanceSample } from "./academic-performance-index.ts";
import {
  caasppCounts,
  caasppDerived,
  caasppEntities,
  caasppPercents,
  caasppStudentGroups,
  caasppWholePercents,
} from "./caaspp.ts";
import { californiaDistricts1999 } from "./california-districts-1999.ts";
import { censusEnrollment } from "./census-enrollment.ts";
import { absenteeismReasons, chronicAbsenteeism } from "./chronic-absenteeism.ts";
import { collegeGoing } from "./college-going.ts";
import { crdcModules, edfactsDisability } from "./crdc.ts";
import { dashboard, differentiatedAssistance } from "./dashboard.ts";
import { elReclassification } from "./el-reclassification.ts";
import { fillCells } from "./fill-cells.ts";
import { graduation, graduationRenamed } from "./graduation.ts";
import { markerMacros, publicMarkers } from "./markers.ts";
import { coloradoChronicAbsence, connecticutDownload, connecticutLong, washingtonDiscipline } from "./other-states.ts";
import { type PublicFormat, recordOf } from "./public-format.ts";
import { stabilityRates } from "./stability.ts";
import { expulsion, suspension } from "./suspension.ts";
import { ucCsuGraduates } from "./uc-csu-graduates.ts";
import { yearInPath } from "./year-in-name.ts";

/** Every published file that is known, the most particular first. */
export const publicFormats: readonly PublicFormat[] = checkedList<PublicFormat>("public format", [
  caasppCounts,
  caasppWholePercents,
  caasppPercents,
  caasppDerived,
  caasppEntities,
  caasppStudentGroups,
  dashboard,
  differentiatedAssistance,
  chronicAbsenteeism,
  absenteeismReasons,
  suspension,
  expulsion,
  graduation,
  graduationRenamed,
  stabilityRates,
  collegeGoing,
  censusEnrollment,
  elReclassification,
  ucCsuGraduates,
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

const records = new Map(publicFormats.map((format) => [format, recordOf(format)]));

/**
 * Figures that public offices publish: cells of their own, not students. A file is known by its header; a school year that stands nowhere
 * in it is taken from its name, and said.
 */
export const publicFiles: Source = {
  id: "public",
  name: "published figures",
  records: [...records.values()],
  recognise(head) {
    for (const { line, fields } of head.lines.slice(0, 20)) {
      const names = new Set(fields.map(plainName));
      const titles = head.lines.flatMap((l) => (l.line < line ? l.fields : [])).join(" ");
      for (const [format, record] of records) {
        if (!format.isHeader(names, titles)) continue;
        if (format.yearInName !== true || record.main === null) return { by: "header", record, headerLine: line };
        const year = yearInPath(head.name ?? "");
        if (year === null) return { by: "header", record, headerLine: line, faults: [noYear(format)] };
        const columns = { ...record.main.columns, school_year: { constant: year } };
        const main = { ...record.main, columns };
        return { by: "header", record: { ...record, main }, headerLine: line, faults: [yearTaken(year)] };
      }
    }
    return null;
  },
  async finish({ db, records: present, codes, report }) {
    for (const macro of markerMacros(codes[publicMarkers.id] ?? {}))
      await db.run(`CREATE OR REPLACE TEMP MACRO ${macro}`);
    for (const format of publicFormats) {
      if (!present.has(format.id)) continue;
      await fillCells(db, format, report);
      for (const sql of format.further ?? []) await db.run(sql);
    }
  },
};

const yearTaken = (year: number): HeaderFault => ({
  code: "public.year-of-name",
  what: `no column says the school year; ${year - 1}-${String(year % 100).padStart(2, "0")} was taken from the file's name.`,
  fix: "If it is another year, rename the file so that its name holds the right one (2018-19, or 2019 for the year in which it ends).",
});

const noYear = (format: PublicFormat): HeaderFault => ({
  code: "public.no-year",
  what: `no column says the school year of this ${format.name}, and the file's name holds none.`,
  fix: "Rename the file so that its name holds the year (2018-19, or 2019 for the year in which it ends), and run `fairlead check` again.",
});
