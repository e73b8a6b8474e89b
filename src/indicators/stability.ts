import { and, atLeast, isKnown, threshold, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { disqualifyingExits, stableFromDays } from "../rules/us-ca-stability.ts";
import { edge } from "./boundary.ts";
import { indicator } from "./indicator.ts";
import { enrolled } from "./population.ts";

export const stability = indicator({
  id: "stability",
  goal: 1,
  kind: "share",
  question: "What share of students stayed in one school all year?",
  unit: "share",
  outcome: "favorable",
  population: and(enrolled, isKnown(y("longest_spell_days"))),
  hit: atLeast(y("longest_spell_days"), threshold("stability.days", stableFromDays.value)),
  needs: [needs.enrollmentDates],
  source:
    "California stability report: 245 consecutive calendar days or more in one school without a disqualifying exit; the state does not publish which exits: here transfers and leaving without a known destination before the school's last day",
  since: "0.1.0",
  boundary: [
    edge("245 days, both end days counted", "met", {
      enrollment: [{ entry_date: "2025-08-18", exit_date: "2026-04-19", exit_kind: "completer" }],
    }),
    edge("244 days", "not met", {
      enrollment: [{ entry_date: "2025-08-18", exit_date: "2026-04-18", exit_kind: "completer" }],
    }),
    ...disqualifyingExits.kinds.map((exit_kind) =>
      edge(`282 days, then "${exit_kind}"`, "not met", {
        enrollment: [{ entry_date: "2025-08-18", exit_date: "2026-05-26", exit_kind }],
      }),
    ),
    edge("moved on the school's last day", "met", {
      enrollment: [
        { entry_date: "2025-08-18", exit_date: "2026-06-05", exit_kind: "transfer-public" },
        { student_id: "other", exit_date: "2026-06-05", exit_kind: "still-enrolled", status: "services" },
      ],
    }),
    edge("moved the day before the school's last", "not met", {
      enrollment: [
        { entry_date: "2025-08-18", exit_date: "2026-06-04", exit_kind: "transfer-public" },
        { student_id: "other", exit_date: "2026-06-05", exit_kind: "still-enrolled", status: "services" },
      ],
    }),
  ],
});
