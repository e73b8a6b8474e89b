import { type ReportExport, unused } from "./report-export.ts";

const repository = "github.com/dobrowski/CALPADS_TOMS_Est";

/** Reports of the California Longitudinal Pupil Achievement Data System, as saved from its report viewer. */
export const calpadsExports: readonly ReportExport[] = [
  {
    id: "calpads-8.1",
    system: "CALPADS",
    name: "Report 8.1, Student Profile - List",
    kind: "roster",
    sources: [
      "https://documentation.calpads.org/Reports/EOY3New/Report8.1_StudentProfile_List%28EOY3%29",
      `${repository}: 3 CALPADSchronic.R, 4 SuspensionCALPADS.R`,
    ],
    headings: {
      SchoolCode: "school_id",
      SchoolName: "school_name",
      SSID: "student_id",
      StudentName: "name",
      Grade: "grade",
      EthnicityRace: "race",
      Homeless: "homeless",
      StudentswithDisabilities: "special_education",
      EnglishLearner: "english_learner",
      SocioEconomicallyDisadvantaged: "disadvantaged",
      ELAStatus: "elas",
      ELAStatusStartDate: "elas_date",
      ...unused("EnglishLearner_ReclassifiedFluentEnglishProficient"),
    },
  },
  {
    id: "calpads-7.12",
    system: "CALPADS",
    name: "Report 7.12, Incident Results - Student List",
    kind: "discipline",
    sources: [
      "https://documentation.calpads.org/Reports/EOY3New/Report7.12_IncidentResultDetails",
      `${repository}: 4 SuspensionCALPADS.R`,
    ],
    headings: {
      SchoolCode: "school_id",
      SchoolName: "school_name",
      SSID: "student_id",
      Grade: "grade",
      DurationDays: "result_days",
    },
  },
  {
    id: "calpads-14.2",
    system: "CALPADS",
    name: "Report 14.2, Student Absences - Student List",
    kind: "attendance-summary",
    sources: [
      "https://documentation.calpads.org/Reports/EOY3New/Report14.2_StudentAbsencesStudentList/",
      `${repository}: 3 CALPADSchronic.R`,
    ],
    headings: {
      SchoolCode: "school_id",
      SchoolName: "school_name",
      SSID: "student_id",
      StudentName: "name",
      Gender: "gender",
      Grade: "grade",
      DaysExpectedA: "days_expected",
      DaysAbsentCEFG: "days_absent",
      ...unused("AdaGeneratingIndependentStudyDays"),
    },
  },
];
