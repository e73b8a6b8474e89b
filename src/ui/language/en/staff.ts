import type { Right, Role, ScopeKind } from "../../../access/roles.ts";
import type { Sentence } from "../sentence.ts";

/** Names of roles, rights and scopes. */
type AccessKey = `role.${Role}` | `right.${Right}` | `scope.${ScopeKind}`;

const access = {
  "role.data-director": "Data director",
  "role.equity-director": "Equity director",
  "role.principal": "Principal",
  "role.counselor": "Counselor",
  "role.teacher": "Teacher",
  "role.board": "Board member",
  "role.viewer": "Viewer",
  "right.read-official": "See published figures",
  "right.read-audit": "See the audit, with exact counts",
  "right.read-rows": "See single student rows",
  "right.read-workspace": "See loads and notes",
  "right.change-workspace": "Load, undo and change settings",
  "right.read-log": "Read the log",
  "right.see-as": "See pages as another person",
  "scope.district": "District",
  "scope.school": "School",
  "scope.grade": "Grade",
  "scope.section": "Section",
  "scope.caseload": "Caseload",
} as const satisfies Record<AccessKey, Sentence>;

/** Sentences of the staff app, English. */
export const staffEn = { ...access };
