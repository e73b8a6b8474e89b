import { grades } from "../src/records/codes.ts";
import type { Coverage } from "../src/records/coverage/coverage.ts";
import type { Records } from "../src/records/rows.ts";

/** Coverage of a district whose files all cover every school, for testing definitions rather than deliveries. */
export function coveredEverywhere(records: Records): Coverage {
  const stays = records["enrollment"] ?? [];
  const schools = [...new Set(stays.map((row) => `${row["school_year"]}|${row["school_id"]}`))].map((key) => {
    const [year = "", school = ""] = key.split("|");
    return { schoolYear: Number(year), school, district: "district", grades: new Set(Object.keys(grades)) };
  });
  return { schools, covers: () => true, atSchool: () => "covered", inYear: () => "covered" };
}
