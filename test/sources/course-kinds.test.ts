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
    courseLevel: "regular",
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
])("a district's title %s is read, with a state code of today that says nothing here", (title, kind) => {
  expect(courseKind("9250", title, null)).toMatchObject(kind);
});
