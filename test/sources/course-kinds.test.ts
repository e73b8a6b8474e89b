import { expect, test } from "vitest";
import { courseKind } from "../../src/sources/course-kinds.ts";

const step = (name: string) => courseKind(null, name, null).mathStep;

test.each([
  ["Mathematics 7", "below"],
  ["Pre-Algebra", "below"],
  ["Algebra I", "algebra-1"],
  ["Integrated Math 1", "algebra-1"],
  ["Geometry Honors", "geometry"],
  ["Mathematics II", "geometry"],
  ["Algebra II/Trigonometry", "algebra-2"],
  ["Integrated Mathematics III", "algebra-2"],
  ["Precalculus", "advanced"],
  ["AP Calculus AB", "advanced"],
  ["College Algebra", "advanced"],
  ["Probability and Statistics", "advanced"],
])("%s is the mathematics step %s", (name, expected) => {
  expect(step(name)).toBe(expected);
});

test("a state course code takes precedence over the name, and core follows from the subject", () => {
  expect(courseKind("2603", "Living Earth", null)).toMatchObject({ subject: "science", core: true, mathStep: null });
  expect(courseKind("2500", "Science of Sport", null)).toMatchObject({ subject: "pe", core: false });
  expect(courseKind("1000", "Room 4", null)).toMatchObject({ subject: "other", core: true });
});

test("the file's level takes precedence over the level in the name", () => {
  expect(courseKind(null, "Honors English 10", null).courseLevel).toBe("honors");
  expect(courseKind(null, "Honors English 10", "college").courseLevel).toBe("college");
  expect(courseKind(null, "AP United States History", null).courseLevel).toBe("ap");
  expect(courseKind(null, "English 10", null).courseLevel).toBe("regular");
});

test("advanced science and computing, and calculus, are advanced; precalculus and plain biology are not", () => {
  expect(courseKind(null, "AP Biology", null).stemAdvanced).toBe(true);
  expect(courseKind(null, "Biology", null).stemAdvanced).toBe(false);
  expect(courseKind(null, "Calculus", null).stemAdvanced).toBe(true);
  expect(courseKind(null, "Pre-Calculus", null).stemAdvanced).toBe(false);
  expect(courseKind(null, "AP Computer Science A", null)).toMatchObject({ subject: "computing", stemAdvanced: true });
});

test("a course without known words stays unknown", () => {
  expect(courseKind(null, null, null)).toEqual({
    subject: null,
    mathStep: null,
    courseLevel: null,
    core: null,
    stemAdvanced: null,
  });
});

test.each([
  ["Eng 9", { subject: "ela", core: true, mathStep: null }],
  ["Alg 1 P", { subject: "math", core: true, mathStep: "algebra-1" }],
  ["Alg 2 H", { subject: "math", core: true, mathStep: "algebra-2" }],
  ["Geo P", { subject: "math", core: true, mathStep: "geometry" }],
  ["Int Math 2", { subject: "math", core: true, mathStep: "geometry" }],
  ["IM1", { subject: "math", core: true, mathStep: "algebra-1" }],
  ["Bio P", { subject: "science", core: true, mathStep: null }],
  ["US Hist", { subject: "social-science", core: true, mathStep: null }],
  ["Gov/Econ", { subject: "social-science", core: true, mathStep: null }],
  ["Pre-Calc", { subject: "math", core: true, mathStep: "advanced" }],
  ["World Geography", { subject: "social-science", core: true, mathStep: null }],
  ["World Geo", { subject: "social-science", core: true, mathStep: null }],
  ["Engl 10H", { subject: "ela", core: true, courseLevel: "honors" }],
  ["Lang Arts 8", { subject: "ela", core: true }],
  ["AP Lang & Comp", { subject: "ela", core: true, courseLevel: "ap" }],
  ["AP Lit", { subject: "ela", core: true, courseLevel: "ap" }],
  ["Alg1", { subject: "math", core: true, mathStep: "algebra-1" }],
  ["ALG 2/TRIG", { subject: "math", core: true, mathStep: "algebra-2" }],
  ["PreAlg", { subject: "math", core: true, mathStep: "below" }],
  ["IM II", { subject: "math", core: true, mathStep: "geometry" }],
  ["Int. Math 3", { subject: "math", core: true, mathStep: "algebra-2" }],
  ["Coll Alg", { subject: "math", mathStep: "advanced" }],
  ["Math Anal H", { subject: "math", mathStep: "advanced", courseLevel: "honors" }],
  ["AP Stats", { subject: "math", mathStep: "advanced", courseLevel: "ap" }],
  ["Trig", { subject: "math", mathStep: "advanced" }],
  ["The Living Earth P", { subject: "science", core: true }],
  ["Phys of Universe", { subject: "science", core: true }],
  ["AP Phys C", { subject: "science", courseLevel: "ap", stemAdvanced: true }],
  ["Phys Ed", { subject: "pe", core: false }],
  ["Comp Sci", { subject: "computing", core: false }],
  ["AP CSA", { subject: "computing", courseLevel: "ap", stemAdvanced: true }],
  ["APUSH", { subject: "social-science", core: true, courseLevel: "ap" }],
  ["Soc Sci 7", { subject: "social-science", core: true }],
  ["AP Art History", { subject: "arts", core: false }],
  ["Library Science", { subject: "other", core: false }],
  ["Political Science", { subject: "social-science", core: true }],
  ["Fin Lit", { subject: "other", core: false }],
  ["Comp Apps", { subject: "other", core: false }],
  ["Student Government", { subject: "other", core: false }],
  ["Homeroom 7", { subject: "other", core: false }],
  ["Health Careers", { subject: "cte", core: false }],
])("a district's title %s is read, with a state code that says nothing", (title, kind) => {
  expect(courseKind("9999", title, null)).toMatchObject(kind);
});

test.each(["WH", "Block 3", "Ballet Folklorico"])(
  "whether %s is core is unknown, and its level is regular",
  (title) => {
    expect(courseKind(null, title, null)).toEqual({
      subject: null,
      mathStep: null,
      courseLevel: "regular",
      core: null,
      stemAdvanced: false,
    });
  },
);

test.each([
  ["Math 1", null],
  ["Mathematics 2A", null],
  ["Math 8", "below"],
  ["Math 10", "below"],
  ["Math II", "geometry"],
])("the step of %s is %s: a high school's first integrated course, or first grade's mathematics", (title, expected) => {
  expect(step(title)).toBe(expected);
});

test.each([
  ["9105", "Room 12", { subject: "ela", core: true, mathStep: null }],
  ["9249", "Block 3", { subject: "math", core: true, mathStep: "algebra-1" }],
  ["9250", "Algebra 1", { subject: "math", core: true, mathStep: "below" }],
  ["9257", "Math 4", { subject: "math", core: true, mathStep: "advanced", stemAdvanced: false }],
  ["9268", "APCAB", { subject: "math", courseLevel: "ap", mathStep: "advanced", stemAdvanced: true }],
  ["9350", "APB", { subject: "science", courseLevel: "ap", core: true, stemAdvanced: true }],
  ["9194", "APUSH", { subject: "social-science", courseLevel: "ap", core: true }],
  ["9113", "Language acquisition", { subject: "language", core: false }],
  ["9182", "Theory of Knowledge", { subject: "other", courseLevel: "ib", core: false }],
  ["9210", "History of Decathlon", { subject: "other", core: false }],
  ["9361", "AP African American Studies", { subject: "social-science", courseLevel: "ap", core: true }],
  ["9273", "Math 110", { subject: "math", courseLevel: "college" }],
  ["7110", "Science of Soil", { subject: "cte", core: false }],
  ["9223", "Humanities English", { subject: "ela", core: true }],
])("today's state code %s decides before the title %s", (code, title, kind) => {
  expect(courseKind(code, title, null)).toMatchObject(kind);
});

test("the file's own level takes precedence over the code's", () => {
  expect(courseKind("9268", "Calculus", "honors").courseLevel).toBe("honors");
});
