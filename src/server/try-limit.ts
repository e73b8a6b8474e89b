import { signInRules } from "../rules/sign-in.ts";

/** An attempt that was allowed. It counts as failed until it is withdrawn. */
export interface Try {
  /** Withdraws the attempt; for these keys, also all earlier ones. */
  succeeded(forget: readonly string[]): void;
}

/** Limits failed attempts, so that passwords cannot be guessed. In memory: a restart forgets them. */
export interface TryLimit {
  /**
   * Counts an attempt before it is made, so that simultaneous attempts are all counted.
   *
   * @returns undefined if this one must wait
   */
  begin(keys: readonly string[], now: Date): Try | undefined;
}

/** At most this many keys are kept; the oldest are dropped first. */
const mostKeys = 10_000;
const window = signInRules.windowMinutes.value * 60_000;

export function tryLimit(): TryLimit {
  const tries = new Map<string, readonly object[]>();
  const times = new WeakMap<object, number>();
  const recent = (key: string, now: Date): readonly object[] =>
    (tries.get(key) ?? []).filter((each) => (times.get(each) ?? 0) > now.getTime() - window);
  return {
    begin: (keys, now) => {
      if (keys.some((key) => recent(key, now).length >= signInRules.mostTries.value)) return undefined;
      const one = {};
      times.set(one, now.getTime());
      for (const key of keys) {
        const counted = [...recent(key, now), one];
        tries.delete(key);
        tries.set(key, counted);
      }
      for (const key of tries.keys()) {
        if (tries.size <= mostKeys) break;
        tries.delete(key);
      }
      return {
        succeeded: (forget) => {
          for (const key of forget) tries.delete(key);
          for (const key of keys) {
            const others = tries.get(key)?.filter((each) => each !== one);
            if (others !== undefined) tries.set(key, others);
          }
        },
      };
    },
  };
}
