import { existsSync, readdirSync } from "node:fs";
import { AppError } from "../base/errors.ts";
import { deliveryFiles } from "../sources/deliver.ts";
import { loadDelivery } from "../sources/load.ts";
import { writeDistrict } from "../sources/sample/write.ts";
import { initWorkspace, openWorkspace, type Workspace } from "../sources/workspace.ts";
import type { Door } from "./door.ts";

export interface DemoOptions {
  readonly seed: number;
  readonly students: number;
  readonly years: number;
}

/** The sample district as it is shown when nothing else is asked. */
export const usualDemo: DemoOptions = { seed: 1, students: 9_000, years: 4 };

/**
 * Invents the sample district in a new folder: `deliveries/`, `answer-key.json`, and a workspace with them loaded.
 *
 * @throws AppError cli.demo-exists when the folder holds something
 */
export async function makeDemo(
  door: Door,
  folder: string,
  options: DemoOptions,
): Promise<{ workspace: Workspace; students: number }> {
  const { words, terminal } = door;
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    const { exists, existsFix } = words.demo;
    throw new AppError("cli.demo-exists", { what: exists(folder), fix: existsFix, facts: { folder } });
  }
  const bar = terminal.progress(words.demo.inventing);
  try {
    let students = 0;
    initWorkspace(folder, { name: "Alder Valley Unified", language: door.lang });
    const workspace = openWorkspace(folder, door.cwd);
    const { deliveries } = writeDistrict(folder, options);
    for (const [i, delivery] of deliveries.entries()) {
      const result = await loadDelivery(workspace, deliveryFiles(delivery.files, folder), {
        add: false,
        accept: true,
        now: door.now(),
        onFile: (done, total, name) => bar.step(i * total + done, deliveries.length * total, name),
      });
      if (result.outcome === "loaded") students = result.students;
    }
    return { workspace, students };
  } finally {
    bar.stop();
  }
}
