import { signInRules } from "../rules/sign-in.ts";

/** Counts failed tries, so that nobody can guess passwords. In memory: a restart forgets them. */
export interface TryLimit {
  /** Whether another try must wait. */
  isReached(keys: readonly string[], now: Date): boolean;
  failed(keys: readonly string[], now: Date): void;
  succeeded(key: string): void;
}

/** At most this many keys are kept; the oldest go first. */
const mostKeys = 10_000;
const window = signInRules.windowMinutes.value * 60_000;

export function tryLimit(): TryLimit {
  const failures = new Map<string, readonly number[]>();
  const recent = (key: string, now: Date): readonly number[] =>
    (failures.get(key) ?? []).filter((at) => at > now.getTime() - window);
  return {
    isReached: (keys, now) => keys.some((key) => recent(key, now).length >= signInRules.mostTries.value),
    failed: (keys, now) => {
      for (const key of keys) {
        const times = [...recent(key, now), now.getTime()];
        failures.delete(key);
        failures.set(key, times);
      }
      for (const key of failures.keys()) {
        if (failures.size <= mostKeys) break;
        failures.delete(key);
      }
    },
    succeeded: (key) => {
      failures.delete(key);
    },
  };
}
