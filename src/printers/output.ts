import { type Audience, audienceOfReport, type MadeFor, shownFrom } from "../reports/report.ts";

/**
 * A finished file: path relative to its report's folder, content (long text may come in chunks), and audience.
 * Created by `printedFile`.
 */
export interface PrintedFile<A extends Audience> extends MadeFor<A> {
  readonly path: string;
  readonly content: string | Uint8Array | Iterable<string>;
  readonly audience: Audience;
}

/**
 * Creates a file with the audience of its report. Only printers call it.
 *
 * @throws AppError cube.not-from-a-door for a copy of a report
 */
export const printedFile = <A extends Audience>(
  report: MadeFor<A>,
  path: string,
  content: PrintedFile<A>["content"],
): PrintedFile<A> => shownFrom(report, { path, content, audience: audienceOfReport(report) });

/**
 * Receives a printer's files one at a time: a folder, an archive, an HTTP response. An `Output<"public">` accepts
 * public files only, so the compiler rejects a printer that would send it anything else.
 */
export interface Output<A extends Audience> {
  // A property rather than a method, because method parameters are bivariant: an output for public files would be
  // assignable to one for all files.
  readonly put: (file: PrintedFile<A>) => void | Promise<void>;
}
