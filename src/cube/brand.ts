import { AppError } from "../base/errors.ts";
import type { Audience } from "./audience.ts";

declare const audience: unique symbol;

/**
 * A nominal type ("brand"): TypeScript compares types by shape, but a private member only matches its own declaration. No object literal, spread or
 * `Object.assign` has it, so the only way to get one is `brand`. It exists at compile time only; the run-time counterpart is the WeakMap below.
 *
 * The audience is the result of a function and not a literal type: an intersection of two literal types is `never`, and `never` fits everything.
 */
export declare abstract class MadeFor<A extends Audience> {
  private readonly [audience]: () => A;
}

const audiences = new WeakMap<object, Audience>();

/** Makes data readable by an audience, and freezes it. Imported only by the doors (`house/audience.ts` checks it), the files that decide what an audience may see. */
export function brand<A extends Audience, T extends object>(audience: A, data: T): T & MadeFor<A> {
  audiences.set(data, audience);
  return Object.freeze(data) as T & MadeFor<A>;
}

/**
 * The audience that the door set when it made this object.
 *
 * @throws AppError cube.not-from-a-door for a copy, a clone, or any other object that no door made
 */
export function audienceOf<A extends Audience>(made: MadeFor<A>): A {
  const known = audiences.get(made);
  if (known === undefined) throw new AppError("cube.not-from-a-door", {});
  return known as A;
}
