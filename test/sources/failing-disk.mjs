/**
 * A disk that fails, for a process started with `node --import`: wraps node:fs before the program loads it.
 *
 * FAIL is JSON: `{ "at": 7, "how": "kill" }` acts at the 7th call that changes something below ROOT.
 *
 * - `kill`: the process is killed before the call
 * - `EIO`, `ENOSPC`: that call and, for ENOSPC, all later writes fail
 * - `short`: every write takes half of its bytes, and reports that
 * - `lie`: that write stores half of its bytes and reports all of them
 * - `no-links`, `no-fsync`: the file system refuses hard links, or fsync as Windows does
 * - `other-device`: a rename out of ROOT fails
 *
 * At its end the process writes how many calls it counted to COUNT.
 */
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { resolve } from "node:path";

const { at = 0, how = "count" } = JSON.parse(process.env.FAIL ?? "{}");
const root = process.env.ROOT ?? "/";
const real = { ...fs };
let calls = 0;
let failing = false;
const paths = new Map();

const fault = (code, call, path) =>
  Object.assign(new Error(`${code}: injected, ${call} '${path}'`), { code, syscall: call, path });
const within = (path) => typeof path === "string" && resolve(path).startsWith(root);

/** Counts a call; fails or kills at the chosen one. */
function step(call, path) {
  calls++;
  if (how === "ENOSPC" && failing && /write|open|copy|mkdir|link/.test(call)) throw fault("ENOSPC", call, path);
  if (calls !== at) return;
  if (how === "kill") {
    if (process.env.LANDED) real.writeFileSync(process.env.LANDED, `${call} ${String(path).slice(root.length)}`);
    process.kill(process.pid, "SIGKILL");
    // The signal is on its way: nothing else may happen.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10_000);
  }
  if (how === "EIO" || how === "ENOSPC") {
    if (process.env.LANDED) real.writeFileSync(process.env.LANDED, `${call} ${String(path).slice(root.length)}`);
    failing = true;
    throw fault(how, call, path);
  }
}

for (const call of ["renameSync", "linkSync", "copyFileSync", "chmodSync", "mkdirSync", "rmSync", "writeFileSync"]) {
  fs[call] = (...args) => {
    const path = args.slice(0, 2).find(within);
    if (path !== undefined) {
      if (call === "linkSync" && how === "no-links") throw fault("EPERM", "link", path);
      if (call === "renameSync" && how === "other-device" && !within(args[1])) throw fault("EXDEV", "rename", args[0]);
      step(call, path);
    }
    return real[call](...args);
  };
}
fs.openSync = (path, flags = "r", ...rest) => {
  if (within(path) && /[wa+]/.test(String(flags))) step("openSync", path);
  const handle = real.openSync(path, flags, ...rest);
  if (within(path)) paths.set(handle, [path, String(flags)]);
  return handle;
};
fs.closeSync = (handle) => {
  paths.delete(handle);
  return real.closeSync(handle);
};
fs.fsyncSync = (handle) => {
  const [path, flags] = paths.get(handle) ?? [];
  if (path !== undefined) {
    if (how === "no-fsync" && (flags === "r" || real.fstatSync(handle).isDirectory()))
      throw fault("EPERM", "fsync", path);
    if (how === "no-fsync-at-all") throw fault("EINVAL", "fsync", path);
    step("fsyncSync", path);
  }
  return real.fsyncSync(handle);
};
fs.writeSync = (handle, bytes, offset, length, ...rest) => {
  const [path] = paths.get(handle) ?? [];
  if (path === undefined || typeof bytes === "string") return real.writeSync(handle, bytes, offset, length, ...rest);
  step("writeSync", path);
  const from = offset ?? 0;
  const whole = length ?? bytes.byteLength - from;
  if (how === "short" && whole > 1) return real.writeSync(handle, bytes, from, Math.ceil(whole / 2), ...rest);
  if (how === "lie" && calls === at) {
    real.writeSync(handle, bytes, from, Math.ceil(whole / 2), ...rest);
    return whole;
  }
  return real.writeSync(handle, bytes, from, whole, ...rest);
};
syncBuiltinESMExports();
process.on("exit", () => {
  if (process.env.COUNT) real.writeFileSync(process.env.COUNT, String(calls));
});
