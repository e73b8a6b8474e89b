import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shownJson, shownName, shownText } from "../../src/base/shown-text.ts";
import {
  fewestHolders,
  isShape,
  shapeOf,
  shownPlaceCode,
  shownSchoolYear,
  shownValue,
  withoutValues,
} from "../../src/base/shown-value.ts";

/** Characters that terminals obey or that can disguise text; written independently of the code. */
const harmful = [
  ...Array.from({ length: 0x20 }, (_, i) => i),
  ...Array.from({ length: 0x21 }, (_, i) => 0x7f + i),
  ...[0x61c, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069],
].map((code) => String.fromCharCode(code));
const text = fc
  .array(fc.oneof(fc.constantFrom(...harmful), fc.string({ unit: "binary", maxLength: 3 })))
  .map((p) => p.join(""));

describe("a text from a file", () => {
  test("reaches the screen without control characters and with the same length", () => {
    fc.assert(
      fc.property(text, (given) => {
        const [name, lines] = [shownName(given), shownText(given)];
        for (const character of harmful) {
          expect(name.includes(character)).toBe(false);
          if (character !== "\n") expect(lines.includes(character)).toBe(false);
        }
        expect(name).toHaveLength(given.length);
        expect(lines.split("\n")).toHaveLength(given.split("\n").length);
      }),
    );
  });

  test("is the same data in JSON, in which no control character but the line feed is raw", () => {
    fc.assert(
      fc.property(text, (given) => {
        const json = shownJson({ [given]: [given] });
        expect(JSON.parse(json)).toEqual({ [given]: [given] });
        for (const character of harmful) if (character !== "\n") expect(json.includes(character)).toBe(false);
      }),
    );
  });
});

describe("a value of a student", () => {
  test.each([
    ["ZZ", "ZZ"],
    ["E999", "E999"],
    ["999", "999"],
    ["#N/A", "#N/A"],
    ["--", "--"],
    ["5O01234827", "#X########"],
    ["9999999999999", "#############"],
    ["31/31/2009", "##/##/####"],
    ["Maria Lopez 2009-01-02", "Xxxxx Xxxxx ####-##-##"],
    ["SSN 123-45-6789", "XXX ###-##-####"],
    ["Nuñez", "Xxxxx"],
    ["1234", "####"],
  ])("%s is shown as %s", (value, shown) => {
    expect(shownValue(value)).toBe(shown);
  });

  test("is shown if several students have it, unless it contains a date or a long number", () => {
    expect(shownValue("Grade five", fewestHolders)).toBe("Grade five");
    expect(shownValue("Grade five", fewestHolders - 1)).toBe("Xxxxx xxxx");
    expect(shownValue("20090102", 500)).toBe("########");
    expect(shownValue("1/2/2009", 500)).toBe("#/#/####");
  });

  test("is masked completely if it is longer than a code and only one student has it", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-wyzA-WYZ0-9]{5,60}$/), (value) => {
        const shown = shownValue(value, 1);
        fc.pre(!/^(blank|unknown)$/i.test(value));
        expect(shown).toMatch(/^[#xX]+…?$/);
        expect(isShape(shown) || shown.length > 40).toBe(true);
      }),
    );
  });

  test("masking is idempotent", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), (value) => {
        const shape = shapeOf(value);
        expect(shapeOf(shape)).toBe(shape);
      }),
    );
  });
});

test.each([
  ["2025", "2025"],
  [" 2024-25", "2024-25"],
  ["2023-2024", "2023-2024"],
  ["2024/25", "2024/25"],
  ["2009-01-02", "####-##-##"],
  ["2020-13-14", "####-##-##"],
  ["1000000001", "##########"],
  ["Maria Lopez", "Xxxxx Xxxxx"],
])("in a column of school years %s is shown as %s", (value, shown) => {
  expect(shownSchoolYear(value)).toBe(shown);
});

test.each([
  ["0112345", "0112345"],
  ["01100170112345", "01100170112345"],
  ["ES-12", "ES-12"],
  ["LHS", "LHS"],
  ["1000000001", "##########"],
  ["7O00000180", "#X########"],
  ["2009-01-02", "####-##-##"],
  ["Martinez", "Xxxxxxxx"],
  ["Ana Gil", "Xxx Xxx"],
])("the code of a school %s is shown as %s", (code, shown) => {
  expect(shownPlaceCode(code)).toBe(shown);
  // As many students as make no one identifiable share a school's name, never an identifier or a date.
  for (const one of [0, 1, 4]) expect(shownPlaceCode("Lincoln High School", one)).toBe("Xxxxxxx Xxxx Xxxxxx");
  expect(shownPlaceCode("Lincoln High School", 5)).toBe("Lincoln High School");
  expect(shownPlaceCode("8123456789", 50)).toBe("##########");
});

test("an error message keeps its type and system paths but loses quoted values", () => {
  expect(withoutValues("Unexpected token 'M', \"Maria Lopez\" is not valid JSON")).toBe(
    "Unexpected token 'X', \"Xxxxx Xxxxx\" is not valid JSON",
  );
  expect(withoutValues("Could not convert string '31/31/2009' to DATE at 1234567890")).toBe(
    "Could not convert string '##/##/####' to DATE at ##########",
  );
  expect(withoutValues("EACCES: permission denied, open '/home/ana/a.csv'")).toBe(
    "EACCES: permission denied, open '/home/ana/a.csv'",
  );
});
