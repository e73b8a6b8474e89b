/**
 * Who is making a request. The caller of `app` creates it: the command line for its operator, a server from a
 * session.
 */
export interface Viewer {
  readonly kind: "operator";
}

/** The person running the program on this computer, who can read the workspace's files anyway. */
export const operator: Viewer = { kind: "operator" };
