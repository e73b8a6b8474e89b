/** Does what only makes the next audit faster: a workspace that cannot be written to is audited all the same. */
export function whereWritable(write: () => void): void {
  try {
    write();
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
  }
}
