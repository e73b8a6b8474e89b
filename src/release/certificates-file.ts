import { z } from "zod";
import { AppError } from "../base/errors.ts";
import type { Certificate, CertificateWorlds } from "./certificate.ts";

const form = "fairlead-certificates-1";

/** Worlds of one line of the file. */
const perLine = 1000;

const count = z.int().min(0);
const text = z.string().min(1);
const first = z.strictObject({ form: z.literal(form), certificates: count });
const head = z.strictObject({
  population: text,
  schoolYear: text,
  indicators: z.array(text),
  nodes: z.array(z.tuple([text, text, text])),
  groups: z.array(z.tuple([text, text])),
  truth: z.array(count),
  worlds: count,
});
const worlds = z.array(z.array(z.int()));

/**
 * `certificates.jsonl`, line by line: the form, then each certificate as one line with its numbers and as many worlds as it says, a
 * thousand a line. A world is a list of number, change, number, change.
 */
export function* certificateLines(certificates: readonly Certificate[]): Generator<string> {
  yield `${JSON.stringify({ form, certificates: certificates.length })}\n`;
  for (const one of certificates) {
    const { population, schoolYear, indicators, groups, nodes, truth } = one;
    const { start, number, delta } = one.worlds;
    yield `${JSON.stringify({
      population,
      schoolYear,
      indicators,
      nodes: nodes.map(({ placeKind, placeId, grade }) => [placeKind, placeId, grade]),
      groups: groups.map(({ grouping, level }) => [grouping, level]),
      truth: [...truth],
      worlds: start.length - 1,
    })}\n`;
    for (let from = 0; from + 1 < start.length; from += perLine) {
      const line: number[][] = [];
      for (let w = from; w < Math.min(from + perLine, start.length - 1); w += 1) {
        const world: number[] = [];
        for (let i = start[w] ?? 0; i < (start[w + 1] ?? 0); i += 1) world.push(number[i] ?? 0, delta[i] ?? 0);
        line.push(world);
      }
      yield `${JSON.stringify(line)}\n`;
    }
  }
}

/**
 * Reads `certificates.jsonl`.
 *
 * @param lines  its lines, with or without their ends
 * @throws AppError release.certificates, with the line
 */
export function readCertificates(lines: Iterable<string>): readonly Certificate[] {
  let line = 0;
  const read = lines[Symbol.iterator]();
  const next = <T>(schema: z.ZodType<T>): T => {
    line += 1;
    const { value, done } = read.next();
    if (done === true) throw new AppError("release.certificates", { line });
    const parsed = schema.safeParse(jsonOf(value, line));
    if (!parsed.success) throw new AppError("release.certificates", { line });
    return parsed.data;
  };
  const { certificates } = next(first);
  const all = Array.from({ length: certificates }, (): Certificate => {
    const { nodes, groups, truth, worlds: expected, ...names } = next(head);
    const numbers = nodes.length * groups.length * (1 + names.indicators.length);
    if (truth.length !== numbers) throw new AppError("release.certificates", { line });
    return {
      ...names,
      nodes: nodes.map(([placeKind, placeId, grade]) => ({ placeKind, placeId, grade })),
      groups: groups.map(([grouping, level]) => ({ grouping, level })),
      truth: Int32Array.from(truth),
      worlds: worldsOf(
        expected,
        numbers,
        () => next(worlds),
        () => new AppError("release.certificates", { line }),
      ),
    };
  });
  line += 1;
  if (read.next().done !== true) throw new AppError("release.certificates", { line });
  return all;
}

function jsonOf(text: string, line: number): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError("release.certificates", { line }, { cause });
  }
}

function worldsOf(
  expected: number,
  numbers: number,
  nextLine: () => readonly (readonly number[])[],
  fault: () => AppError,
): CertificateWorlds {
  const start = [0];
  const number: number[] = [];
  const delta: number[] = [];
  while (start.length - 1 < expected)
    for (const world of nextLine()) {
      if (world.length % 2 === 1 || start.length > expected) throw fault();
      for (let i = 0; i < world.length; i += 2) {
        const at = world[i] ?? -1;
        if (at < 0 || at >= numbers) throw fault();
        number.push(at);
        delta.push(world[i + 1] ?? 0);
      }
      start.push(number.length);
    }
  return { start: Int32Array.from(start), number: Int32Array.from(number), delta: Int32Array.from(delta) };
}
