import { smarterBalancedGrades } from "../../rules/us-ca-smarter-balanced.ts";
import * as calpads from "../calpads/codes.ts";
import type { CodeMap } from "../mapping.ts";

const both = (codes: Readonly<Record<string, string | null>>): Readonly<Record<string, string | null>> => ({
  ...codes,
  ...Object.fromEntries(Object.entries(codes).map(([code, to]) => [code.replace(/^0/, ""), to])),
});

/**
 * The test of a row. The alternate tests of English language arts and mathematics (CAA), which have other scales, say who was tested. The alternate test of science, the Spanish test, and the initial tests of
 * English (22, 24) are left out. 21 and 23 are the summative ELPAC and the summative Alternate ELPAC, as in the state's research files.
 */
export const testSubject: CodeMap = {
  id: "caaspp.record-type",
  list: "record-type",
  codes: both({
    "01": "ela",
    "02": "math",
    "03": "alternate-ela",
    "04": "alternate-math",
    "05": null,
    "06": "science",
    "07": null,
    "08": null,
    "09": null,
    "21": "elpac",
    "22": null,
    "23": "alternate-elpac",
    "24": null,
  }),
  source:
    "Research files of CAASPP and ELPAC (caaspp-elpac.ets.org) for 01 to 04 and 21 to 24; the others are not verified",
};

/**
 * Condition codes that explain why a student was not tested. Other codes describe how a test was taken, or that it
 * was not.
 */
export const condition: CodeMap = {
  id: "caaspp.condition",
  list: "condition",
  codes: {
    NTE: "medical",
    NEL: "new-english-learner",
    PGE: "parent",
    NT: null,
    LOSS: null,
    NER: null,
    INC0: null,
    INC1: null,
  },
  source: "TOMS, condition code descriptions (ca-toms-help.ets.org)",
};

const testNames: Readonly<Record<string, string>> = {
  ela: "Smarter Balanced ELA",
  math: "Smarter Balanced mathematics",
  "alternate-ela": "California Alternate Assessment for ELA",
  "alternate-math": "California Alternate Assessment for mathematics",
  science: "California Science Test",
  elpac: "Summative ELPAC",
  "alternate-elpac": "Summative Alternate ELPAC",
};

const namesOf = (codes: CodeMap["codes"]): CodeMap["codes"] =>
  Object.fromEntries(Object.entries(codes).map(([code, to]) => [code, to === null ? null : (testNames[to] ?? null)]));

export const testName: CodeMap = {
  id: "caaspp.test",
  list: "record-type",
  codes: namesOf(testSubject.codes),
};

export const cersSubject: CodeMap = {
  id: "cers.subject",
  list: "subject",
  codes: {
    ELA: "ela",
    "ELA/LITERACY": "ela",
    "ENGLISH LANGUAGE ARTS": "ela",
    MATH: "math",
    MATHEMATICS: "math",
    SCIENCE: "science",
    CAST: "science",
    ELPAC: "elpac",
    "ALTERNATE ELPAC": "alternate-elpac",
    "ELPAC ALTERNATE": "alternate-elpac",
    "ALT ELPAC": "alternate-elpac",
  },
  source: "Not verified",
};

export const cersTest: CodeMap = { id: "cers.test", list: "subject", codes: namesOf(cersSubject.codes) };

/** Same as CALPADS; the older Y and N only say whether a student is an English learner. */
export const caasppElasCodes: CodeMap = {
  ...calpads.calpadsElasCodes,
  id: "caaspp.elas",
  codes: { ...calpads.calpadsElasCodes.codes, Y: "EL", YES: "EL", N: null, NO: null },
};

/** Disabilities by the numbers of the state's system or by the usual abbreviations. */
export const caasppDisabilityCodes: CodeMap = {
  id: "caaspp.disability",
  list: "disability",
  codes: {
    ...calpads.calpadsDisabilityCodes.codes,
    AUT: "autism",
    DB: "deaf-blindness",
    DBL: "deaf-blindness",
    DEAF: "deafness",
    HH: "deafness",
    HI: "deafness",
    ED: "emotional",
    EMN: "emotional",
    EMD: "established-medical",
    ID: "intellectual",
    MD: "multiple-disabilities",
    OHI: "ohi",
    OI: "orthopedic",
    SLD: "sld",
    SLI: "sli",
    TBI: "traumatic-brain-injury",
    VI: "visual",
  },
  source: "Not verified",
};

/** The grade this many years before, if it is a tested grade. */
export const gradeBefore = (years: number): CodeMap => ({
  id: `caaspp.grade-minus-${years}`,
  list: "grade",
  codes: Object.fromEntries(
    smarterBalancedGrades.flatMap((grade) => {
      const before = String(Number(grade) - years).padStart(2, "0");
      const tested = smarterBalancedGrades.includes(before) ? before : null;
      return [
        [String(Number(grade)), tested],
        [grade, tested],
      ];
    }),
  ),
});
