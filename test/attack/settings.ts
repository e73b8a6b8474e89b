import type { AttackEffort, AttackNeeds } from "../../src/attack/needs.ts";

export const needs: AttackNeeds = { students: 4, outcome: 1, extreme: 2, amount: 0.1 };

/** Random numbers from a seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export const effort = (seed: number): AttackEffort => ({
  random: randomFrom(seed),
  largestProgram: 5000,
  mostSolved: 2000,
  sample: { numbers: 40, program: 1500 },
  seconds: 20,
});
