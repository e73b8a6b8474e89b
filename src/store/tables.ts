import type { Generated } from "kysely";

/** Tables of the app's database. Times are ISO texts in UTC. Those of the sign-in library have its column names. */
export interface StateTables {
  /** People who can sign in. */
  readonly people: {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly emailVerified: number;
    readonly image: string | null;
    readonly createdAt: string;
    readonly updatedAt: string;
    /** Of their roles: each change adds one. */
    readonly roles_version: Generated<number>;
  };
  /** Where people are signed in now. */
  readonly sign_ins: {
    readonly id: string;
    readonly expiresAt: string;
    readonly token: string;
    readonly createdAt: string;
    readonly updatedAt: string;
    readonly ipAddress: string | null;
    readonly userAgent: string | null;
    readonly userId: string;
  };
  /** Links with which people set a password; `value` is the person's id. */
  readonly verifications: {
    readonly id: string;
    readonly identifier: string;
    readonly value: string;
    readonly expiresAt: string;
    readonly createdAt: string;
    readonly updatedAt: string;
  };
  /** What each person's role is, and for which part of the district. */
  readonly grants: {
    readonly id: Generated<number>;
    readonly person_id: string;
    readonly role: string;
    readonly scope: string;
    /** Null for the whole district. */
    readonly scope_id: string | null;
    readonly granted_at: string;
  };
  /** Keys of this workspace, by name. */
  readonly secrets: {
    readonly name: string;
    readonly value: string;
  };
  /** The person whose roles a data director is using, by sign-in. */
  readonly seen_as: {
    readonly sign_in_id: string;
    readonly person_id: string;
  };
  /** What was decided about a page. */
  readonly decisions: {
    readonly id: string;
    /** Address in the report, without a folder of its language. */
    readonly page: string;
    /** The part of the district that the page is about. */
    readonly scope: string;
    /** Null for the whole district. */
    readonly scope_id: string | null;
  };
  /** Versions of a decision. A change adds one, so that nothing written is lost. */
  readonly decision_versions: {
    readonly decision_id: string;
    /** From 1. */
    readonly version: number;
    readonly at: string;
    readonly person_id: string;
    readonly task: string;
    readonly responsible: string;
    /** A day, such as "2026-09-01". */
    readonly due: string;
    readonly expected: string;
    readonly status: string;
  };
  /** Recent audits, newest last, to say what a load changed. */
  readonly kept_audits: {
    readonly id: Generated<number>;
    readonly mark: string;
    readonly at: string;
    readonly school_year: number;
  };
  /** Their clear gaps: one row per place. */
  readonly kept_gaps: {
    readonly audit_id: number;
    readonly place: string;
    /** JSON: an array of indicator, group and number of students for each gap. */
    readonly gaps: string;
  };
  /** Who looked at what, and what was refused. Rows are only added. */
  readonly access_log: {
    readonly id: Generated<number>;
    readonly at: string;
    /** Null if nobody is signed in. */
    readonly person_id: string | null;
    /** Whose roles were used, if not the person's own. */
    readonly as_person_id: string | null;
    readonly action: string;
    /** The part of the district: "district", or a scope and its id. */
    readonly about: string;
    /** Address of a known page or file, in the report; never what a visitor typed. */
    readonly page: string;
    readonly outcome: string;
  };
}
