import type { Audit } from "../reports/audit.ts";
import type { AuditFile } from "../reports/audit-schema.ts";
import { type AnyFinding, printedFindings } from "../reports/judged/finding-at.ts";
import { type Audience, requireAudience } from "../reports/report.ts";
import { sixDigits } from "./numbers.ts";
import { type Output, printedFile } from "./output.ts";

/** Values as JSON, numbers with six significant digits. */
const print = (value: unknown): string =>
  JSON.stringify(value, (_, x: unknown) => (typeof x === "number" ? sixDigits(x) : x));

/** A finding with the field names of the data file, in which the source of official figures is `published`. */
function contractOf(finding: AnyFinding): AuditFile["findings"][number] {
  const { audience, counted, at, official, ...fields } = finding;
  return { ...fields, ...(official !== undefined && { published: official }) };
}

/** Header shared by both data files. The audience is the one the audit was branded with. */
export function auditHead(audit: Audit<Audience>) {
  const { program, fingerprint, asOf, district } = audit;
  const audience = requireAudience(audit, [audit.judged]);
  return { audience, program, fingerprint, ...(asOf !== undefined && { asOf }), district };
}

/** Writes the data of an audit for other programs. */
export const printAuditJson = async <A extends Audience>(audit: Audit<A>, output: Output<A>): Promise<void> =>
  output.put(printedFile(audit, "audit.json", auditJson(audit)));

/**
 * `audit.json` in chunks: one object, one line per finding, as documented in `docs/audit-json.md`. What could not be
 * judged is in `not-judged.json`.
 *
 * Numbers are rounded to six significant digits; the unrounded ones are in the cube.
 */
export function* auditJson(audit: Audit<Audience>): Generator<string> {
  const { years, settings, notAsked } = audit;
  yield `${print({ ...auditHead(audit), years, settings }).slice(0, -1)},\n"findings":[\n`;
  yield* joined(printedFindings(audit, (verdict) => verdict !== "cannot-tell"));
  yield `],\n"notAsked":[\n${notAsked.map(print).join(",\n")}\n]}\n`;
}

/** Lines per chunk. */
const atOnce = 2000;

function* joined(findings: Iterable<AnyFinding>): Generator<string> {
  let lines: string[] = [];
  let isFirst = true;
  const flush = (): string => {
    const text = `${isFirst ? "" : ",\n"}${lines.join(",\n")}`;
    lines = [];
    isFirst = false;
    return text;
  };
  for (const finding of findings) {
    lines.push(print(contractOf(finding)));
    if (lines.length === atOnce) yield flush();
  }
  if (lines.length > 0) yield flush();
  yield "\n";
}
