import fc from "fast-check";
import { expect } from "vitest";
import { AppError } from "../src/base/errors.ts";
import { isNone, reasons } from "../src/base/finding.ts";

/** Any number a caller could pass: small integers, shares, huge and tiny numbers, NaN and infinities. */
export const anyNumber: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: -3, max: 400 }),
  fc.double({ min: 0, max: 1 }),
  fc.double(),
  fc.constantFrom(0, -0, Number.MAX_VALUE, Number.MIN_VALUE, Number.NaN, Number.POSITIVE_INFINITY),
);

/** As anyNumber, or null. */
export const anyPoint: fc.Arbitrary<number | null> = fc.option(anyNumber, { nil: null, freq: 6 });

/** Checks that a call returns only finite numbers and known reasons, or throws an AppError. */
export function expectSound(call: () => unknown): void {
  let answer: unknown;
  try {
    answer = call();
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
    return;
  }
  for (const path of unsoundParts(answer, "answer")) expect.fail(path);
}

/** Parts of a result that are neither a finite number nor a known reason. */
export function unsoundParts(value: unknown, path: string): string[] {
  if (typeof value === "number") return Number.isFinite(value) ? [] : [`${path} is ${value}`];
  if (value === undefined) return [`${path} is undefined`];
  if (typeof value !== "object" || value === null) return [];
  if (isNone(value)) return reasons.includes(value.reason) ? [] : [`${path} has the reason ${value.reason}`];
  if (value instanceof Map) return [...value].flatMap(([key, held]) => unsoundParts(held, `${path}.${String(key)}`));
  return Object.entries(value).flatMap(([key, held]) => unsoundParts(held, `${path}.${key}`));
}
