import { and, equals, isKnown, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { edge, eligible } from "./boundary.ts";
import { indicator } from "./indicator.ts";
import { enrolled } from "./population.ts";

const common = {
  goal: 2,
  kind: "share",
  unit: "share",
  outcome: "neither",
  population: enrolled,
  since: "0.1.0",
  notBy: ["disability", "disability-category"],
} as const;

const anyDisability = indicator({
  ...common,
  id: "special-education",
  question: "What share of students are identified for special education?",
  hit: equals(y("disability"), true),
  needs: [needs.specialEducation],
  source: "IDEA, 34 CFR 300.8; eligible at any time in the year",
  board: 7,
  boundary: [
    edge(
      "eligible until the first day of the year",
      "met",
      eligible({ start_date: "2024-09-01", end_date: "2025-07-01" }),
    ),
    edge("eligible until the day before", "not met", eligible({ start_date: "2024-09-01", end_date: "2025-06-30" })),
    edge("eligible from the last day of the year", "met", eligible({ start_date: "2026-06-30" })),
    edge("eligible from the day after", "not met", eligible({ start_date: "2026-07-01" })),
    edge("referred, not eligible", "not met", eligible({ eligible: false })),
    edge("on record, eligibility unknown", "not counted", eligible({ eligible: null })),
    edge("eligibility unknown, later found not eligible", "not met", {
      disability: [
        { eligible: null, start_date: "2020-09-01" },
        { eligible: false, start_date: "2023-05-01" },
      ],
    }),
  ],
});

/** The six categories of 34 CFR 300.647 in addition to "any disability". */
const categories = [
  { id: "autism", name: "autism" },
  { id: "emotional", name: "emotional disturbance" },
  { id: "intellectual", name: "an intellectual disability" },
  { id: "ohi", name: "another health impairment" },
  { id: "sld", name: "a specific learning disability" },
  { id: "sli", name: "a speech or language impairment" },
] as const;

const ofCategory = ({ id, name }: (typeof categories)[number]) =>
  indicator({
    ...common,
    id: `special-education-${id}`,
    question: `What share of students are identified with ${name}?`,
    population: and(enrolled, isKnown(y("disability"))),
    hit: and(equals(y("disability"), true), equals(y("disability_category"), id)),
    needs: [needs.disabilityCategory],
    source: "IDEA, 34 CFR 300.8; eligible at any time in the year; one of the six categories of 34 CFR 300.647",
    boundary: [
      edge("identified in the category", "met", eligible({ category: id })),
      edge("eligible, the category unknown", "not counted", eligible()),
      edge("identified in another", "not met", eligible({ category: "deafness" })),
      edge(
        "no longer eligible",
        "not met",
        eligible({ category: id, start_date: "2024-09-01", end_date: "2025-06-30" }),
      ),
    ],
  });

export const specialEducationIndicators = [anyDisability, ...categories.map(ofCategory)] as const;
