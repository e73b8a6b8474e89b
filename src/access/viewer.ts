import type { Grant } from "./grant.ts";

/**
 * Who is making a request. The caller of `app` creates it: the command line for its operator, the server from a
 * session.
 */
export type Viewer = Operator | SignedIn;

export interface Operator {
  readonly kind: "operator";
}

/** A person who signed in, with the roles that the district granted them. */
export interface SignedIn {
  readonly kind: "person";
  readonly id: string;
  readonly grants: readonly Grant[];
}

/** The person running the program on this computer, who can read the workspace's files anyway. */
export const operator: Viewer = { kind: "operator" };
