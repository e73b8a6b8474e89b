import type { Threshold } from "./threshold.ts";

const asvs = (value: number, requirement: string): Threshold => ({
  value,
  source: `OWASP Application Security Verification Standard 4.0.3, ${requirement}`,
  year: 2021,
});

/** Limits of passwords and sign-ins. */
export const signInRules = {
  /** Fewest characters of a password. */
  shortestPassword: asvs(12, "2.1.1"),
  longestPassword: asvs(128, "2.1.2"),
  /** Minutes without a request after which a person signs in again. */
  idleMinutes: asvs(30, "3.3.2"),
  /** Hours after which a person signs in again in any case. */
  longestHours: asvs(12, "3.3.2"),
  /** Failed tries of one address or for one person within the window. The standard allows 100 an hour. */
  mostTries: asvs(10, "2.2.1"),
  windowMinutes: asvs(15, "2.2.1"),
  /** Hours that a link to set a password is valid. */
  linkHours: asvs(24, "2.3.1"),
} as const;
