/** Who asks a question of the application. The caller of `app` makes this value: the terminal for its operator, a server from a session. */
export interface Viewer {
  readonly kind: "operator";
}

/** The person who runs the program on this computer and can read the files of the workspace anyway. */
export const operator: Viewer = { kind: "operator" };
