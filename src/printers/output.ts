import { type Audience, audienceOfReport, type MadeFor, shownFrom } from "../reports/report.ts";

/**
 * A finished file: where it goes, relative to the folder of its report, what is in it, and its readers. A long text may come in pieces. Made by `printedFile`.
 */
export interface PrintedFile<A extends Audience> extends MadeFor<A> {
  readonly path: string;
  readonly content: string | Uint8Array | Iterable<string>;
  readonly audience: Audience;
}

/**
 * A file printed from a report, for its readers. Printers alone call it.
 *
 * @throws AppError cube.not-from-a-door for a copy of a report
 */
export const printedFile = <A extends Audience>(
  report: MadeFor<A>,
  path: string,
  content: PrintedFile<A>["content"],
): PrintedFile<A> => shownFrom(report, { path, content, audience: audienceOfReport(report) });

/**
 * Takes the finished files of a printer, one after another: a folder on disk, an archive, the answer to a request. An `Output<"public">` takes public
 * files alone, so a printer given one takes public reports alone, and the compiler refuses any other.
 */
export interface Output<A extends Audience> {
  // A property, because parameters of methods are compared in both directions: an output of public files would pass for one of all files.
  readonly put: (file: PrintedFile<A>) => void | Promise<void>;
}
