/** A course in the sample district's catalog, as described in CALPADS. */
export interface Course {
  readonly id: string;
  /** State course code. */
  readonly state: string;
  readonly name: string;
  readonly subject: "ela" | "math" | "science" | "social" | "other";
  readonly core: boolean;
  /** Meets UC/CSU requirements. */
  readonly ag: boolean;
  /** CRSC field 19 and field 32 for Advanced Placement. */
  readonly level: "" | "honors" | "ap" | "college";
  readonly stem: boolean;
}

const course = (
  id: string,
  state: string,
  name: string,
  subject: Course["subject"],
  more: Partial<Pick<Course, "core" | "ag" | "level" | "stem">> = {},
): Course => ({ id, state, name, subject, core: subject !== "other", ag: true, level: "", stem: false, ...more });

const list = [
  course("E100", "1000", "Self-Contained Class", "other", { core: true, ag: false }),
  course("ELA6", "2100", "English Language Arts 6", "ela", { ag: false }),
  course("ELA7", "2100", "English Language Arts 7", "ela", { ag: false }),
  course("ELA8", "2100", "English Language Arts 8", "ela", { ag: false }),
  course("MAT6", "2424", "Mathematics 6", "math", { ag: false }),
  course("MAT7", "2424", "Mathematics 7", "math", { ag: false }),
  course("MAT8", "2424", "Mathematics 8", "math", { ag: false }),
  course("SCI6", "2600", "Science 6", "science", { ag: false }),
  course("SCI7", "2600", "Science 7", "science", { ag: false }),
  course("SCI8", "2600", "Science 8", "science", { ag: false }),
  course("SOC6", "2700", "World History 6", "social", { ag: false }),
  course("SOC7", "2700", "World History 7", "social", { ag: false }),
  course("SOC8", "2700", "United States History 8", "social", { ag: false }),
  course("PEX6", "2500", "Physical Education", "other", { ag: false }),
  course("ART6", "2800", "Art and Music Wheel", "other", { ag: false }),
  course("ALG1", "2403", "Algebra I", "math"),
  course("GEO1", "2413", "Geometry", "math"),
  course("ALG2", "2404", "Algebra II", "math"),
  course("STAT", "2410", "Statistics", "math"),
  course("PREC", "2414", "Precalculus", "math"),
  course("APCA", "2480", "AP Calculus AB", "math", { level: "ap", stem: true }),
  course("ENG9", "2130", "English 9", "ela"),
  course("ENGT", "2131", "English 10", "ela"),
  course("EN11", "2132", "English 11", "ela"),
  course("EN12", "2133", "English 12", "ela"),
  course("HE10", "2131", "Honors English 10", "ela", { level: "honors" }),
  course("APLA", "2170", "AP English Language and Composition", "ela", { level: "ap" }),
  course("APLI", "2171", "AP English Literature and Composition", "ela", { level: "ap" }),
  course("BIOL", "2603", "Biology", "science"),
  course("CHEM", "2607", "Chemistry", "science"),
  course("EART", "2618", "Earth Science", "science"),
  course("APBI", "2670", "AP Biology", "science", { level: "ap", stem: true }),
  course("APES", "2676", "AP Environmental Science", "science", { level: "ap", stem: true }),
  course("APCS", "2470", "AP Computer Science A", "other", { level: "ap", stem: true, core: false }),
  course("GEOG", "2705", "Geography", "social"),
  course("HIWO", "2711", "World History", "social"),
  course("HIUS", "2709", "United States History", "social"),
  course("GOVE", "2703", "American Government and Economics", "social"),
  course("APUS", "2772", "AP United States History", "social", { level: "ap" }),
  course("HHWO", "2711", "Honors World History", "social", { level: "honors" }),
  course("PEHS", "2500", "Physical Education 9-12", "other", { ag: false }),
  course("SPAN", "2230", "Spanish", "other"),
  course("ARTH", "2800", "Studio Art", "other"),
  course("HLTH", "7910", "Health Careers", "other", { ag: false }),
  course("COLL", "7000", "College Success (dual enrollment)", "other", { level: "college", ag: false }),
] as const;

/** The catalog by the district's own course id. */
export const catalog: ReadonlyMap<string, Course> = new Map(list.map((c) => [c.id, c]));

/** What determines a student's schedule. */
export interface Timetable {
  /** Grade 6 to 12, as a number. */
  readonly grade: number;
  readonly accelerated: boolean;
  readonly advanced: boolean;
  readonly stem: boolean;
  readonly college: boolean;
}

/** The six or seven courses of a student in grades 6 to 12. */
export function coursesOf({ grade, accelerated, advanced, stem, college }: Timetable): string[] {
  if (grade <= 8) {
    const math = grade === 8 && accelerated ? "ALG1" : `MAT${grade}`;
    return [`ELA${grade}`, math, `SCI${grade}`, `SOC${grade}`, "PEX6", "ART6"];
  }
  const ladder = ["ALG1", "GEO1", "ALG2", "PREC", "APCA"];
  const step = grade - 9 + (accelerated ? 1 : 0);
  const math = step >= 4 ? (stem ? "APCA" : "STAT") : step === 3 && !advanced ? "STAT" : (ladder[step] ?? "STAT");
  const english = ["ENG9", advanced ? "HE10" : "ENGT", advanced ? "APLA" : "EN11", advanced ? "APLI" : "EN12"];
  const science = ["BIOL", "CHEM", stem ? "APBI" : "EART", stem ? "APES" : "EART"];
  const social = [advanced ? "HHWO" : "GEOG", advanced ? "HHWO" : "HIWO", advanced ? "APUS" : "HIUS", "GOVE"];
  const at = grade - 9;
  const own = [english[at], math, science[at], social[at], grade <= 10 ? "PEHS" : "ARTH"] as string[];
  const last = college ? "COLL" : stem && grade <= 10 ? "APCS" : grade >= 11 ? "HLTH" : "SPAN";
  return [...own, last];
}
