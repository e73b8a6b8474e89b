/** First scores of ELPAC levels 2 to 4, and of the upper halves of levels 2 and 3. */
export interface ElpacStarts {
  readonly two: number;
  readonly upperTwo: number;
  readonly three: number;
  readonly upperThree: number;
  readonly four: number;
}

/**
 * Scores of the summative ELPAC at which its levels 2, 3 and 4 begin, by grade, and the upper halves of levels 2 and 3: California follows English learners by
 * six levels (1, 2L, 2H, 3L, 3H, 4).
 *
 * Since 2019. California Department of Education, English Learner Progress Indicator calculation
 * (cde.ca.gov/ta/ac/cm/elpiratecal.asp) and Dashboard Technical Guide; scores from a county office's open-source file
 * reader (github.com/dobrowski/CALPADS_TOMS_Est, "2 ELPI.R", 2024). Each half differs from the other by at most one
 * score.
 */
export const elpacProgressStarts = {
  KN: { two: 1374, upperTwo: 1398, three: 1422, upperThree: 1448, four: 1474 },
  "01": { two: 1411, upperTwo: 1433, three: 1455, upperThree: 1481, four: 1507 },
  "02": { two: 1424, upperTwo: 1447, three: 1471, upperThree: 1501, four: 1532 },
  "03": { two: 1448, upperTwo: 1468, three: 1488, upperThree: 1511, four: 1535 },
  "04": { two: 1459, upperTwo: 1479, three: 1499, upperThree: 1524, four: 1549 },
  "05": { two: 1467, upperTwo: 1490, three: 1514, upperThree: 1537, four: 1560 },
  "06": { two: 1475, upperTwo: 1496, three: 1517, upperThree: 1542, four: 1567 },
  "07": { two: 1481, upperTwo: 1504, three: 1527, upperThree: 1551, four: 1576 },
  "08": { two: 1486, upperTwo: 1510, three: 1534, upperThree: 1562, four: 1590 },
  "09": { two: 1493, upperTwo: 1519, three: 1545, upperThree: 1575, four: 1606 },
  "10": { two: 1493, upperTwo: 1519, three: 1545, upperThree: 1575, four: 1606 },
  "11": { two: 1500, upperTwo: 1527, three: 1555, upperThree: 1585, four: 1615 },
  "12": { two: 1500, upperTwo: 1527, three: 1555, upperThree: 1585, four: 1615 },
} as const satisfies Readonly<Record<string, ElpacStarts>>;
export type ElpacGrade = keyof typeof elpacProgressStarts;

/** Highest of the six levels. A student who stays at it makes progress. */
export const elpacTopProgressLevel = {
  value: 6,
  year: 2019,
  source: "California Department of Education, English Learner Progress Indicator calculation",
} as const;

/** Progress level for each performance level, in its lower half and in its upper half. */
export const progressLevels = [
  { level: 1, lower: 1, upper: 1 },
  { level: 2, lower: 2, upper: 3, half: "upperTwo" },
  { level: 3, lower: 4, upper: 5, half: "upperThree" },
  { level: 4, lower: 6, upper: 6 },
] as const;

/**
 * Progress on the Summative Alternate ELPAC, which counts since 2023: a higher one of its three levels, ten scale points more, or the highest level held. A
 * student who took the one test and then the other has no progress to measure.
 */
export const alternateElpacProgress = {
  points: 10,
  topLevel: 3,
  year: 2024,
  source:
    "California Department of Education, record layout of the English Learner Progress Indicator, fields 14 to 16 (cde.ca.gov/ta/ac/cm/elpi24.asp)",
} as const;
