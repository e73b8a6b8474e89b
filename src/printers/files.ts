import type { Audience, MadeFor } from "../reports/report.ts";
import { type Output, type PrintedFile, printedFile } from "./output.ts";

/** A file to be put beside pages: its path and content. */
export interface PlainFile {
  readonly path: string;
  readonly content: PrintedFile<Audience>["content"];
}

/** Puts files that belong to a report, for the report's readers. */
export async function printFiles<A extends Audience>(
  report: MadeFor<A>,
  files: Iterable<PlainFile>,
  output: Output<A>,
): Promise<void> {
  for (const { path, content } of files) await output.put(printedFile(report, path, content));
}
