import type { AuditData } from "../reports/audit-schema.ts";
import type { Output } from "./output.ts";

/** Significant digits of a number; its uncertainty is always larger. */
const digits = 6;

/** A number with six significant digits; whole numbers stay whole. */
export function sixDigits(x: number): number {
  if (Number.isInteger(x) || !Number.isFinite(x)) return x;
  const shift = digits - 1 - Math.floor(Math.log10(Math.abs(x)));
  if (shift < 0 || shift > 300) return Number(x.toPrecision(digits));
  const scale = 10 ** shift;
  return Math.round(x * scale) / scale;
}

const print = (value: unknown): string =>
  JSON.stringify(value, (_, x: unknown) => (typeof x === "number" ? sixDigits(x) : withContractNames(x)));

/** The contract of `audit.json` has `published` where the program has `official`. */
function withContractNames(x: unknown): unknown {
  if (typeof x !== "object" || x === null || !("official" in x)) return x;
  const { official, ...rest } = x;
  return { ...rest, published: official };
}

/** The data of an audit, for other programs. */
export const printAuditJson = async (audit: AuditData, output: Output): Promise<void> =>
  output.put({ path: "audit.json", content: auditJson(audit) });

/**
 * `audit.json` in pieces: one object, a line a finding, as `docs/audit.schema.json` describes it.
 *
 * Numbers are rounded to six significant digits; the unrounded ones are in the cube.
 */
export function* auditJson(audit: AuditData): Generator<string> {
  const { program, fingerprint, asOf, district, years, settings, findings, notJudged, notAsked } = audit;
  yield `${print({ program, fingerprint, asOf, district, years, settings }).slice(0, -1)},\n`;
  yield* listOf("findings", findings);
  yield ",\n";
  yield* listOf("notJudged", notJudged);
  yield ",\n";
  yield* listOf("notAsked", notAsked);
  yield "}\n";
}

const piece = 2000;

function* listOf(name: string, items: readonly unknown[]): Generator<string> {
  yield `"${name}":[\n`;
  for (let at = 0; at < items.length; at += piece) {
    const lines = items.slice(at, at + piece).map(print);
    yield `${at > 0 ? ",\n" : ""}${lines.join(",\n")}`;
  }
  yield "\n]";
}
