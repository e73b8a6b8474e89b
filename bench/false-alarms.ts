/**
 * `node bench/false-alarms.ts [--program DIR] [--seeds 1,2] [--students N] [--years N] [--real DIR]`: loads deliveries that are right, and prints what the
 * program holds, asks and warns about: a sample district for each seed, one load a year and all years at once, and each folder of real files in DIR (left
 * out when absent). `--program` runs another checkout on the same files, to compare versions.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { writeDistrict } from "../src/sample/write.ts";

const { values: options } = parseArgs({
  options: {
    program: { type: "string", default: resolve(import.meta.dirname, "..") },
    seeds: { type: "string", default: "1,2,3,4,5" },
    students: { type: "string", default: "1500" },
    years: { type: "string", default: "3" },
    real: { type: "string" },
  },
});

interface Outcome {
  deliveries: number;
  rows: number;
  loaded: number;
  held: string[];
  unusable: number;
  questions: string[];
  problems: string[];
}

/** What one run of the program answers with `--json`. */
function run(home: string, ...args: readonly string[]): Record<string, unknown> {
  const { stdout } = spawnSync(process.execPath, [join(options.program, "src/cli/fairlead.ts"), ...args, "--json"], {
    cwd: home,
    encoding: "utf8",
    input: "",
    maxBuffer: 1e9,
  });
  try {
    return JSON.parse(stdout) as Record<string, unknown>;
  } catch {
    return { error: "no answer" };
  }
}

type Told = {
  readonly code?: string;
  readonly severity?: string;
  readonly kind?: string;
  readonly about?: { readonly kind: string };
};
const list = (of: unknown, name: string): readonly Told[] =>
  ((of as Record<string, unknown> | undefined)?.[name] as readonly Told[] | undefined) ?? [];

/** Loads deliveries in order into a new workspace; accepts held loads, so that the next one is compared with them. */
function outcomeOf(deliveries: readonly (readonly string[])[]): Outcome {
  const home = mkdtempSync(join(tmpdir(), "fairlead-alarms-"));
  const outcome: Outcome = { deliveries: 0, rows: 0, loaded: 0, held: [], unusable: 0, questions: [], problems: [] };
  try {
    run(home, "init", ".", "--name", "A district");
    for (const files of deliveries) {
      outcome.deliveries++;
      for (const proposal of list(run(home, "map", ...files, "--save"), "proposals"))
        for (const question of list(proposal, "questions")) outcome.questions.push(question.about?.kind ?? "question");
      let answer = run(home, "load", ...files);
      const holds = list(answer, "holds");
      outcome.held.push(...holds.map(({ kind }) => kind ?? "?"));
      if (answer["outcome"] === "held") answer = run(home, "load", ...files, "--accept");
      if (answer["outcome"] !== "loaded") outcome.unusable++;
      for (const file of list(answer["reading"], "files") as readonly Record<string, number>[]) {
        outcome.rows += file["rowsIn"] ?? 0;
        outcome.loaded += file["rowsLoaded"] ?? 0;
      }
      const read =
        answer["error"] === undefined
          ? list(answer["reading"], "problems")
          : [{ code: JSON.stringify(answer["error"]) }];
      outcome.problems.push(...read.map(({ code, severity }) => `${code}${severity === "error" ? " (error)" : ""}`));
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
  return outcome;
}

const counted = (all: readonly string[]): string =>
  [...Map.groupBy(all, (one) => one)]
    .map(([one, same]) => `${same.length} ${one}`)
    .sort()
    .join(", ") || "none";

function print(name: string, { deliveries, rows, loaded, held, unusable, questions, problems }: Outcome): void {
  console.log(`${name}: ${deliveries} deliveries, ${loaded} of ${rows} rows loaded${unusable > 0 ? `, ${unusable} deliveries not loaded` : ""}
  held: ${counted(held)}
  questions: ${counted(questions)}
  problems: ${counted(problems)}`);
}

const made = mkdtempSync(join(tmpdir(), "fairlead-alarms-"));
try {
  for (const seed of options.seeds
    .split(",")
    .filter((s) => s !== "")
    .map(Number)) {
    const deliveries = [
      ...writeDistrict(join(made, `${seed}`), {
        seed,
        students: Number(options.students),
        years: Number(options.years),
      }),
    ];
    print(`seed ${seed}, a load a year`, outcomeOf(deliveries.map(({ files }) => files)));
    print(`seed ${seed}, all at once`, outcomeOf([deliveries.flatMap(({ files }) => files)]));
    rmSync(join(made, `${seed}`), { recursive: true });
  }
  const { real } = options;
  if (real !== undefined && existsSync(real))
    for (const folder of readdirSync(real)
      .filter((name) => statSync(join(real, name)).isDirectory())
      .sort())
      print(folder, outcomeOf([[join(resolve(real), folder)]]));
} finally {
  rmSync(made, { recursive: true, force: true });
}
