import { disability, enrollment, language, program, school, student } from "../../records/tables.ts";
import * as calpads from "../calpads/codes.ts";
import type { ColumnSource, FileColumn, Mapping } from "../mapping.ts";
import * as codes from "./codes.ts";

const at = (...header: readonly string[]): FileColumn => ({ header });
const yesNo = (...header: readonly string[]): ColumnSource => ({ at: at(...header), read: { as: "yes-no" } });

/** When the student's present status began: of a reclassified student, the day of reclassification. */
const statusDate = "EnglishLanguageAcquisitionStatusStartDate";
/** When the student became an English learner. */
const learnerDates = ["ELEntryDate", "ELIDDate", "LimitedEnglishProficiencyEntryDate", "LEPEntryDate"];

/** Columns of the state's student test files, by their names in the TOMS, ELPAC and CERS files. */
export const caasppPlaceColumns = {
  student: at("SSID", "StudentIdentifier", "StateStudentIdentifier"),
  localId: at("LocalStudentID", "AlternateSSID"),
  school: at("CALPADSSchoolCode", "SchoolId", "SchoolCode"),
  schoolName: at("CALPADSSchoolName", "SchoolName"),
  district: at("CALPADSDistrictCode", "DistrictId", "DistrictCode"),
  districtName: at("CALPADSDistrictName", "DistrictName"),
  grade: at("GradeAssessed", "GradeLevelWhenAssessed", "CALPADSGrade"),
  gradeEnrolled: at("CALPADSGrade", "GradeAssessed", "GradeLevelWhenAssessed"),
  elas: at("ELAS", "EnglishLanguageAcquisitionStatus", "ELStatus", "LEPStatus"),
  learnerSince: at(...learnerDates),
  statusSince: at(...learnerDates, statusDate),
  reclassified: at("RFEPDate", "LEPExitDate", "ELExitDate", statusDate),
  specialEducation: at("CALPADSSpecialEducation", "SpecialEducation", "CALPADSIDEAIndicator", "IDEAIndicator"),
} as const;

export const studentId: ColumnSource = { at: caasppPlaceColumns.student, read: { as: "id", digits: 10 } };
export const schoolId: ColumnSource = { at: caasppPlaceColumns.school, read: { as: "id", digits: 7 } };
export const districtId: ColumnSource = { at: caasppPlaceColumns.district, read: { as: "id", digits: 7 } };

const statuses: readonly (readonly [program: string, place: FileColumn])[] = [
  ["disadvantaged", at("EconomicDisadvantageStatus", "CALPADSEconomicDisadvantageStatus")],
  ["section-504", at("Section504Status")],
  ["migrant", at("MigrantStatus", "CALPADSMigrantStatus")],
  [
    "military",
    at("MilitaryStatus", "CALPADSMilitaryStatus", "MilitaryStudentIdentifier", "MilitaryConnectedStudentIndicator"),
  ],
  ["foster", at("FosterStatus", "CALPADSFosterStatus")],
  ["homeless", at("HomelessStatus", "CALPADSHomelessStatus")],
];
const yes = ["Y", "YES", "1", "TRUE"];

/**
 * Facts about the student in a row of a test file: enrollment, demographics, programs, English status, disability. All are inferred, so that dedicated
 * records take precedence.
 */
export function studentFacts(schoolYear: ColumnSource): Mapping[] {
  const begins: ColumnSource = { firstDayOfYear: schoolYear };
  const ends: ColumnSource = { lastDayOfYear: schoolYear };
  const learner = (start: ColumnSource, elas: ColumnSource, when: Mapping["when"]): Mapping => ({
    table: language,
    derived: true,
    columns: { student_id: studentId, elas, start_date: start },
    ...(when === undefined ? {} : { when }),
  });
  const elas: ColumnSource = { at: caasppPlaceColumns.elas, read: { as: "code", codes: codes.caasppElasCodes } };
  const dateOr = (place: FileColumn): ColumnSource => ({ at: place, read: { as: "date" }, otherwise: begins });
  return [
    {
      table: enrollment,
      derived: true,
      columns: {
        school_year: schoolYear,
        student_id: studentId,
        school_id: schoolId,
        district_id: districtId,
        entry_date: begins,
        status: { constant: "primary" },
        grade: { at: caasppPlaceColumns.gradeEnrolled, read: { as: "code", codes: calpads.calpadsGradeCodes } },
      },
    },
    {
      table: school,
      derived: true,
      columns: {
        school_id: schoolId,
        name: { at: caasppPlaceColumns.schoolName, read: { as: "text" } },
        district_id: districtId,
        district_name: { at: caasppPlaceColumns.districtName, read: { as: "text" } },
        state: { constant: "CA" },
      },
    },
    {
      table: student,
      derived: true,
      columns: {
        student_id: studentId,
        start_date: begins,
        local_id: { at: caasppPlaceColumns.localId, read: { as: "text" } },
        birth_date: { at: at("DateofBirth", "Birthdate", "BirthDate"), read: { as: "date" } },
        gender: { at: at("Gender", "Sex"), read: { as: "code", codes: calpads.calpadsGenderCodes, unknown: "blank" } },
        hispanic: yesNo("HispanicorLatino", "HispanicOrLatinoEthnicity"),
        race_american_indian: yesNo("AmericanIndianorAlaskaNative"),
        race_asian: yesNo("Asian"),
        race_black: yesNo("BlackorAfricanAmerican"),
        race_filipino: yesNo("Filipino"),
        race_pacific_islander: yesNo(
          "HawaiianOrOtherPacificIslander",
          "NativeHawaiianOrOtherPacificIslander",
          "NativeHawaiianPacificIslander",
        ),
        race_white: yesNo("White"),
        race_two_or_more: yesNo("TwoorMoreRaces", "DemographicRaceTwoOrMoreRaces"),
        parent_education: {
          at: at("ParentEducationLevel", "CALPADSParentEducationLevel", "ParentEducation"),
          read: { as: "code", codes: calpads.calpadsParentEducationCodes },
        },
      },
    },
    ...statuses.map(
      ([name, place]): Mapping => ({
        table: program,
        derived: true,
        when: [{ at: place, isIn: yes }],
        columns: {
          school_year: schoolYear,
          student_id: studentId,
          school_id: schoolId,
          program: { constant: name },
          start_date: begins,
        },
      }),
    ),
    learner(dateOr(caasppPlaceColumns.learnerSince), { constant: "EL" }, [
      { at: caasppPlaceColumns.elas, isIn: ["RFEP"] },
      { at: caasppPlaceColumns.learnerSince, isFilled: true },
    ]),
    learner(dateOr(caasppPlaceColumns.reclassified), elas, [{ at: caasppPlaceColumns.elas, isIn: ["RFEP"] }]),
    learner(dateOr(caasppPlaceColumns.statusSince), elas, [
      { at: caasppPlaceColumns.elas, isIn: ["EL", "ADEL", "Y", "YES"] },
    ]),
    learner(begins, elas, [{ at: caasppPlaceColumns.elas, isNotIn: ["RFEP", "EL", "ADEL", "Y", "YES"] }]),
    {
      table: disability,
      derived: true,
      when: [{ at: caasppPlaceColumns.specialEducation, isIn: yes }],
      columns: {
        student_id: studentId,
        start_date: begins,
        end_date: ends,
        eligible: { constant: true },
        category: { at: at("PrimaryDisabilityType"), read: { as: "code", codes: codes.caasppDisabilityCodes } },
      },
    },
  ];
}
