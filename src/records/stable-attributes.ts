import type { StableAttribute } from "../base/stable-attribute-names.ts";
import type { Table } from "./table.ts";
import { language, raceColumnNames, staff, student } from "./tables.ts";

/** A rarely changing attribute of the people in a table, with the columns that state it. */
interface AttributeOfTable {
  readonly attribute: StableAttribute;
  readonly table: Table;
  /** Column that identifies the person. */
  readonly person: "student_id" | "staff_id";
  /** Column that determines the latest description. */
  readonly latestBy: string;
  readonly columns: readonly string[];
  /** A row with this flag is less specific than the columns and is not compared. */
  readonly vague?: string;
}

// Some files report a person of two races only as "two or more", others list both.
const races = raceColumnNames.filter((name) => name !== "race_two_or_more" && name !== "race_mena");
const ofStudents = { table: student, person: "student_id", latestBy: "start_date" } as const;
const ofStaff = { table: staff, person: "staff_id", latestBy: "school_year" } as const;

/** Attributes that a correct delivery rarely changes for many people. */
export const stableAttributes: readonly AttributeOfTable[] = [
  { ...ofStudents, attribute: "birth-date", columns: ["birth_date"] },
  { ...ofStudents, attribute: "gender", columns: ["gender"] },
  { ...ofStudents, attribute: "race", columns: races, vague: "race_two_or_more" },
  { ...ofStudents, attribute: "home-language", columns: ["home_language"] },
  { ...ofStudents, attribute: "local-id", columns: ["local_id"] },
  { ...ofStudents, attribute: "parent-education", columns: ["parent_education"] },
  { ...ofStudents, attribute: "first-us-school", columns: ["first_us_school_date"] },
  {
    ...ofStudents,
    attribute: "primary-language",
    table: language,
    columns: ["primary_language"],
  },
  { ...ofStaff, attribute: "gender", columns: ["gender"] },
  { ...ofStaff, attribute: "race", columns: races, vague: "race_two_or_more" },
];
