import fc from "fast-check";
import { anyNumber } from "../sound.ts";
import { namedTypes } from "./known.ts";
import type { Field, Shape } from "./shape.ts";

/** Kinds of numbers. Each argument uses one kind, so that lists are consistent often enough to be accepted. */
const kinds: readonly fc.Arbitrary<number>[] = [
  fc.integer({ min: 0, max: 40 }),
  fc.integer({ min: 0, max: 1 }),
  fc.integer({ min: 0, max: 4 }),
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.double({ min: -5, max: 5, noNaN: true }),
  fc.integer({ min: 1, max: 5000 }),
  fc.constant(0),
  fc.constant(-0),
  fc.constant(7),
  fc.double({ min: 1e300, noNaN: true, noDefaultInfinity: true }),
  fc.double({ min: -1e-300, max: 1e-300, noNaN: true }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  anyNumber,
];
const often = [0, 0, 0, 1, 2, 3, 3, 4, 4, 5, 5];
const shares = /(^|\.)(level|confidence|power|alpha|probability|tolerance|line)$/;

/** Settings for one call: list lengths, the kind of each number, and whether individual numbers are corrupted. */
interface Plan {
  readonly length: number;
  readonly uneven: boolean;
  readonly spoiled: boolean;
  readonly kinds: readonly number[];
}

const plans: fc.Arbitrary<Plan> = fc.record({
  length: fc.nat(9),
  uneven: fc.integer({ min: 0, max: 9 }).map((x) => x === 9),
  spoiled: fc.integer({ min: 0, max: 3 }).map((x) => x === 3),
  kinds: fc.array(
    fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...often) }, { weight: 1, arbitrary: fc.nat(kinds.length - 1) }),
    { minLength: 12, maxLength: 12 },
  ),
});

/** Arguments of a function: any that fit its types. */
export const argumentsOf = (parameters: readonly Field[]): fc.Arbitrary<unknown[]> =>
  plans.chain((plan) => {
    let place = 0;
    const made = parameters.map(({ shape, optional }) => {
      const given = arbitraryOf(shape, plan, () => plan.kinds[place++ % plan.kinds.length]!);
      return optional ? fc.option(given, { nil: undefined, freq: 2 }) : given;
    });
    return fc.tuple(...made).map((list) => {
      while (list.length > 0 && list.at(-1) === undefined) list.pop();
      return list;
    });
  });

function arbitraryOf(shape: Shape, plan: Plan, next: () => number): fc.Arbitrary<unknown> {
  switch (shape.kind) {
    case "number": {
      const own = kinds[next()]!;
      if (shares.test(shape.name))
        return fc.oneof({ weight: 4, arbitrary: fc.constant(0.95) }, { weight: 1, arbitrary: anyNumber });
      return plan.spoiled ? fc.oneof({ weight: 9, arbitrary: own }, { weight: 1, arbitrary: anyNumber }) : own;
    }
    case "constant":
      return fc.constant(shape.value);
    case "text":
      return fc.constantFrom("a", "b", "c", "");
    case "named":
      return namedTypes[shape.name]!;
    case "tuple":
      return fc.tuple(...shape.of.map((part) => arbitraryOf(part, plan, next)));
    case "dictionary":
      return fc.dictionary(fc.constantFrom("a", "b"), arbitraryOf(shape.of, plan, next));
    case "choice": {
      const [first, ...rest] = shape.of.map((part) => arbitraryOf(part, plan, next));
      const empty = shape.of.filter((part) => part.kind === "constant" && (part.value ?? null) === null).length;
      // A number or null: mostly a number.
      return empty === 1 && shape.of.length === 2
        ? fc.oneof({ weight: 4, arbitrary: rest[0]! }, { weight: 4, arbitrary: first! })
        : fc.oneof(first!, ...rest);
    }
    case "list": {
      const length = plan.uneven ? { maxLength: 9 } : { minLength: plan.length, maxLength: plan.length };
      const list = fc.array(arbitraryOf(shape.of, plan, next), length);
      if (shape.store === "Float64Array") return list.map((values) => Float64Array.from(values as number[]));
      if (shape.store === "Uint8Array") return list.map((values) => Uint8Array.from(values as number[]));
      if (shape.store === "Int32Array") return list.map((values) => Int32Array.from(values as number[]));
      return list;
    }
    case "record": {
      const model = Object.fromEntries(
        shape.fields.map(({ name, shape: held }) => [name, arbitraryOf(held, plan, next)]),
      );
      const requiredKeys = shape.fields.flatMap(({ name, optional }) => (optional ? [] : [name]));
      const made = fc.record(model, { requiredKeys });
      const counted = ["n", "hits"].every((name) => shape.fields.some((field) => field.name === name));
      return counted && !plan.spoiled ? made.map(heldTogether) : made;
    }
    case "unknown":
      throw new Error(`No input can be made for ${shape.type}: write it in known.ts.`);
  }
}

/** Makes counts mostly consistent, with no more hits than students. */
function heldTogether(made: Record<string, unknown>): Record<string, unknown> {
  const { n, hits } = made as { n: number; hits: number };
  return hits > n ? { ...made, n: hits, hits: n } : made;
}
