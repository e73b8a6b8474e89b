import type { Lang } from "../base/lang.ts";
import type { Audience, CubeData } from "../cube/cube.ts";
import { cubeInThread } from "../cube/in-thread.ts";
import { Threads } from "../cube/threads.ts";
import { auditHtml, type OnPage } from "../printers/html.ts";
import { printAuditJson } from "../printers/json.ts";
import { printNotJudged } from "../printers/not-judged.ts";
import type { Output } from "../printers/output.ts";
import { type Audit, auditInThread, type SentAudit } from "../reports/audit.ts";
import type { DeliveryFacts } from "../reports/delivery.ts";
import type { OwnNames } from "../ui/own-names.ts";
import { wordsOf } from "../ui/words.ts";
import type { AuditSite } from "../web/audit/site.ts";
import { auditSite } from "./audit-site.ts";
import { folderOutput } from "./folder-output.ts";
import type { AuditRun } from "./run-audit.ts";

/** Counters in shared memory: pages claimed and pages finished. */
export type PageCounters = Int32Array;
const [takenAt, doneAt] = [0, 1];

export const pageCounters = (): PageCounters => new Int32Array(new SharedArrayBuffer(8));

/** What a thread needs to write its share of a report: the run, its words and where the files go. Plain data. */
export interface WriteAsked {
  readonly cube: CubeData;
  readonly run: Omit<AuditRun, "cube" | "audit"> & { readonly audit: SentAudit };
  readonly deliveries: readonly DeliveryFacts[];
  readonly outliers: boolean;
  /** Languages of the report, the one at the top of its folder first. */
  readonly languages: readonly Lang[];
  /** Language of the pages to write. */
  readonly lang: Lang;
  readonly own: OwnNames | undefined;
  readonly folder: string;
  readonly counters: PageCounters;
  /** Whether this thread also writes the data files. */
  readonly data: boolean;
}

/** Worker tasks: input, and number of pages written. */
export interface ReportTasks {
  readonly write: readonly [asked: WriteAsked, answer: number];
}

const writeShare = async (asked: WriteAsked): Promise<number> => {
  const { run, deliveries, lang, own, languages, outliers, folder, counters, data } = asked;
  const audit = auditInThread(run.audit);
  const output = folderOutput(folder, audit);
  const made = auditSite({ ...run, audit, cube: cubeInThread(asked.cube) }, deliveries, wordsOf(lang, own));
  const site = { ...made, outliers, languages };
  if (data) await writeData(audit, output);
  return writePages(site, output, counters);
};

export const reportTasks = { write: writeShare };

/** Thread pool for writing reports. */
export const reportThreads = (count: number): Threads<ReportTasks> =>
  new Threads<ReportTasks>(reportTasks, new URL("./report-thread.ts", import.meta.url), count);

/** `audit.json` and `not-judged.json`. */
export async function writeData<A extends Audience>(audit: Audit<A>, output: Output<A>): Promise<void> {
  await printAuditJson(audit, output);
  await printNotJudged(audit, output);
}

/**
 * Writes pages until none are left. Threads claim one page at a time, so slow threads write fewer. @returns how many
 * this thread wrote
 */
export const writePages = <A extends Audience>(
  site: AuditSite<A>,
  output: Output<A>,
  counters: PageCounters,
  onPage?: OnPage,
): Promise<number> =>
  auditHtml(site, output, {
    next: () => Atomics.add(counters, takenAt, 1),
    onPage: (_, total) => {
      const done = Atomics.add(counters, doneAt, 1) + 1;
      onPage?.(done, total);
    },
  });
