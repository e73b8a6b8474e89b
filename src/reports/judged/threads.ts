import type { ReadonlyNumbers } from "../../base/readonly-numbers.ts";
import { sharedInt32, sharedNumbers } from "../../cube/arrays.ts";
import type { CountedCells } from "../../cube/cube.ts";
import { Threads } from "../../cube/threads.ts";
import { type JudgeTasks, judgeTasks } from "./tasks.ts";

/** Thread pool for comparing places. */
export const judgeThreads = (count?: number): Threads<JudgeTasks> =>
  new Threads<JudgeTasks>(judgeTasks, new URL("./thread.ts", import.meta.url), count);

/** Cells in shared memory; not copied if they are already shared. */
export function sharedCells({
  years,
  oneWayGroups,
  plan,
  tally,
  slots,
  shared: ofClusters,
}: CountedCells): CountedCells {
  const { at, counts, sums } = tally;
  return {
    years,
    oneWayGroups,
    plan,
    slots: shared(slots, sharedInt32),
    tally: {
      at: shared(at, sharedInt32),
      counts: shared(counts, sharedInt32),
      sums: shared(sums, sharedNumbers),
      ranges: tally.ranges,
    },
    ...(ofClusters !== undefined && {
      shared: {
        ...ofClusters,
        at: shared(ofClusters.at, sharedInt32),
        clustersAt: shared(ofClusters.clustersAt, sharedInt32),
        counts: shared(ofClusters.counts, sharedNumbers),
        clusters: shared(ofClusters.clusters, sharedNumbers),
      },
    }),
  };
}

function shared(array: ReadonlyNumbers, make: (length: number) => Int32Array | Float64Array): ReadonlyNumbers {
  if (ArrayBuffer.isView(array) && array.buffer instanceof SharedArrayBuffer) return array;
  const copy = make(array.length);
  copy.set(array);
  return copy;
}
