import { systemCode } from "./durable.ts";
import { AppError } from "./errors.ts";

/** Operating-system error codes that mean a disk fault, with our code for each. */
const faults = {
  ENOSPC: "disk.full",
  EDQUOT: "disk.full",
  EFBIG: "disk.full",
  EROFS: "disk.read-only",
  EACCES: "disk.denied",
  EPERM: "disk.denied",
  EBUSY: "disk.denied",
  EIO: "disk.failed",
  ENXIO: "disk.failed",
  EXDEV: "disk.other-device",
  EMLINK: "disk.no-links",
  ENAMETOOLONG: "disk.name-too-long",
} as const;

/**
 * Turns an operating-system error into an AppError with a sentence of its own; undefined if the error is not about
 * the disk.
 */
export function diskFault(cause: unknown): AppError | undefined {
  const code = systemCode(cause);
  if (code === undefined) return undefined;
  const { path, dest, syscall } = cause as NodeJS.ErrnoException & { readonly dest?: string };
  const facts = { path: dest ?? path ?? null };
  if (syscall === "link" && code in { EPERM: 1, ENOTSUP: 1, EOPNOTSUPP: 1, ENOSYS: 1 })
    return new AppError("disk.no-links", facts, { cause });
  return code in faults ? new AppError(faults[code as keyof typeof faults], facts, { cause }) : undefined;
}

/** Messages in which DuckDB and SQLite report a disk fault without an error code. */
const sentences: readonly (readonly [RegExp, "disk.full" | "disk.read-only" | "disk.denied" | "disk.failed"])[] = [
  [/no space left on device|disk is full|disk full|not enough space|max_temp_directory_size/i, "disk.full"],
  [/read-only file system|readonly database/i, "disk.read-only"],
  [/permission denied|access is denied/i, "disk.denied"],
  [/input\/output error|disk i\/o error/i, "disk.failed"],
];

/** Same as `diskFault`, for a database error that carries only a message. */
export function diskFaultIn(message: string, path: string | null, cause: unknown): AppError | undefined {
  const code = sentences.find(([pattern]) => pattern.test(message))?.[1];
  return code === undefined ? undefined : new AppError(code, { path }, { cause });
}
