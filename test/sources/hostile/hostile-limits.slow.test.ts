/** Heavy hostile deliveries, each checked by the program itself, whose memory and open files are limited. */
import { spawnSync } from "node:child_process";
import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { enrollmentFile, freshFolder } from "../small-district.ts";
import { heavy } from "./deliveries.ts";

const program = join(import.meta.dirname, "..", "..", "..", "src", "cli", "fairlead.ts");

/** Writes the process's largest resident memory, in kilobytes, to a file at its end. */
const watched = (to: string): string =>
  `data:text/javascript,${encodeURIComponent(
    `import fs from "node:fs"; process.on("exit", () => fs.writeFileSync(${JSON.stringify(to)}, String(process.resourceUsage().maxRSS)))`,
  )}`;

interface Said {
  readonly problems: readonly {
    readonly code: string;
    readonly reason?: string;
    readonly facts?: { readonly reason?: string };
  }[];
  readonly files: readonly { readonly name: string; readonly rowsLoaded: number }[];
}

test.each(Object.entries(heavy))("%s", (_, { make, says, memory, openFiles, reads = 0 }) => {
  const home = freshFolder();
  const [folder, temporary, peak] = [join(home, "delivery"), join(home, "temporary"), join(home, "peak")];
  mkdirSync(join(folder, "good"), { recursive: true });
  mkdirSync(temporary);
  writeFileSync(join(folder, "good", "SENR_2026.txt"), enrollmentFile({ schoolYear: 2026, schools: [3, 2] }));
  make(folder);
  const limit = openFiles === undefined ? "" : `ulimit -n ${openFiles}; `;
  const ran = spawnSync(
    "sh",
    ["-c", `${limit}exec "$@"`, "sh", process.execPath, "--import", watched(peak), program, "check", folder, "--json"],
    {
      encoding: "utf8",
      maxBuffer: 1 << 30,
      env: { ...process.env, TMPDIR: temporary, NODE_COMPILE_CACHE: join(home, "cache") },
    },
  );
  expect([0, 1], ran.stderr.slice(0, 2_000)).toContain(ran.status);
  expect(ran.stderr).not.toMatch(/cli\.fault|\n {4}at /);
  const { problems, files } = JSON.parse(ran.stdout) as Said;
  const said = problems.map(({ code, reason, facts }) => [code, reason ?? facts?.reason].filter(Boolean).join(" "));
  for (const code of says) expect(said).toContain(code);
  expect(files.reduce((sum, file) => sum + file.rowsLoaded, 0)).toBe(5 + reads);
  expect(Number(readFileSync(peak, "utf8")) / 1024).toBeLessThan(memory);
  expect(readdirSync(temporary)).toEqual([]);
  rmSync(home, { recursive: true, force: true });
});

test("170 MB of doubled quotes in a mapped file are checked in under 900 MB", () => {
  const home = freshFolder();
  const [path, peak, workspace] = [join(home, "daily.csv"), join(home, "peak"), join(home, "district")];
  const env = { ...process.env, NODE_COMPILE_CACHE: join(home, "cache") };
  const run = (args: readonly string[]) =>
    spawnSync(process.execPath, ["--import", watched(peak), program, ...args], { encoding: "utf8", env });
  expect(run(["init", workspace, "--name", "Quoted Unified"]).status).toBe(0);
  writeFileSync(
    join(workspace, "profiles", "daily.yaml"),
    `name: daily
kind: attendance
headings: [student_id, school_id, date, status]
studentIds: state
fills:
  - table: attendance_day
    columns:
      school_year: { yearOfDate: date }
      student_id: { from: student_id, as: id, digits: 10 }
      school_id: { from: school_id, as: id, digits: 7 }
      date: { from: date, as: date }
      status: { from: status, codes: { P: present } }
`,
  );
  writeFileSync(path, "student_id,school_id,date,status,note\n");
  const students = 16_500;
  for (let student = 0; student < students; student++) {
    const days = Array.from({ length: 180 }, (_, day) => {
      const date = new Date(Date.UTC(2025, 7, 15 + day)).toISOString().slice(0, 10);
      return `${1_000_000_000 + student},0100000,${date},P,"said ""late ${day}"", twice"\n`;
    });
    appendFileSync(path, days.join(""));
  }
  const checked = run(["check", path, "--workspace", workspace, "--json"]);
  const { files } = JSON.parse(checked.stdout) as Said;
  expect(files.map((file) => file.rowsLoaded)).toEqual([180 * students]);
  expect(Number(readFileSync(peak, "utf8")) / 1024).toBeLessThan(900);
  rmSync(home, { recursive: true, force: true });
});
