import type { CodeMap } from "../mapping.ts";

/**
 * CALPADS code sets and what each code becomes. "Not verified" marks codes taken from general knowledge of the field: they are defaults a
 * district can remap in its workspace, by map id.
 */

const verified = "CALPADS documentation and vendors' published tables";

export const enrollmentStatus: CodeMap = {
  id: "calpads.enrollment-status",
  name: "enrollment status",
  codes: { "10": "primary", "20": "secondary", "30": "short-term", "40": "services", "50": "non-ada" },
  source: verified,
};

export const grade: CodeMap = {
  id: "calpads.grade",
  name: "grade level",
  codes: {
    IN: "IN",
    TD: "TD",
    PS: "PS",
    TK: "TK",
    KN: "KN",
    K: "KN",
    KG: "KN",
    "0": "KN",
    "00": "KN",
    ...Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => [String(i + 1).padStart(2, "0"), String(i + 1).padStart(2, "0")]),
    ),
    ...Object.fromEntries(Array.from({ length: 9 }, (_, i) => [String(i + 1), `0${i + 1}`])),
    UE: "UE",
    US: "US",
    AD: "AD",
  },
  source: `${verified}; K, KG, 0 and grades without their zero are what spreadsheets make of them`,
};

export const exitReason: CodeMap = {
  id: "calpads.exit-reason",
  name: "exit reason",
  codes: {
    E125: "completer",
    E130: "died",
    E140: "dropout",
    E150: "not-an-exit",
    E155: "still-enrolled",
    E170: "still-enrolled",
    E230: "completer",
    E300: "dropout",
    E400: "dropout",
    E450: "still-enrolled",
    N420: "no-show",
    N470: "no-show",
    T160: "transfer-public",
    T165: "transfer-public",
    T167: "transfer-public",
    T180: "transfer-out",
    T200: "transfer-out",
    T240: "transfer-out",
    T260: "still-enrolled",
    T270: "dropout",
    T280: "transfer-out",
    T310: "transfer-out",
    T370: "transfer-out",
    T380: "dropout",
    T460: "transfer-out",
  },
  source: `${verified}; not verified: E450, N420, T180, T200, T240, T260, T270, T280, T310, T370, T460; T260 (adult education) stays in the cohort and is no dropout`,
};

export const completion: CodeMap = {
  id: "calpads.completion",
  name: "completion status",
  codes: {
    "100": "diploma",
    "104": "diploma",
    "106": "diploma",
    "108": "diploma",
    "120": "certificate",
    "250": "adult-diploma",
    "320": "equivalency",
    "330": "equivalency",
    "360": "no-diploma",
    "480": "promoted",
    "485": "promoted",
  },
  source: `${verified}; 104, 106 and 108 are historic exit-exam cases`,
};
