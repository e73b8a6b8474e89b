import { describe, expect, test } from "vitest";
import { answering, readMapped } from "./proposed-files.ts";

const roster = {
  name: "Student List.csv",
  lines: [
    "State Student ID,Student Number,First Name,Last Name,School,School Name,Grade Level,Gender,DOB,Fed Ethnicity,Lunch Status,LEP,Sped,Homeless,Foster,GATE,EntryDate,ExitDate",
    "1000000001,101,Ana,Gil,0112345,Alder Elementary,KG,F,8/15/2019,Hispanic/Latino,F,Y,N,N,N,N,8/14/2024,",
    "1000000002,102,Ben,Ode,0112345,Alder Elementary,1,M,2/3/2018,White,P,N,Y,N,N,Y,8/14/2024,1/10/2025",
    "1000000003,103,Cal,Roe,6112345,Birch Middle,07,X,11/30/2011,Two or More Races,R,N,N,Y,N,N,8/14/2024,",
    "100000004,104,Dee,Poe,112345,Alder Elementary,02,F,5/5/2017,Black/African American,F,N,N,N,Y,N,8/20/2024,",
  ],
};

describe("a roster from a student system", () => {
  test("fills students, enrollments, schools, flags and statuses, and never loads names", async () => {
    await readMapped(roster, { schoolYear: 2025 }, async ({ proposal, reading, rows }) => {
      expect(proposal.kind).toBe("roster");
      expect(proposal.questions).toEqual([]);
      expect(proposal.columns.find((c) => c.heading === "Last Name")).toMatchObject({
        confidence: "not used",
        samples: [],
      });
      expect(reading.problems.filter((p) => p.severity === "error")).toEqual([]);
      const enrolled = await rows("enrollment");
      expect(
        enrolled.map((r) => [r["student_id"], r["school_id"], r["grade"], r["entry_date"], r["exit_date"]]),
      ).toEqual([
        ["1000000001", "0112345", "KN", "2024-08-14", null],
        ["1000000002", "0112345", "01", "2024-08-14", "2025-01-10"],
        ["1000000003", "6112345", "07", "2024-08-14", null],
        ["0100000004", "0112345", "02", "2024-08-20", null],
      ]);
      const students = await rows("student");
      expect(
        students.map((r) => [
          r["gender"],
          r["hispanic"],
          r["race_white"],
          r["race_two_or_more"],
          r["race_black"],
          r["local_id"],
        ]),
      ).toEqual([
        ["F", true, false, false, false, "101"],
        ["M", false, true, false, false, "102"],
        ["X", false, false, true, false, "103"],
        ["F", false, false, false, true, "104"],
      ]);
      expect(students[0]).toMatchObject({ start_date: "2024-07-01", birth_date: "2019-08-15", race_missing: false });
      expect((await rows("program", "source_line, program")).map((r) => [r["source_line"], r["program"]])).toEqual([
        [2, "free-meal"],
        [3, "gifted"],
        [4, "homeless"],
        [4, "reduced-meal"],
        [5, "foster"],
        [5, "free-meal"],
      ]);
      expect((await rows("language")).map((r) => r["elas"])).toEqual(["EL", "not-EL", "not-EL", "not-EL"]);
      expect((await rows("disability")).map((r) => r["eligible"])).toEqual([false, true, false, false]);
      expect(new Set((await rows("school")).map((r) => r["name"]))).toEqual(
        new Set(["Alder Elementary", "Birch Middle"]),
      );
    });
  });

  test("restores lost leading zeros only where the length is known, with a warning", async () => {
    await readMapped(roster, { schoolYear: 2025 }, ({ reading }) => {
      const mended = reading.problems.filter((p) => p.code === "sources.lost-zeros");
      expect(mended.map((p) => [p.columnName, p.rows, p.lines])).toEqual(
        expect.arrayContaining([
          ["State Student ID", 1, [5]],
          ["School", 1, [5]],
        ]),
      );
    });
    const loose = {
      name: "r.csv",
      lines: ["Student ID,School ID,Grade,Sex", "7,12,03,F", "10452,345,04,M", "981,12,05,F"],
    };
    await readMapped(loose, { schoolYear: 2025 }, async ({ reading, rows }) => {
      expect(reading.problems.filter((p) => p.code === "sources.lost-zeros")).toEqual([]);
      expect((await rows("enrollment")).map((r) => [r["student_id"], r["school_id"], r["id_kind"]])).toEqual([
        ["7", "12", "local"],
        ["10452", "345", "local"],
        ["981", "12", "local"],
      ]);
    });
  });

  test("without a school year nothing loads, and the question says how to answer", async () => {
    await readMapped(roster, {}, ({ proposal, reading }) => {
      expect(proposal.questions.map((q) => q.id)).toEqual(["schoolYear"]);
      expect(reading.tables).toEqual([]);
      expect(reading.files[0]).toMatchObject({ rowsIn: 4, rowsLoaded: 0, setAside: { unanswered: 4 } });
      expect(reading.problems.map((p) => p.code)).toContain("mapped.question-open");
    });
  });

  test("a fixed year before the file's dates is reported", async () => {
    await readMapped(roster, { schoolYear: 2024 }, ({ proposal, reading }) => {
      expect(proposal.notes).toContainEqual({ kind: "year-given" });
      expect(reading.problems.find((p) => p.code === "mapped.year-passed")).toMatchObject({
        rows: 4,
        line: 2,
        students: 4,
      });
    });
  });

  test("Spanish headings and words give the same records", async () => {
    const file = {
      name: "alumnos.csv",
      lines: [
        "ID estatal;Escuela;Grado;Sexo;Raza/Etnia;Fecha de nacimiento;Año escolar;Aprendiz de inglés;Sin hogar;Fecha de ingreso",
        "2000000001;0112345;Kínder;Femenino;Hispano o latino;2019-08-15;2024-25;Sí;No;2024-08-14",
        "2000000002;0112345;3.º grado;Masculino;Asiático;2016-02-01;2024-25;No;Sí;2024-08-14",
      ],
    };
    await readMapped(file, {}, async ({ proposal, rows }) => {
      expect(proposal.kind).toBe("roster");
      const enrolled = await rows("enrollment");
      expect(enrolled.map((r) => [r["school_year"], r["grade"], r["entry_date"]])).toEqual([
        [2025, "KN", "2024-08-14"],
        [2025, "03", "2024-08-14"],
      ]);
      expect((await rows("student")).map((r) => [r["gender"], r["hispanic"], r["race_asian"]])).toEqual([
        ["F", true, false],
        ["M", false, true],
      ]);
      expect((await rows("language")).map((r) => r["elas"])).toEqual(["EL", "not-EL"]);
      expect((await rows("program")).map((r) => r["program"])).toEqual(["homeless"]);
    });
  });
});

describe("ambiguous codes", () => {
  const file = {
    name: "r.csv",
    lines: [
      "SSID,School Code,Grade,Gender,Ethnicity",
      "1000000001,0112345,03,F,Z9",
      "1000000002,0112345,Q,M,W",
      "1000000003,0112345,05,M,NA",
    ],
  };

  test("become questions; unanswered, a required one quarantines its row and another stays blank, both reported", async () => {
    await readMapped(file, { schoolYear: 2025 }, async ({ proposal, reading, rows }) => {
      expect(proposal.questions.map((q) => q.where).sort()).toEqual([
        "codes.Ethnicity.Z9",
        "codes.Grade.Q",
        "missing.NA",
      ]);
      expect(reading.files[0]).toMatchObject({ rowsIn: 3, rowsLoaded: 2, rowsQuarantined: 1 });
      expect(reading.problems.find((p) => p.columnName === "Grade")).toMatchObject({
        severity: "error",
        value: "Q",
        lines: [3],
      });
      expect(reading.problems.find((p) => p.columnName === "Ethnicity")).toMatchObject({ severity: "warning" });
      expect((await rows("student")).map((r) => [r["race_white"], r["race_missing"]])).toEqual([
        [false, null],
        [false, null],
      ]);
    });
  });

  test("are read as answered", async () => {
    const answer = answering({ missing: { NA: "yes" } });
    await readMapped(
      file,
      {
        schoolYear: 2025,
        answer: (p) => {
          const said = answer(p);
          return {
            ...said,
            race: { from: ["Ethnicity"], codes: { ...said.race?.codes, Z9: "black" } },
            fills: said.fills.map((f) =>
              f.table === "enrollment"
                ? {
                    ...f,
                    columns: { ...f.columns, grade: { from: "Grade", codes: { "03": "03", "05": "05", Q: "KN" } } },
                  }
                : f,
            ),
          };
        },
      },
      async ({ reading, rows }) => {
        expect(reading.files[0]).toMatchObject({ rowsLoaded: 3, rowsQuarantined: 0 });
        expect((await rows("enrollment")).map((r) => r["grade"])).toEqual(["03", "KN", "05"]);
        expect((await rows("student")).map((r) => [r["race_black"], r["race_white"]])).toEqual([
          [true, false],
          [false, true],
          [null, null],
        ]);
      },
    );
  });
});

describe("attendance", () => {
  test("days enrolled and absent give days attended", async () => {
    const file = {
      name: "att.csv",
      lines: [
        "Student ID,School ID,School Year,Days Enrolled,Days Absent,Excused Absences,Unexcused Absences",
        "11,5,2024-2025,180,18,10,8",
        "12,5,2024-2025,90,N/A,,",
        "13,5,2024-2025,1O0,3,1,2",
      ],
    };
    await readMapped(file, {}, async ({ proposal, reading, rows }) => {
      expect(proposal.kind).toBe("attendance-summary");
      expect(proposal.profile.missing).toEqual({ "N/A": "yes" });
      expect(
        (await rows("absence")).map((r) => [r["days_expected"], r["days_attended"], r["days_excused"], r["id_kind"]]),
      ).toEqual([
        [180, 162, 10, "local"],
        [90, null, null, "local"],
        [null, null, 1, "local"],
      ]);
      expect(reading.problems.some((p) => p.columnName === "Days Enrolled" && p.value === "1O0")).toBe(true);
    });
  });

  test("a sentinel far from all other values becomes a question and is not loaded until answered", async () => {
    const days = Array.from({ length: 8 }, (_, i) => `${i + 1},5,2025,180,${170 + i}`);
    const file = {
      name: "a.csv",
      lines: ["Student ID,School ID,End Year,Days Enrolled,Days Present", ...days, "99,5,2025,180,-9999"],
    };
    await readMapped(file, {}, async ({ proposal, rows }) => {
      expect(proposal.profile.yearNames).toBe("ends");
      expect(proposal.questions.map((q) => q.where)).toEqual(["missing.-9999"]);
      expect((await rows("absence")).map((r) => r["days_attended"])).not.toContain(-9999);
    });
  });

  test("a single year becomes a question, unless dates in the file answer it", async () => {
    const rows = (year: number): string[] => Array.from({ length: 6 }, (_, i) => `${i},5,${year},9/${i + 3}/2024,E`);
    const head = "Student ID,School ID,Year,Attendance Date,Attendance Code";
    const all = { answer: answering({ decide: { "every-day": "yes" } }) };
    await readMapped({ name: "d.csv", lines: [head, ...rows(2024)] }, all, async ({ proposal, rows: staged }) => {
      expect(proposal.kind).toBe("attendance-daily");
      expect(proposal.profile.yearNames).toBe("begins");
      expect((await staged("attendance_day"))[0]).toMatchObject({
        school_year: 2025,
        date: "2024-09-03",
        status: "excused",
      });
      expect(proposal.questions.map((q) => q.where)).toEqual(["decide.every-day"]);
    });
    await readMapped(
      { name: "y.csv", lines: ["Student ID,School ID,Year,Days Enrolled,Days Present", "1,5,2024,180,170"] },
      {},
      ({ proposal, reading }) => {
        expect(proposal.questions.map((q) => q.where)).toEqual(["yearNames"]);
        expect(reading.tables).toEqual([]);
      },
    );
  });

  test("a column per day: each cell is a day, and the meaning of a blank is a question", async () => {
    const file = {
      name: "wide.csv",
      lines: [
        "Student ID,School ID,2024-09-03,2024-09-04,2024-09-05,2024-09-06,2025-01-07",
        "1,5,P,E,P,P,P",
        "2,5,P,P,,U,OSS",
      ],
    };
    await readMapped(file, {}, async ({ proposal, rows }) => {
      expect(proposal.questions.map((q) => q.where)).toEqual(["decide.blank-day"]);
      expect(await rows("attendance_day")).toHaveLength(9);
    });
    await readMapped(file, { answer: answering({ decide: { "blank-day": "present" } }) }, async ({ rows }) => {
      const all = await rows("attendance_day", "student_id, date");
      expect(all.map((r) => r["status"])).toEqual([
        ...["present", "excused", "present", "present", "present"],
        ...["present", "present", "present", "unexcused", "suspended-out"],
      ]);
      expect(new Set(all.map((r) => r["school_year"]))).toEqual(new Set([2025]));
    });
  });

  test("dates that can only be day first are read as such", async () => {
    const file = {
      name: "d.csv",
      lines: ["Student ID,School ID,Attendance Date,Attendance Code", "1,5,31/10/2024,P", "2,5,5/11/2024,U"],
    };
    await readMapped(file, {}, async ({ proposal, rows }) => {
      expect(proposal.profile.dates).toBe("day-first");
      expect((await rows("attendance_day")).map((r) => r["date"])).toEqual(["2024-10-31", "2024-11-05"]);
    });
  });
});

test("discipline: every result counts, the incident once, and the year comes from the date", async () => {
  const file = {
    name: "discipline.csv",
    lines: [
      "Incident ID,Student ID,School ID,Incident Date,Offense,Disposition,Days",
      "I1,1,5,10/3/2024,Fighting,Out-of-school suspension,2",
      "I1,1,5,10/3/2024,Fighting,Detention,",
      "I2,2,5,2/3/2025,Defiance,ISS,1",
      "I3,3,5,2/4/2025,Defiance,Lunch cleanup,1",
    ],
  };
  await readMapped(file, {}, async ({ proposal, reading, rows }) => {
    expect(proposal.kind).toBe("discipline");
    expect(proposal.questions.map((q) => q.where)).toEqual(["codes.Disposition.Lunch cleanup"]);
    expect(
      (await rows("discipline_action")).map((r) => [r["school_year"], r["result"], r["days"], r["sequence"]]),
    ).toEqual([
      [2025, "out-of-school", 2, 1],
      [2025, "other-means", null, 1],
      [2025, "in-school", 1, 1],
    ]);
    expect((await rows("incident")).map((r) => [r["incident_id"], r["offense_kind"], r["date"]])).toEqual([
      ["I1", "violence", "2024-10-03"],
      ["I2", "defiance", "2025-02-03"],
    ]);
    expect(reading.files[0]).toMatchObject({ rowsIn: 4, rowsLoaded: 3, rowsQuarantined: 1 });
  });
});

describe("tests", () => {
  test("a row per test; the state test is recognized by its name", async () => {
    const file = {
      name: "scores.csv",
      lines: [
        "SSID,School Year,Test Name,Scale Score,Achievement Level",
        "1000000001,2024-25,SBAC ELA,2510,3",
        "1000000001,2024-25,SBAC Math,2400,1",
        "1000000002,2024-25,SBAC Math,NT,",
      ],
    };
    await readMapped(file, { answer: answering({ missing: { NT: "yes" } }) }, async ({ proposal, rows }) => {
      expect(proposal.kind).toBe("assessments");
      expect((await rows("assessment")).map((r) => [r["subject"], r["score"], r["level"], r["tested"]])).toEqual([
        ["ela", 2510, 3, true],
        ["math", 2400, 1, true],
        ["math", null, null, false],
      ]);
    });
  });

  test("a column per subject; whether it is the state's test is a question, and nothing loads before it is answered", async () => {
    const file = {
      name: "fall.csv",
      lines: [
        "Student ID,School ID,ELA Scale Score,ELA Level,Math Scale Score,Math Level",
        "1,5,500,3,410,2",
        "2,5,,,600,4",
      ],
    };
    await readMapped(file, { schoolYear: 2025 }, async ({ proposal, reading }) => {
      expect(proposal.questions.map((q) => q.where)).toEqual(["decide.state-test"]);
      expect(reading.tables).toEqual([]);
    });
    await readMapped(
      file,
      { schoolYear: 2025, answer: answering({ decide: { "state-test": "yes" } }) },
      async ({ rows }) => {
        expect(
          (await rows("assessment", "source_line, subject")).map((r) => [
            r["student_id"],
            r["subject"],
            r["score"],
            r["level"],
          ]),
        ).toEqual([
          ["1", "ela", 500, 3],
          ["1", "math", 410, 2],
          ["2", "math", 600, 4],
        ]);
      },
    );
    await readMapped(
      file,
      { schoolYear: 2025, answer: answering({ decide: { "state-test": "no" } }) },
      async ({ rows }) => {
        expect(new Set((await rows("assessment")).map((r) => r["subject"]))).toEqual(new Set(["local"]));
      },
    );
  });
});

test("courses and marks: results with their sections; Grade is a mark where its values are letters", async () => {
  const file = {
    name: "marks.csv",
    lines: [
      "Student ID,School ID,School Year,Course Number,Course Name,Section,Term,Teacher ID,Grade,Credits Earned",
      "1,5,2024-25,A1,Algebra I,7,S1,T9,B+,5",
      "2,5,2024-25,A1,Algebra I,7,S1,T9,F,0",
    ],
  };
  await readMapped(file, {}, async ({ proposal, rows }) => {
    expect(proposal.kind).toBe("course-results");
    expect(
      (await rows("course_result")).map((r) => [r["section_id"], r["term"], r["mark"], r["credits_earned"]]),
    ).toEqual([
      ["7", "S1", "B+", 5],
      ["7", "S1", "F", 0],
    ]);
    expect(await rows("section")).toMatchObject([
      { section_id: "7", name: "Algebra I", staff_id: "T9", math_step: "algebra-1" },
    ]);
  });
});

test("staff: service, credential, race and where they work", async () => {
  const file = {
    name: "staff.csv",
    lines: [
      "SEID,School ID,School Year,Job Title,FTE,Total Years of Service,Years in District,Credential Type,Gender,Race/Ethnicity",
      "1234567890,5,2024-25,Teacher,1.0,1,1,Intern,F,Asian",
      "1234567891,5,2024-25,Counselor,0.5,12,4,Clear,M,White",
    ],
  };
  await readMapped(file, {}, async ({ proposal, rows }) => {
    expect(proposal.kind).toBe("staff");
    expect(
      (await rows("staff")).map((r) => [r["years_total"], r["credential"], r["race_asian"], r["race_white"]]),
    ).toEqual([
      [1, "intern", true, false],
      [12, "full", false, true],
    ]);
    expect((await rows("staff_assignment")).map((r) => [r["job"], r["fte"], r["school_id"]])).toEqual([
      ["teacher", 1, "5"],
      ["counselor", 0.5, "5"],
    ]);
  });
});

test("programs in rows", async () => {
  const file = {
    name: "p.csv",
    lines: [
      "SSID,Program Code,Start Date,End Date",
      "1000000001,191,9/1/2024,",
      "1000000002,Gifted and Talented,,",
      "1000000003,185,8/14/2024,",
    ],
  };
  await readMapped(file, { schoolYear: 2025 }, async ({ proposal, rows }) => {
    expect(proposal.questions.map((q) => q.where)).toEqual(["codes.Program Code.185"]);
    expect((await rows("program")).map((r) => [r["program"], r["start_date"]])).toEqual([
      ["homeless", "2024-09-01"],
      ["gifted", "2024-07-01"],
    ]);
  });
});

describe("survey answers", () => {
  test("a column per question, in English words", async () => {
    const file = {
      name: "climate.csv",
      lines: [
        "Response ID,School Code,Grade,Q1. I feel safe at school,Q2. There is an adult who cares about me,Favorite color scale",
        "r1,0112345,7,Strongly agree,Agree,Agree",
        "r2,0112345,8,Disagree,Neither agree nor disagree,Agree",
      ],
    };
    await readMapped(file, { schoolYear: 2025 }, async ({ proposal, rows }) => {
      expect(proposal.kind).toBe("survey");
      expect(
        (await rows("survey_answer", "source_line, item")).map((r) => [
          r["respondent_id"],
          r["item"],
          r["answer"],
          r["grade"],
        ]),
      ).toEqual([
        ["r1", "adult-connection", 4, "07"],
        ["r1", "safe-at-school", 5, "07"],
        ["r2", "adult-connection", 3, "08"],
        ["r2", "safe-at-school", 2, "08"],
      ]);
      expect((await rows("survey_answer"))[0]).toMatchObject({ student_id: null, survey: "climate" });
    });
  });

  test("a row per answer, in Spanish words; plain numbers become questions", async () => {
    const head = "Encuestado,Escuela,Pregunta,Respuesta";
    const spanish = { name: "e.csv", lines: [head, "1,5,belonging,Muy de acuerdo", "2,5,belonging,En desacuerdo"] };
    await readMapped(spanish, { schoolYear: 2025 }, async ({ rows }) => {
      expect((await rows("survey_answer")).map((r) => r["answer"])).toEqual([5, 2]);
    });
    const numbers = { name: "e.csv", lines: [head, "1,5,belonging,1", "2,5,belonging,5"] };
    await readMapped(numbers, { schoolYear: 2025 }, async ({ proposal, rows }) => {
      expect(proposal.questions.map((q) => q.where).sort()).toEqual(["codes.Respuesta.1", "codes.Respuesta.5"]);
      expect(await rows("survey_answer")).toEqual([]);
    });
  });
});

test("students numbered from 1 in each school are identified with their school, once a person confirms it", async () => {
  const lines = ["school,student,sex,grade"];
  for (const school of [1, 2, 3]) for (let n = 1; n <= 5; n++) lines.push(`${school},${n},F,0${n}`);
  await readMapped({ name: "x.csv", lines }, { schoolYear: 2025 }, ({ proposal, reading }) => {
    expect(proposal.questions).toMatchObject([{ where: "decide.identify", suggestion: "with-school", blocks: true }]);
    expect(reading.tables).toEqual([]);
  });
  await readMapped(
    { name: "x.csv", lines },
    { schoolYear: 2025, answer: answering({ decide: { identify: "with-school" } }) },
    async ({ rows }) => {
      const ids = (await rows("enrollment")).map((r) => r["student_id"]);
      expect(new Set(ids).size).toBe(15);
      expect(ids[0]).toBe("1-1");
    },
  );
});

test("an unrecognized table fills nothing and asks nothing", async () => {
  await readMapped({ name: "bus.csv", lines: ["Route,Stop,Seats", "a,b,40", "c,d,30"] }, {}, ({ proposal }) => {
    expect(proposal.profile.fills).toEqual([]);
    expect(proposal.questions).toEqual([]);
  });
});
