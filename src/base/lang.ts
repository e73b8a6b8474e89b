/** Languages in which everything is told. */
export const languages = ["en", "es"] as const;
export type Lang = (typeof languages)[number];
