/** How close a number must come: |actual - expected| <= abs + rel * |expected|. */
export interface Tolerance {
  readonly abs: number;
  readonly rel: number;
}

const infinities: Readonly<Record<string, number>> = {
  Infinity: Number.POSITIVE_INFINITY,
  "-Infinity": Number.NEGATIVE_INFINITY,
};

/** All differences between a result and a case's expectation, with their paths; empty if it passes (methods.md 0.6). */
export function differences(actual: unknown, expected: unknown, tolerance: Tolerance, path = "result"): string[] {
  if (typeof expected === "number") {
    const near =
      typeof actual === "number" &&
      Math.abs(actual - expected) <= (tolerance.abs ?? 0) + (tolerance.rel ?? 0) * Math.abs(expected);
    return near ? [] : [`${path}: expected ${expected}, got ${shown(actual)}`];
  }
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual)) return [`${path}: expected a list, got ${shown(actual)}`];
    if (actual.length !== expected.length)
      return [`${path}: expected ${expected.length} entries, got ${actual.length}`];
    return expected.flatMap((entry, at) => differences(actual[at], entry, tolerance, `${path}[${at}]`));
  }
  if (typeof expected === "object" && expected !== null) {
    if (typeof actual !== "object" || actual === null || Array.isArray(actual))
      return [`${path}: expected an object, got ${shown(actual)}`];
    return Object.entries(expected)
      .filter(([key]) => key !== "note" || key in actual)
      .flatMap(([key, value]) =>
        key in actual
          ? differences((actual as Record<string, unknown>)[key], value, tolerance, `${path}.${key}`)
          : [`${path}.${key}: missing`],
      );
  }
  if (typeof expected === "string" && expected in infinities && actual === infinities[expected]) return [];
  return Object.is(actual, expected) ? [] : [`${path}: expected ${shown(expected)}, got ${shown(actual)}`];
}

const shown = (x: unknown): string => (typeof x === "number" ? String(x) : (JSON.stringify(x) ?? "nothing"));
