/**
 * Runs a write that only speeds up the next audit, and ignores failures: a read-only workspace can still be audited.
 */
export function whereWritable(write: () => void): void {
  try {
    write();
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
  }
}
