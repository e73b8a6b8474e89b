import { and, column, type Expr, equals, firstKnown, isIn, isKnown, not, or } from "../expr.ts";
import {
  antiJoin,
  anyOf,
  columnNames,
  countOf,
  from,
  group,
  leftJoin,
  maxOf,
  pick,
  sumOf,
  union,
  withColumns,
} from "../relation.ts";
import * as t from "../tables.ts";
import { known, type PlaceFacts, studentAtSchool, yes } from "./keys.ts";

const c = column;

const decided = group(from(t.disciplineAction), [...studentAtSchool, "incident_id"], {
  out: anyOf(equals(c("result"), "out-of-school")),
  in_school: anyOf(equals(c("result"), "in-school")),
  expulsion: anyOf(equals(c("result"), "expulsion")),
  police: anyOf(isIn(c("result"), ["arrest", "law-enforcement"])),
  restraint: anyOf(isIn(c("result"), ["physical-restraint", "mechanical-restraint", "seclusion"])),
  out_days: sumOf(c("days"), equals(c("result"), "out-of-school")),
  suspension_days: sumOf(c("days"), isIn(c("result"), ["out-of-school", "in-school"])),
  out_unknown: anyOf(and(equals(c("result"), "out-of-school"), not(isKnown(c("days"))))),
  suspension_unknown: anyOf(and(isIn(c("result"), ["out-of-school", "in-school"]), not(isKnown(c("days"))))),
  decided_kind: maxOf(c("offense_kind")),
});
const incidents = group(from(t.incident), [...studentAtSchool, "incident_id"], { kind: maxOf(c("offense_kind")) });
/**
 * Every incident involving a student, with the decisions on it. A decision without an incident row counts as an
 * incident.
 */
const answeredIncidents = withColumns(
  union(
    pick(leftJoin(incidents, decided, [...studentAtSchool, "incident_id"]), [
      ...studentAtSchool,
      "incident_id",
      "kind",
      ...columnNames(decided).slice(4),
    ]),
    pick(withColumns(antiJoin(decided, incidents, [...studentAtSchool, "incident_id"]), { kind: c("decided_kind") }), [
      ...studentAtSchool,
      "incident_id",
      "kind",
      ...columnNames(decided).slice(4),
    ]),
  ),
  {
    offense: firstKnown(c("kind"), c("decided_kind")),
    suspension: or(known(c("out"), false), known(c("in_school"), false)),
  },
);
export const comparedOffenses = ["violence", "weapons", "drugs", "defiance", "other"] as const;
/** Offense kinds that are compared separately; the rest are combined as "other". An unknown kind is none of them. */
const comparedKind = (kind: (typeof comparedOffenses)[number]): Expr =>
  kind === "other"
    ? not(
        isIn(
          c("offense"),
          comparedOffenses.filter((k) => k !== "other"),
        ),
      )
    : equals(c("offense"), kind);

export const incidentFacts: PlaceFacts = {
  relation: answeredIncidents,
  aggregates: {
    incidents: countOf(yes),
    suspensions: countOf(c("suspension")),
    suspensions_out: countOf(known(c("out"), false)),
    suspensions_in: countOf(known(c("in_school"), false)),
    expulsions: countOf(known(c("expulsion"), false)),
    police_referrals: countOf(known(c("police"), false)),
    restraints: countOf(known(c("restraint"), false)),
    days_decided_out: sumOf(c("out_days")),
    suspension_days: sumOf(c("suspension_days")),
    // A sum with an unknown part is unknown, not smaller.
    out_unknown: countOf(known(c("out_unknown"), false)),
    suspension_unknown: countOf(known(c("suspension_unknown"), false)),
    kinds_unknown: countOf(not(isKnown(c("offense")))),
    suspended_kinds_unknown: countOf(and(c("suspension"), not(isKnown(c("offense"))))),
    ...Object.fromEntries(
      comparedOffenses.flatMap((kind) => [
        [`incidents_${kind}`, countOf(comparedKind(kind))],
        [`suspensions_${kind}`, countOf(and(comparedKind(kind), c("suspension")))],
      ]),
    ),
  },
};
