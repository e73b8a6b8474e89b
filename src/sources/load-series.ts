import { swapIn } from "../base/durable.ts";
import {
  type ArchivedFile,
  activeLoads,
  begin,
  confirm,
  type LoadEvent,
  namedContents,
  readJournal,
  receiveFile,
  requireWhole,
} from "./archive.ts";
import { loadEvent } from "./load.ts";
import { whileLocked } from "./lock.ts";
import { buildFromLoads, settle } from "./next-warehouse.ts";
import type { InputFile } from "./reading.ts";
import { type Workspace, warehousePath } from "./workspace.ts";

/**
 * Loads deliveries in a row without checking their plausibility, as `--accept` does, and builds the warehouse once, as a
 * rebuild does. A delivery is read while later ones are still being made.
 *
 * Each is in the journal before it is in the warehouse: after a kill, the next command completes the warehouse.
 *
 * @param onFile  called with the delivery's place among `deliveries`, from 0 on
 * @returns number of students in the warehouse
 * @throws AppError as `loadDelivery`
 */
export async function loadSeries(
  workspace: Workspace,
  deliveries: AsyncIterable<readonly InputFile[]>,
  {
    now,
    onFile,
  }: {
    readonly now: Date;
    readonly onFile?: (delivery: number, done: number, total: number, name: string) => void;
  },
): Promise<number> {
  const { folder } = workspace;
  return await whileLocked(folder, "load", now, async () => {
    requireWhole(folder, await settle(workspace));
    const before = readJournal(folder);
    const first = (before.at(-1)?.number ?? 0) + 1;
    let number = first;
    async function* loads(): AsyncGenerator<LoadEvent> {
      yield* activeLoads(before);
      for await (const files of deliveries) {
        const named = namedContents(readJournal(folder));
        const received: ArchivedFile[] = [];
        for (const { name, path } of files) received.push((await receiveFile(folder, name, path, named)).file);
        const event = loadEvent(workspace, number, received, { now, add: false, accept: true });
        begin(folder, event);
        confirm(folder, number);
        number += 1;
        yield event;
      }
    }
    const { path, students } = await buildFromLoads(workspace, loads(), {
      state: () => ({ lastEvent: number - 1 }),
      onFile: (load, ...file) => {
        if (load.number >= first) onFile?.(load.number - first, ...file);
      },
    });
    swapIn(path, warehousePath(folder));
    return students;
  });
}
