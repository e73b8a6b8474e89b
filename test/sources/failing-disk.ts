/**
 * A disk that fails, imitated in this process by wrapping node:fs. Counts every call that changes something below a
 * folder, and fails at one of them. DuckDB's writes are not wrapped: it only writes to the next warehouse, which has
 * no effect until a counted call renames it.
 */
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { resolve } from "node:path";

/**
 * - `dies`: from that call on nothing reaches the disk, as after a kill: what the process does to clean up is lost too
 * - `EIO`: that call fails
 * - `ENOSPC`: that call and all later ones that need room fail
 * - `lies`: that write stores half of its bytes and reports all of them
 * - `short`: every write takes half of its bytes and reports that, as system calls may
 * - `no-links`, `no-fsync`, `no-fsync-at-all`: the file system refuses hard links, or fsync as Windows does, or fsync of anything
 * - `other-device`: a rename out of the folder fails
 * - `works`: nothing fails; calls are counted
 */
export type DiskFault =
  | "dies"
  | "EIO"
  | "ENOSPC"
  | "lies"
  | "short"
  | "no-links"
  | "no-fsync"
  | "no-fsync-at-all"
  | "other-device"
  | "works";

export interface OnFailingDisk {
  /** Calls that were counted. */
  readonly calls: number;
  /** The call that failed, and its path in the folder; undefined if none did. */
  readonly landed: string | undefined;
  /** What the work threw; undefined if it succeeded. */
  readonly error: unknown;
}

type Callback = (error: Error | null, ...rest: unknown[]) => void;
type Any = (...args: never[]) => unknown;

/** Calls that change something, and are counted by their path. */
const changing = [
  "renameSync",
  "linkSync",
  "copyFileSync",
  "chmodSync",
  "mkdirSync",
  "rmSync",
  "writeFileSync",
] as const;

const wrapped = [
  ...changing,
  ...["openSync", "closeSync", "fsyncSync", "writeSync", "open", "close", "fsync", "write", "writev"],
];

/**
 * Runs some work on a disk that fails. One at a time in a process.
 *
 * @param folder  only calls below it are counted and fail
 * @param at      number of the failing call, from 1 (for `lies`: of the write); 0 for faults that do not concern a
 *   single call
 */
export async function onFailingDisk(
  folder: string,
  { how, at = 0 }: { readonly how: DiskFault; readonly at?: number },
  work: () => unknown,
): Promise<OnFailingDisk> {
  const patched = fs as unknown as Record<string, Any>;
  const real = { ...fs };
  const kept: Record<string, Any> = {};
  for (const call of wrapped) kept[call] = patched[call] as Any;
  const opened = new Map<number, { readonly path: string; readonly writes: boolean }>();
  let calls = 0;
  let landed: string | undefined;
  let failing = false;
  const within = (path: unknown): path is string => typeof path === "string" && resolve(path).startsWith(folder);
  const fault = (code: string, call: string, path: string): Error =>
    Object.assign(new Error(`${code}: imitated, ${call} '${path}'`), { code, syscall: call, path });

  const step = (call: string, path: string): void => {
    if (how === "lies") return;
    calls++;
    if (failing && how === "dies") throw fault("EIO", call, path);
    if (failing && how === "ENOSPC" && /write|open|copy|mkdir|link/i.test(call)) throw fault("ENOSPC", call, path);
    if (calls !== at) return;
    if (how === "dies" || how === "EIO" || how === "ENOSPC") {
      failing = true;
      landed = `${call} ${path.slice(folder.length)}`;
      throw fault(how === "dies" ? "EIO" : how, call, path);
    }
  };
  /** How many bytes of a write are written, and how many are reported. */
  const taken = (path: string, whole: number): { readonly write: number; readonly report?: number } => {
    if (how === "lies") calls++;
    else step("write", path);
    const half = Math.ceil(whole / 2);
    if (how === "short") return { write: half };
    if (how !== "lies" || calls !== at) return { write: whole };
    landed = `write ${path.slice(folder.length)}`;
    return { write: half, report: whole };
  };
  const writes = (flags: unknown): boolean => /[wa+]/.test(String(flags ?? "r"));
  const fsyncFault = (handle: number): void => {
    const file = opened.get(handle);
    if (file === undefined) return;
    const refused = how === "no-fsync" && (!file.writes || real.fstatSync(handle).isDirectory());
    if (refused) throw fault("EPERM", "fsync", file.path);
    if (how === "no-fsync-at-all") throw fault("EINVAL", "fsync", file.path);
    step("fsync", file.path);
  };

  for (const call of changing) {
    patched[call] = (...args: never[]) => {
      const path = args.slice(0, 2).find(within);
      if (path !== undefined) {
        if (call === "linkSync" && how === "no-links") throw fault("EPERM", "link", path);
        if (call === "renameSync" && how === "other-device" && !within(args[1])) throw fault("EXDEV", "rename", path);
        step(call, path);
      }
      return kept[call]?.(...args);
    };
  }
  patched["openSync"] = (path: string, flags?: string, ...rest: never[]) => {
    if (within(path) && writes(flags)) step("openSync", path);
    const handle = real.openSync(path, flags ?? "r", ...rest);
    if (within(path)) opened.set(handle, { path, writes: writes(flags) });
    return handle;
  };
  patched["closeSync"] = (handle: number) => {
    opened.delete(handle);
    real.closeSync(handle);
  };
  patched["fsyncSync"] = (handle: number) => {
    fsyncFault(handle);
    real.fsyncSync(handle);
  };
  patched["writeSync"] = (handle: number, bytes: Uint8Array, offset?: number, length?: number, ...rest: never[]) => {
    const path = opened.get(handle)?.path;
    if (path === undefined || typeof bytes === "string") return real.writeSync(handle, bytes, offset, length, ...rest);
    const { write, report } = taken(path, length ?? bytes.byteLength - (offset ?? 0));
    const written = real.writeSync(handle, bytes, offset ?? 0, write, ...rest);
    return report ?? written;
  };
  // Streams use these.
  patched["open"] = (path: string, flags: string, mode: number, done: Callback) => {
    try {
      if (within(path) && writes(flags)) step("open", path);
    } catch (error) {
      done(error as Error);
      return;
    }
    real.open(path, flags, mode, (error, handle) => {
      if (error === null && within(path)) opened.set(handle, { path, writes: writes(flags) });
      done(error, handle);
    });
  };
  patched["close"] = (handle: number, done: Callback) => {
    opened.delete(handle);
    real.close(handle, done);
  };
  patched["fsync"] = (handle: number, done: Callback) => {
    try {
      fsyncFault(handle);
    } catch (error) {
      done(error as Error);
      return;
    }
    real.fsync(handle, done);
  };
  patched["write"] = (
    handle: number,
    bytes: Uint8Array,
    offset: number,
    length: number,
    at: number,
    done: Callback,
  ) => {
    const path = opened.get(handle)?.path;
    try {
      const { write, report } = path === undefined ? { write: length } : taken(path, length);
      real.write(handle, bytes, offset, write, at, (error, written) => done(error, report ?? written, bytes));
    } catch (error) {
      done(error as Error);
    }
  };
  patched["writev"] = (handle: number, pieces: readonly Uint8Array[], at: number, done: Callback) => {
    const bytes = Buffer.concat(pieces);
    patched["write"]?.(...([handle, bytes, 0, bytes.byteLength, at, done] as never[]));
  };
  syncBuiltinESMExports();
  let error: unknown;
  try {
    await work();
  } catch (thrown) {
    error = thrown;
  } finally {
    Object.assign(patched, kept);
    syncBuiltinESMExports();
  }
  return { calls, landed, error };
}
