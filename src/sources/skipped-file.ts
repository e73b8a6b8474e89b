import type { Problem, SkipReason } from "../base/problem-facts.ts";
import { fileProblem } from "./problem.ts";
import type { InputFile } from "./reading.ts";

/** These exclude the user's data, so they are errors; hidden files and Fairlead's own are rarely meant. */
const keepsOut: ReadonlySet<SkipReason> = new Set(["link", "pipe", "socket", "device", "not-readable"]);

/** Parts of a delivery that are not read. */
export const skippedFiles = (files: readonly InputFile[]): Problem[] =>
  files.flatMap(({ name, skip }) => (skip === undefined ? [] : [skippedFile(name, skip)]));

/** A file or folder in the delivery that is not read. */
export const skippedFile = (file: string, reason: SkipReason): Problem =>
  fileProblem({
    code: "sources.skipped",
    severity: keepsOut.has(reason) ? "error" : "warning",
    file,
    facts: { reason },
  });
