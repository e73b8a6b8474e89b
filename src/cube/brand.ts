import { AppError } from "../base/errors.ts";
import type { Audience } from "./audience.ts";

declare const audience: unique symbol;

/**
 * A nominal type ("brand"): TypeScript compares types by shape, but a private member only matches its own
 * declaration. Object literals, spread and `Object.assign` do not produce it, so `brand` is the only way to get one.
 * It exists at compile time only; the run-time counterpart is the WeakMap below.
 *
 * The audience is a function's return type rather than a literal type, because an intersection of two literal types
 * is `never`, which is assignable to everything.
 */
export declare abstract class MadeFor<A extends Audience> {
  private readonly [audience]: () => A;
}

const audiences = new WeakMap<object, Audience>();

/**
 * Marks data as safe for an audience and freezes it. Only the files that decide what an audience may see (called
 * doors) import it; `house/audience.ts` checks this.
 *
 * @throws AppError cube.audiences-differ if it has another audience already
 */
export function brand<A extends Audience, T extends object>(audience: A, data: T): T & MadeFor<A> {
  const other = audiences.get(data);
  if (other !== undefined && other !== audience) throw new AppError("cube.audiences-differ", { audience, other });
  audiences.set(data, audience);
  return Object.freeze(data) as T & MadeFor<A>;
}

/**
 * The audience that `brand` recorded for this object.
 *
 * @throws AppError cube.not-from-a-door for a copy, a clone, or any other object that no door made
 */
export function audienceOf<A extends Audience>(made: MadeFor<A>): A {
  const known = audiences.get(made);
  if (known === undefined) throw new AppError("cube.not-from-a-door", {});
  return known as A;
}
