import { californiaPlace, cdsParts, levelOfCodes } from "./california.ts";
import { has, headed, type OfficialFormat, sumOfColumns } from "./official-format.ts";

/**
 * English learners, students fluent in English, and students reclassified since the last census, by school.
 *
 * The state's rate divides the reclassified by the English learners of the previous year, so it needs two years' files (`shareOfCounts`). One year's
 * file gives the share of the reclassified among current English learners plus the just reclassified.
 *
 * @see cde.ca.gov, file structure of reclassification data: reclassified "since the last census"
 */
export const elReclassification: OfficialFormat = {
  id: "el-reclassification",
  name: "English learner reclassification file",
  isHeader: (names) => has(names, "cds", "county", "district", "school", "el", "fep", "reclass"),
  required: ["cds"],
  yearInName: true,
  columns: {
    cds: { at: { header: ["CDS"] }, read: { as: "id", digits: 14 } },
    county_name: headed("County"),
    district_name: headed("District"),
    school_name: headed("School"),
    el: headed("EL"),
    fep: headed("FEP"),
    reclassified: headed("Reclass"),
  },
  cells: {
    publication: "'reclassification'",
    place: californiaPlace(
      // "District Office" lists the few students not enrolled at a school, not the district's total.
      `CASE WHEN lower(r.school_name) = 'district office' THEN 'school' ELSE ${levelOfCodes(cdsParts("r.cds"))} END`,
      { county: "r.county_name", district: "r.district_name", school: "r.school_name" },
      cdsParts("r.cds"),
    ),
    group: "'all=all'",
    codes: {},
    otherGrouping: "all",
    measures: [
      { indicator: "'reclassification-english-learners'", n: "r.el" },
      { indicator: "'reclassification-fluent'", n: "r.fep" },
      { indicator: "'reclassification-reclassified'", n: "r.reclassified" },
      { indicator: "'reclassified-of-learners'", n: sumOfColumns(["r.el", "r.reclassified"]), hits: "r.reclassified" },
    ],
  },
  further: [districtSums()],
};

/** The file lists only schools and withholds nothing: districts are the sums of their schools. */
function districtSums(): string {
  const place =
    "school_year, publication, indicator, district_id, district_name, county_id, county_name, state, source_file, scope";
  return `INSERT INTO staged.official_figure (${place}, place_kind, place_id, place_name, "grouping", "level", grade, counted_students, n, hits, status,
      computed, source_line, derived, id_kind)
    SELECT ${place}, 'district', district_id, district_name, 'all', 'all', 'all', 'all', sum(n), sum(hits), 'counted', true, min(source_line), false, 'state'
    FROM staged.official_figure WHERE publication = 'reclassification' AND place_kind = 'school'
    GROUP BY ${place} HAVING bool_and(status = 'counted')`;
}
